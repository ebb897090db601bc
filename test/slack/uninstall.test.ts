/** Slack says that a workspace removed the app: by two events, in any order, and again. */
import { createSlackApp } from '../../src/slack/slack-app';
import { sign } from '../../src/local/slack-requests';
import { isBeingErased } from '../../src/app/privacy/erasures';
import { fillWorkspace } from '../app/privacy/full-workspace';
import { WholeTable } from '../app/privacy/whole-table';
import { eventOf, SECRET, SECRETS } from './slack-under-test';

const TEAM = 'T0ONE';

let table: WholeTable;
beforeEach(async () => {
  table = await WholeTable.start();
});
afterEach(() => table.close());

/** What Slack sends of an event, signed. */
async function happens(event: object, team: string | undefined = TEAM) {
  const { clock, log } = table.ports;
  const handler = table.commands;
  // How long it takes depends on the machine, and a 503 makes Slack deliver an event again: test/faults tries that.
  const patience = Infinity;
  const app = createSlackApp({ secrets: SECRETS, handler, clock, log, allowLoopback: false, patience });
  const body = JSON.stringify({ type: 'event_callback', team_id: team, api_app_id: 'A1', event, event_id: 'Ev1' });
  const { headers } = sign(body, SECRET, clock.now());
  return app(eventOf('HTTP API, base64', { ...headers, 'content-type': 'application/json' }, body));
}

const UNINSTALLED = { type: 'app_uninstalled' };
const REVOKED = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } };

test('both events, twice, remove everything, and are answered', async () => {
  await fillWorkspace(table, TEAM);
  for (const event of [REVOKED, UNINSTALLED, UNINSTALLED, REVOKED]) {
    expect((await happens(event)).statusCode).toBe(200);
  }
  await table.minutes(4);
  expect(await table.items()).toEqual([]);
  expect(table.lines.join('\n')).not.toMatch(/zaphod|U0LEAVER|deploy/);
  // Counted as one workspace that went.
  expect(table.lines.filter((line) => line.includes('"uninstalled"'))).toHaveLength(1);
}, 30_000);

test.each([
  ['a token of a person alone', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }, TEAM],
  ['an empty list of tokens', { type: 'tokens_revoked', tokens: { bot: [] } }, TEAM],
  ['a list that is none', { type: 'tokens_revoked', tokens: { bot: 'U0BOT' } }, TEAM],
  ['no tokens', { type: 'tokens_revoked' }, TEAM],
  ['a team that is none', UNINSTALLED, 'T1#@'],
])('%s removes nothing', async (_, event, team) => {
  expect((await happens(event, team)).statusCode).toBe(200);
  expect(await table.items()).toEqual([]);
  expect(await isBeingErased(table.ports.documents, TEAM)).toBe(false);
});
