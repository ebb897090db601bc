import type { Pod } from '../../src/api/objects';
import { describeMembers, drawMembers, type MemberRow } from '../../src/diagram/text/member-table';

const member = (name: string, rest: Partial<MemberRow> = {}): MemberRow => ({
  pod: { kind: 'Pod', metadata: { name, uid: name } } as Pod,
  leads: false,
  rows: 2,
  ...rest,
});

test('shows who leads, where the rows are, and how many', () => {
  const rows = [member('db-0', { leads: true, claim: 'data-db-0' }), member('db-1', { state: 'silent', rows: 12 })];
  expect(drawMembers('database db', rows)).toEqual([
    'database db                       rows',
    '',
    ' db-0* ---(data-db-0)                2',
    ' db-1  in its container  silent     12',
    '* leads: writes go there',
  ]);
  expect(describeMembers(rows)).toEqual(['db-0 leads has 2 rows', 'db-1 silent has 12 rows']);
});

test('counts members that do not fit, and cuts what is too wide', () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    member(`a-database-of-some-name-${index}`, { claim: `data-a-database-of-some-name-${index}`, state: 'silent' }),
  );
  const lines = drawMembers('database a-database-of-some-name-that-is-long', rows);
  expect(lines).toContain(' 34 more');
  expect(lines.length).toBeLessThanOrEqual(10);
  expect(Math.max(...lines.map((line) => line.length))).toBe(38);
});
