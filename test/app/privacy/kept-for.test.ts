/** docs/privacy.md says for how long things are kept: compared with what is stored. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveInstallation } from '../../../src/app/installations/installation';
import { fillWorkspace } from './full-workspace';
import { WholeTable } from './whole-table';

const DAY = 24 * 60 * 60;
const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'privacy.md'), 'utf8');

/** By the beginning of a key: what the page says of its time. */
const SAID = new Map(
  [...PAGE.matchAll(/^\| `([^`]+)` .*\| ([^|]+?) +\|$/gm)].map(([, key = '', kept = '']) => [key, kept]),
);

let table: WholeTable;
const begun: number[] = [];
beforeAll(async () => {
  table = await WholeTable.start();
  begun.push(table.clock.now() / 1000);
  const form = { form: 1, team: 'T0ONE', teamName: 'one', app: 'A1', scopes: [], botUser: 'U0BOT' } as const;
  await saveInstallation(table.ports.documents, { ...form, by: 'U0BOSS', at: 0, token: 'sealed' });
  await fillWorkspace(table, 'T0ONE');
  begun.push(table.clock.now() / 1000);
}, 30_000);
afterAll(() => table.close());

/** The longest beginning of a key that the page has. */
function saidOf(partition: string, key: string): string | undefined {
  if (partition.startsWith('DUE#')) return SAID.get('DUE#');
  const [found] = [...SAID.keys()].filter((one) => key.startsWith(one)).toSorted((a, b) => b.length - a.length);
  return found === undefined ? undefined : SAID.get(found);
}

test('the page has a line for everything, and its time is that of the program', async () => {
  expect(SAID.size).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (const { pk, sk, expires } of await table.items()) {
    const [partition, key] = [pk?.S ?? '', sk?.S ?? ''];
    const said = saidOf(partition, key);
    const days = begun.map((at) => (Number(expires?.N) - at) / DAY);
    seen.add(said ?? key);
    if (partition.startsWith('DUE#')) {
      expect(Math.min(...days)).toBeLessThanOrEqual(90);
    } else if (said === 'until uninstall') {
      expect([key, expires]).toEqual([key, undefined]);
    } else {
      const wanted = [...(said ?? '').matchAll(/\d+/g)].map(([number]) => Number(number));
      const isSaid = wanted.some((one) => days.includes(one)) || (key.startsWith('DOC#PROMPT#') && wanted.includes(2));
      expect([key, said, isSaid]).toEqual([key, said, true]);
    }
  }
  expect(seen.size).toBeGreaterThan(7);
});
