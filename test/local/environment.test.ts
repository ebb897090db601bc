import { readEnvironment } from '../../src/local/environment';

describe('the environment of npm start', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      folder: '.kube-tutor',
      signingSecret: 'local-signing-secret',
      dynamoEndpoint: undefined,
      tableName: 'kube-tutor',
      bot: 'here',
    });
  });

  it('has a bot on this machine, at an address that is given, or none', () => {
    expect(readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1' }).bot).toBe('here');
    expect(readEnvironment({ SLACK_BOT_TOKEN: '' }).bot).toBeUndefined();
    const SLACK_API_URL = 'http://127.0.0.1:4000/api';
    expect(readEnvironment({ SLACK_API_URL }).bot).toBeUndefined();
    expect(readEnvironment({ SLACK_API_URL, SLACK_BOT_TOKEN: 'xoxb-1' }).bot).toEqual({
      token: 'xoxb-1',
      url: `${SLACK_API_URL}/`,
    });
  });

  it('may keep nothing', () => {
    expect(readEnvironment({ KUBE_TUTOR_DATA: 'memory' }).folder).toBeUndefined();
  });

  it('takes 0 as a port, and refuses what is none', () => {
    expect(readEnvironment({ PORT: '0' }).port).toBe(0);
    for (const port of ['x', '-1', '70000', '3.5']) {
      expect(() => readEnvironment({ PORT: port })).toThrow('PORT must be a number');
    }
  });
});
