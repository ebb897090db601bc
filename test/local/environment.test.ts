import { readEnvironment } from '../../src/local/environment';

describe('the environment of npm start', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      kubeApiPort: 3443,
      folder: '.kube-tutor',
      signingSecret: 'local-signing-secret',
      dynamoEndpoint: undefined,
      tableName: 'kube-tutor',
      bot: 'here',
      commandName: '/kube',
    });
  });

  it('may be an app that is installed by OAuth', () => {
    const { app, apiUrl } = readEnvironment({ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' });
    expect([app, apiUrl]).toEqual([{ id: '1.2', secret: 's' }, undefined]);
    expect(() => readEnvironment({ SLACK_CLIENT_ID: '1.2' })).toThrow('SLACK_CLIENT_SECRET must be set');
  });

  it('may have two signing secrets: what comes from here is signed with the newer one', () => {
    const { signingSecret, oldSecret } = readEnvironment({ SLACK_SIGNING_SECRET: 'new old' });
    expect([signingSecret, oldSecret]).toEqual(['new', 'old']);
    expect(() => readEnvironment({ SLACK_SIGNING_SECRET: 'a b c' })).toThrow('more than two secrets');
  });

  it('has a bot on this machine, at an address that is given, or none', async () => {
    expect(readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1' }).bot).toBe('here');
    expect(readEnvironment({ SLACK_BOT_TOKEN: '' }).bot).toBeUndefined();
    const SLACK_API_URL = 'http://127.0.0.1:4000/api';
    expect(readEnvironment({ SLACK_API_URL }).bot).toBeUndefined();
    const { bot } = readEnvironment({ SLACK_API_URL, SLACK_BOT_TOKEN: 'xoxb-1' });
    if (bot === undefined || bot === 'here') throw new Error('no bot');
    expect(bot.url).toBe(`${SLACK_API_URL}/`);
    expect(await bot.tokens.tokenOf('T1')).toBe('xoxb-1');
  });

  it('may keep nothing', () => {
    expect(readEnvironment({ KUBE_TUTOR_DATA: 'memory' }).folder).toBeUndefined();
  });

  it('takes 0 as a port, and refuses what is none', () => {
    expect(readEnvironment({ PORT: '0' })).toMatchObject({ port: 0, kubeApiPort: 0 });
    expect(readEnvironment({ PORT: '0', KUBE_API_PORT: '3443' }).kubeApiPort).toBe(3443);
    for (const port of ['x', '-1', '70000', '3.5']) {
      expect(() => readEnvironment({ PORT: port })).toThrow('PORT must be a number');
      expect(() => readEnvironment({ KUBE_API_PORT: port })).toThrow('KUBE_API_PORT must be a number');
    }
  });
});
