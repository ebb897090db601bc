import { readConfiguration, readOwnWork } from '../../src/slack/configuration';
import { TestClock, TestLog } from '../app/channel-under-test';
import { FakeParameters } from './fake-parameters';

const NAMES = {
  SLACK_SIGNING_SECRET_PARAMETER: '/kube-tutor/dev/slack-signing-secret',
  SLACK_BOT_TOKEN_PARAMETER: '/kube-tutor/dev/slack-bot-token',
  SLACK_CLIENT_SECRET_PARAMETER: '/kube-tutor/dev/slack-client-secret',
};
const VALUES = { SLACK_SIGNING_SECRET: 's', TABLE_NAME: 't' };

let parameters: FakeParameters;
beforeEach(() => (parameters = new FakeParameters()));

const read = (environment: NodeJS.ProcessEnv) =>
  readConfiguration(environment, { parameters, clock: new TestClock(), log: new TestLog() });

describe('the environment of the function', () => {
  it('is read', () => {
    const { secrets, ...rest } = read(VALUES);
    expect(rest).toEqual({
      tableName: 't',
      dynamoEndpoint: undefined,
      bot: undefined,
      client: undefined,
      tokenKey: '',
      apiUrl: 'https://slack.com/api/',
      publicUrl: undefined,
    });
    expect(secrets.all()).toEqual(['s']);
    expect(parameters.asked).toEqual([]);
  });

  it('may hold two signing secrets, and no more', () => {
    expect(read({ ...VALUES, SLACK_SIGNING_SECRET: ' new\n old ' }).secrets.all()).toEqual(['new', 'old']);
    expect(() => read({ ...VALUES, SLACK_SIGNING_SECRET: 'a b c' })).toThrow(
      'kube-tutor cannot start: SLACK_SIGNING_SECRET holds more than two secrets',
    );
    expect(() => read({ ...VALUES, SLACK_SIGNING_SECRET: ' \n' })).toThrow('SLACK_SIGNING_SECRET holds nothing');
  });

  it.each([
    [undefined, 'https://slack.com/api/'],
    ['', 'https://slack.com/api/'],
    ['https://slack.example/api', 'https://slack.example/api/'],
    ['http://localhost:4000/api/', 'http://localhost:4000/api/'],
  ])('calls Slack with its token at %s', async (SLACK_API_URL, url) => {
    const { bot } = read({ ...VALUES, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL });
    expect(bot?.url).toBe(url);
    expect(await bot?.tokens.tokenOf('T1')).toBe('xoxb-1');
  });

  it.each(['http://slack.com/api/', 'ftp://slack.com/', 'slack.com', 'http://127.0.0.1.evil.example/'])(
    'sends no token to %s',
    (SLACK_API_URL) => {
      for (const token of [{ SLACK_BOT_TOKEN: 'xoxb-1' }, NAMES]) {
        expect(() => read({ ...VALUES, ...token, SLACK_API_URL })).toThrow('SLACK_API_URL must begin with https://');
      }
    },
  );

  it.each([
    [{ TABLE_NAME: 't' }, 'SLACK_SIGNING_SECRET or SLACK_SIGNING_SECRET_PARAMETER must be set'],
    [
      { SLACK_SIGNING_SECRET: '', TABLE_NAME: 't' },
      'SLACK_SIGNING_SECRET or SLACK_SIGNING_SECRET_PARAMETER must be set',
    ],
    [{ SLACK_SIGNING_SECRET: 's' }, 'TABLE_NAME must be set'],
    [{}, 'SLACK_SIGNING_SECRET or SLACK_SIGNING_SECRET_PARAMETER and TABLE_NAME must be set'],
    [{ ...VALUES, SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_SECRET or SLACK_CLIENT_SECRET_PARAMETER must be set'],
    [{ ...VALUES, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' }, 'TOKEN_KEY_ID must be set'],
  ])('%j is a refusal to start', (environment, message) => {
    expect(() => read(environment)).toThrow(`kube-tutor cannot start: ${message}`);
  });
});

describe('an environment that names parameters', () => {
  const environment = { ...NAMES, TABLE_NAME: 't', SLACK_CLIENT_ID: '1.2', TOKEN_KEY_ID: 'arn' };

  it('asks for nothing before the first request, and then for all of them in one call', async () => {
    const { secrets, bot, client } = read(environment);
    expect(parameters.asked).toEqual([]);
    parameters.values.set(NAMES.SLACK_SIGNING_SECRET_PARAMETER, 'new old');
    parameters.values.set(NAMES.SLACK_BOT_TOKEN_PARAMETER, 'xoxb-1\n');
    parameters.values.set(NAMES.SLACK_CLIENT_SECRET_PARAMETER, 'client-secret');
    await secrets.ready();
    expect(secrets.all()).toEqual(['new', 'old']);
    expect(await bot?.tokens.tokenOf('T1')).toBe('xoxb-1');
    expect(client?.id).toBe('1.2');
    expect(await client?.secret()).toBe('client-secret');
    expect(parameters.asked).toEqual([Object.values(NAMES)]);
  });

  it('needs no token and no client secret', async () => {
    const { secrets, bot, client } = read(environment);
    parameters.values.set(NAMES.SLACK_SIGNING_SECRET_PARAMETER, 'only');
    await secrets.ready();
    expect(await bot?.tokens.tokenOf('T1')).toBeUndefined();
    expect(await client?.secret()).toBeUndefined();
  });

  it('holds a value that counts before the parameter', async () => {
    const { secrets, bot } = read({ ...environment, SLACK_SIGNING_SECRET: 'here', SLACK_BOT_TOKEN: 'xoxb-here' });
    await secrets.ready();
    expect(secrets.all()).toEqual(['here']);
    expect(await bot?.tokens.tokenOf('T1')).toBe('xoxb-here');
    expect(parameters.asked).toEqual([]);
  });

  it('is enough for a function that nobody outside calls', async () => {
    const sources = { parameters, clock: new TestClock(), log: new TestLog() };
    const { bot } = readOwnWork({ TABLE_NAME: 't', SLACK_BOT_TOKEN_PARAMETER: '/token' }, sources);
    parameters.values.set('/token', 'xoxb-2');
    expect(await bot?.tokens.tokenOf('T1')).toBe('xoxb-2');
    expect(() => readOwnWork({}, sources)).toThrow('kube-tutor cannot start: TABLE_NAME must be set');
  });
});
