/** Requests of several workspaces that installed the app, each answered with its own token. */
import { saveInstallation, removeInstallation } from '../../../src/app/installations/installation';
import { LOCAL_TEAM } from '../../../src/local/slack-requests';
import { oneToken } from '../../../src/slack/tokens';
import { botOf } from '../../../src/slack/install/installed-bot';
import { createSlackApp } from '../../../src/slack/slack-app';
import { ChannelUnderTest } from '../../app/channel-under-test';
import { API_URL, CLIENT, OAuthDouble } from '../../app/installations/oauth-double';
import { PlainCipher } from '../../app/installations/plain-cipher';
import { SECRETS, SlackUnderTest, eventOf, SECRET } from '../slack-under-test';
import { sign } from '../../../src/local/slack-requests';

const channel = new ChannelUnderTest();
const { handler, documents, clock, log } = channel;
const slack = new OAuthDouble(clock);
const cipher = new PlainCipher();
const one = { tokens: oneToken('xoxb-one'), url: API_URL };
const outside = { documents, cipher, clock, log, fetch: slack.fetch };
const bot = botOf({ client: CLIENT, bot: one, apiUrl: API_URL }, outside);
const app = createSlackApp({ secrets: SECRETS, handler, clock, log, allowLoopback: false, bot, fetch: slack.fetch });
const typed = new SlackUnderTest();

async function install(team: string): Promise<void> {
  const token = `xoxb-${team}`;
  slack.tokens.set(token, { team, expires: Infinity });
  await saveInstallation(documents, {
    ...{ form: 1, team, teamName: team, app: 'A1', scopes: [], botUser: 'U0BOT', by: 'U1', at: clock.now() },
    token: await cipher.encrypt(token, { team }),
  });
}

/** Types `/kube do`, which opens a modal where there is a token. */
function type(team: string) {
  const body = typed.commandBody('do').replaceAll(LOCAL_TEAM, team);
  return app(eventOf('HTTP API, base64', sign(body, SECRET, clock.now()).headers, body));
}

beforeAll(() => Promise.all([install('T0ONE'), install('T0TWO')]));
beforeEach(() => slack.calls.splice(0));

it('calls for each workspace with the token that it gave', async () => {
  const answers = await Promise.all([type('T0ONE'), type('T0TWO'), type('T0ONE')]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(slack.calls.map(({ token }) => token).toSorted()).toEqual(['xoxb-T0ONE', 'xoxb-T0ONE', 'xoxb-T0TWO']);
});

it('answers a workspace that has not installed it with a message, and lends it no token', async () => {
  const { body } = await type('T0NONE');
  expect(JSON.parse(body)).toMatchObject({ response_type: 'ephemeral', blocks: expect.any(Array) });
  expect(slack.calls).toEqual([]);
});

it('uses a token no longer than a few minutes after the app was removed, though Slack would take it', async () => {
  await type('T0TWO');
  await removeInstallation(documents, 'T0TWO');
  await clock.sleep(5 * 60_000);
  await type('T0TWO');
  expect(slack.calls).toHaveLength(1);
});

it('is the one token that it was given where nothing is installed by OAuth', () => {
  expect(botOf({ client: undefined, bot: one, apiUrl: API_URL }, outside)).toBe(one);
  expect(botOf({ client: undefined, bot: undefined, apiUrl: API_URL }, outside)).toBeUndefined();
});
