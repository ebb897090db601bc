import { SCOPES } from '../../../infra/manifest';
import { BOT_SCOPES, OPTIONAL_BOT_SCOPES, readScopes } from '../../../src/slack/install/scopes';

test('installing asks for what the manifest asks for', () => {
  const named = (isOptional: boolean) =>
    SCOPES.filter(({ extra }) => (extra !== undefined) === isOptional).map(({ name }) => name);
  expect([BOT_SCOPES, OPTIONAL_BOT_SCOPES]).toEqual([named(false), named(true)]);
});

test.each([
  [undefined, ['commands', 'chat:write', 'app_mentions:read', 'im:history']],
  ['', ['commands', 'chat:write', 'app_mentions:read', 'im:history']],
  ['none', ['commands', 'chat:write']],
  ['im:history', ['commands', 'chat:write', 'im:history']],
  ['app_mentions:read, im:history', ['commands', 'chat:write', 'app_mentions:read', 'im:history']],
])('SLACK_OPTIONAL_SCOPES=%s asks for %j', (given, scopes) => {
  expect(readScopes({ SLACK_OPTIONAL_SCOPES: given })).toEqual(scopes);
});

test.each(['admin', 'none,im:history', 'im:history&scope=admin'])('%s is a refusal to start', (given) => {
  expect(() => readScopes({ SLACK_OPTIONAL_SCOPES: given })).toThrow('must be none, or some of');
});
