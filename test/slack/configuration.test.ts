import { readConfiguration } from '../../src/slack/configuration';

describe('the environment of the function', () => {
  it('is read', () => {
    expect(readConfiguration({ SLACK_SIGNING_SECRET: 's', TABLE_NAME: 't' })).toEqual({
      signingSecret: 's',
      tableName: 't',
      dynamoEndpoint: undefined,
    });
  });

  it.each([
    [{ TABLE_NAME: 't' }, 'SLACK_SIGNING_SECRET must be set'],
    [{ SLACK_SIGNING_SECRET: '', TABLE_NAME: 't' }, 'SLACK_SIGNING_SECRET must be set'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'TABLE_NAME must be set'],
    [{}, 'SLACK_SIGNING_SECRET and TABLE_NAME must be set'],
  ])('%j is a refusal to start', (environment, message) => {
    expect(() => readConfiguration(environment)).toThrow(`kube-tutor cannot start: ${message}`);
  });
});
