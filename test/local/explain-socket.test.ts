import { explainSocket, refusedBot } from '../../src/local/explain-socket';
import { readSocketEnvironment } from '../../src/local/socket-environment';
import { SocketRefused } from '../../src/slack/socket-connection';

const API = 'https://slack.com/api/';

describe('why Slack does not let this machine connect', () => {
  it.each([
    ['invalid_auth', 'Slack refused SLACK_APP_TOKEN (invalid_auth). Make another at api.slack.com/apps'],
    ['token_revoked', 'Slack refused SLACK_APP_TOKEN (token_revoked).'],
    ['not_allowed_token_type', 'Slack takes no such token here (not_allowed_token_type): SLACK_APP_TOKEN is xapp-...'],
    ['missing_scope', 'SLACK_APP_TOKEN lacks connections:write (missing_scope).'],
    ['link_disabled', 'Socket Mode is switched off. Switch it on at api.slack.com/apps: the app, Socket Mode.'],
    ['said_tomorrow', "Slack refused the connection (said_tomorrow). Look at the app's settings"],
  ])('%s', (code, line) => {
    expect(explainSocket(new SocketRefused(code), API)).toContain(line);
  });

  it('tells a network that does not work from a refusal, and both from a bug', () => {
    const unreachable = Object.assign(new Error('x'), { code: 'slack_webapi_request_error' });
    expect(explainSocket(unreachable, API)).toContain(`came from ${API}: look at the network`);
    expect(refusedBot('no_answer', API).message).toContain(`Nothing answered at ${API}`);
    expect(refusedBot('invalid_auth', API).message).toContain('OAuth & Permissions');
    expect(explainSocket(new Error('bug'), API)).toBeUndefined();
    expect(explainSocket(undefined, API)).toBeUndefined();
  });
});

describe('the environment of npm run socket', () => {
  const APP = 'xapp-1-test';

  it.each([
    ['no token', {}, 'SLACK_APP_TOKEN must be set'],
    ['the token of a bot', { SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is the token of a bot.'],
    ['something else', { SLACK_APP_TOKEN: 'abc' }, 'SLACK_APP_TOKEN is no app-level token (xapp-...).'],
    [
      'the app-level token twice',
      { SLACK_APP_TOKEN: APP, SLACK_BOT_TOKEN: APP },
      'SLACK_BOT_TOKEN is an app-level token',
    ],
  ])('is refused with %s', (_what, environment, line) => {
    expect(() => readSocketEnvironment(environment)).toThrow(line);
  });

  it('calls Slack itself, whose addresses are not on this machine', () => {
    const environment = readSocketEnvironment({ SLACK_APP_TOKEN: APP, SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(environment).toMatchObject({ apiUrl: API, isSlackHere: false, bot: { url: API } });
    expect(readSocketEnvironment({ SLACK_APP_TOKEN: APP })).toMatchObject({ apiUrl: API, bot: undefined });
  });

  it('seals with a key that is the same tomorrow and that nobody knows without the token', () => {
    const secretOf = (token: string) => readSocketEnvironment({ SLACK_APP_TOKEN: token }).signingSecret;
    expect(secretOf(APP)).toMatch(/^[0-9a-f]{64}$/);
    expect(secretOf(APP)).toBe(secretOf(APP));
    expect(secretOf('xapp-2')).not.toBe(secretOf(APP));
    const given = { SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: 'given' };
    expect(readSocketEnvironment(given).signingSecret).toBe('given');
  });
});
