import * as fc from 'fast-check';
import { isRejected } from '../../src/api/rejection';
import { answers, membersOf } from '../../src/containers/database';
import { DatabaseUnderTest } from './database-under-test';

const number = fc.integer({ min: 0, max: 2 });
const row = fc.constantFrom('curl db /add x', 'curl db /add y -n 2');

/** What leaves the leader, db-0, in its place: it may be gone for a moment, but does not crash twice in a row. */
const gentle = fc.array(
  fc.oneof(
    row,
    number.map((pod) => `delete pod db-${pod}`),
    fc.constantFrom(
      'crash pod db-1',
      'crash pod db-1 --loop',
      'crash pod db-2 --loop',
      'unready pod db-1',
      'wait 3s',
      'wait 1m',
    ),
    fc.constantFrom('scale db 3', 'scale db 2', 'scale db 1', 'disk lose db-1', 'disk lose db-2'),
  ),
  { minLength: 3, maxLength: 10 },
);

const rough = fc.array(
  fc.oneof(
    row,
    number.map((pod) => `crash pod db-${pod} --loop`),
    number.map((pod) => `delete pod db-${pod}`),
    number.map((pod) => `unready pod db-${pod}`),
    number.map((pod) => `disk lose db-${pod}`),
    number.map((node) => `node fail node-${node + 1}`),
    number.map((node) => `node recover node-${node + 1}`),
    number.map((node) => `curl db /add late --from node-${node + 1}`),
    fc.constantFrom('scale db 3', 'scale db 1', 'scale db 0', 'wait 3s', 'wait 6m'),
  ),
  { minLength: 3, maxLength: 10 },
);

function typeAll(db: DatabaseUnderTest, commands: readonly string[], check: () => void): readonly string[] {
  const acknowledged: string[] = [];
  for (const command of commands) {
    const done = db.type(command);
    if (!isRejected(done)) acknowledged.push(...(done.requests?.database?.added ?? []));
    check();
  }
  return acknowledged;
}

test('while the leader is never lost, every row that it said OK to is in every member at rest', () => {
  fc.assert(
    fc.property(gentle, (commands) => {
      const db = new DatabaseUnderTest();
      const acknowledged = typeAll(db, commands, () => expect(db.leader).toBe('db-0'));
      ['scale db 3', 'delete pod db-1', 'delete pod db-2'].forEach((command) => void db.type(command));
      expect(db.rows).toEqual({ 'db-0': acknowledged, 'db-1': acknowledged, 'db-2': acknowledged });
    }),
    { numRuns: 30 },
  );
});

test('whatever happens, one member leads those that answer, and they have its rows, each of them once', () => {
  fc.assert(
    fc.property(rough, (commands) => {
      const db = new DatabaseUnderTest();
      typeAll(db, commands, () => {
        const set = db.cluster.get('StatefulSet', 'db', 'default')!;
        const heard = membersOf(db.cluster, set).filter((member) => answers(db.cluster, member));
        const able = heard.filter(({ pod }) => pod.metadata.deletionTimestamp === undefined);
        if (able.length > 0) expect(heard.map(({ pod }) => pod.metadata.name)).toContain(db.leader);
        for (const { pod } of heard) expect(db.rows[pod.metadata.name]).toEqual(db.rows[db.leader ?? '']);
        for (const rows of Object.values(db.rows)) expect(new Set(rows).size).toBe(rows.length);
      });
    }),
    { numRuns: 40 },
  );
});
