import { readConfiguration } from '../../src/slack/configuration';

describe('the environment of the function', () => {
  it('is read', () => {
    const { secrets, ...rest } = readConfiguration({ SLACK_SIGNING_SECRET: 's', TABLE_NAME: 't' });
    expect(rest).toEqual({ tableName: 't', dynamoEndpoint: undefined, bot: undefined, publicUrl: undefined });
    expect(secrets.all()).toEqual(['s']);
  });

  it.each([
    [undefined, 'https://slack.com/api/'],
    ['', 'https://slack.com/api/'],
    ['https://slack.example/api', 'https://slack.example/api/'],
    ['http://localhost:4000/api/', 'http://localhost:4000/api/'],
  ])('calls Slack with its token at %s', async (SLACK_API_URL, url) => {
    const environment = { SLACK_SIGNING_SECRET: 's', TABLE_NAME: 't', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL };
    const { bot } = readConfiguration(environment);
    expect(bot?.url).toBe(url);
    expect(await bot?.tokens.tokenOf('T1')).toBe('xoxb-1');
  });

  it.each(['http://slack.com/api/', 'ftp://slack.com/', 'slack.com', 'http://127.0.0.1.evil.example/'])(
    'sends no token to %s',
    (SLACK_API_URL) => {
      const environment = { SLACK_SIGNING_SECRET: 's', TABLE_NAME: 't', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL };
      expect(() => readConfiguration(environment)).toThrow('SLACK_API_URL must begin with https://');
    },
  );

  it.each([
    [{ TABLE_NAME: 't' }, 'SLACK_SIGNING_SECRET must be set'],
    [{ SLACK_SIGNING_SECRET: '', TABLE_NAME: 't' }, 'SLACK_SIGNING_SECRET must be set'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'TABLE_NAME must be set'],
    [{}, 'SLACK_SIGNING_SECRET and TABLE_NAME must be set'],
  ])('%j is a refusal to start', (environment, message) => {
    expect(() => readConfiguration(environment)).toThrow(`kube-tutor cannot start: ${message}`);
  });
});
