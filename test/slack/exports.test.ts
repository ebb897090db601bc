/** What is stored about a person, behind a link: for minutes, for that person, for nobody who guesses. */
import { Reports } from '../../src/slack/reports';
import { LINK_MINUTES } from '../../src/slack/signed-links';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { fillWorkspace, LEAVER, STAYER } from '../app/privacy/full-workspace';
import { WholeTable } from '../app/privacy/whole-table';

const ORIGIN = 'https://tutor.example';
const SQUAD = { team: 'T0ONE', channel: 'C0SQUAD' };

let table: WholeTable;
let reports: Reports;
beforeAll(async () => {
  table = await WholeTable.start();
  await fillWorkspace(table, 'T0ONE');
  reports = new Reports({ ...table.ports, secrets: fixedSecrets('newest', 'before'), publicUrl: ORIGIN });
}, 30_000);
afterAll(() => table.close());

const linkTo = (person: string) => new URL(reports.linkTo({ team: 'T0ONE', person }) ?? '');

function visit(link: URL, method = 'GET') {
  return reports.answer({
    version: '2.0',
    rawPath: link.pathname,
    rawQueryString: link.search.slice(1),
    headers: {},
    requestContext: { http: { method, path: link.pathname } },
  });
}

test('the link gives all of one person, to keep', async () => {
  const answer = await visit(linkTo(LEAVER.id));
  expect(answer?.statusCode).toBe(200);
  expect(answer?.headers).toMatchObject({
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
  });
  const body = JSON.parse(answer?.body ?? '') as { readonly person: string; readonly channels: readonly unknown[] };
  expect(body.person).toBe(LEAVER.id);
  expect(body.channels.length).toBeGreaterThan(2);
  expect((await visit(linkTo(LEAVER.id), 'HEAD'))?.body).toBe('');
});

test('a link that was changed, or is for something else, gives nothing', async () => {
  const link = linkTo(LEAVER.id);
  const others = [
    link.href.replace(LEAVER.id, STAYER.id),
    link.href.replace('T0ONE', 'T0TWO'),
    link.href.replace(/expires=\d+/, 'expires=99999999999'),
    link.href.replace(/signature=.*/, 'signature='),
    // A link to a table is none to a person, though the one has the form of the other.
    reports.link({ team: 'T0ONE', channel: LEAVER.id }).replace('.csv', '.json'),
    link.href.replace('.json', '.csv'),
  ];
  for (const other of others) {
    const answer = await visit(new URL(other));
    expect([other, answer?.statusCode]).toEqual([other, 403]);
    expect(answer?.body).not.toContain('commands');
  }
});

test('a link ends after its minutes', async () => {
  const link = linkTo(LEAVER.id);
  await table.clock.sleep(LINK_MINUTES * 60_000);
  expect((await visit(link))?.statusCode).toBe(200);
  await table.clock.sleep(1_000);
  expect((await visit(link))?.statusCode).toBe(403);
});

test('a table is still a table', async () => {
  const answer = await visit(new URL(reports.link(SQUAD)));
  expect([answer?.statusCode, answer?.body]).toEqual([404, 'Fewer than five people took part: there is no table.\n']);
});
