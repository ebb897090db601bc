/** Who is not Slack: what a request needs before anything of it is looked at. Line by line as in docs/security.md. */
import type { timingSafeEqual } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sign } from '../../src/local/slack-requests';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { createSlackApp } from '../../src/slack/slack-app';
import { signatureOf } from '../../src/slack/verify';
import { eventOf, SECRET, SlackUnderTest } from '../slack/slack-under-test';

/** What the program itself has of it: a spy on a copy would see nothing. */
const crypto = jest.requireActual<{ timingSafeEqual: typeof timingSafeEqual }>('node:crypto');

const MINUTE = 60_000;

/** A command whose effect can be counted, and its headers as Slack would have signed it. */
function signedDeploy(offset = 0, secret = SECRET) {
  const slack = new SlackUnderTest();
  const body = slack.commandBody('deploy web');
  return { slack, body, headers: sign(body, secret, slack.channel.clock.now() + offset).headers };
}

async function expectRefused(slack: SlackUnderTest, event: object, statusCode = 401): Promise<void> {
  expect(await slack.handle(event)).toEqual({ statusCode, body: '' });
  expect(await slack.saved()).toBeUndefined();
}

test('a request that was signed with another secret is refused', async () => {
  const { slack, body, headers } = signedDeploy(0, 'a-guess');
  await expectRefused(slack, eventOf('HTTP API', headers, body));
});

test('a request that was signed more than five minutes ago is refused', async () => {
  const { slack, body, headers } = signedDeploy();
  await slack.channel.clock.sleep(5 * MINUTE + 1_000);
  await expectRefused(slack, eventOf('HTTP API', headers, body));
});

test('a request that is dated ahead is refused', async () => {
  const { slack, body, headers } = signedDeploy(5 * MINUTE + 1_000);
  await expectRefused(slack, eventOf('HTTP API', headers, body));
});

test('a signature counts for the time that it was made for only', async () => {
  const { slack, body, headers } = signedDeploy(-60 * MINUTE);
  const now = String(slack.channel.clock.now() / 1000);
  await expectRefused(slack, eventOf('HTTP API', { ...headers, 'x-slack-request-timestamp': now }, body));
});

test('a time that is no whole number of seconds is refused', async () => {
  const { slack, body } = signedDeploy();
  const now = slack.channel.clock.now() / 1000;
  for (const timestamp of [`${now}.0`, ` ${now}`, `0x${now.toString(16)}`, 'NaN', '', '1e9', `${now}\n`]) {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(SECRET, timestamp, Buffer.from(body)),
    };
    await expectRefused(slack, eventOf('HTTP API', headers, body));
  }
});

test('a body that was put in the place of the signed one is refused', async () => {
  const { slack, headers } = signedDeploy();
  await expectRefused(slack, eventOf('HTTP API', headers, slack.commandBody('delete deployment web')));
});

test('a request that is sent twice within its five minutes is carried out once', async () => {
  const { slack, body, headers } = signedDeploy();
  const event = eventOf('HTTP API', headers, body);
  const first = await slack.handle(event);
  await slack.channel.clock.sleep(MINUTE);
  const second = await slack.handle(event);
  expect(JSON.parse(second.body).text).toBe(JSON.parse(first.body).text);
  expect((await slack.saved())?.version).toBe(1);
});

test('the signature is compared in a time that does not depend on what is right in it', async () => {
  const compare = jest.spyOn(crypto, 'timingSafeEqual');
  const { slack, body, headers } = signedDeploy();
  const right = headers['x-slack-signature']!;
  const wrong = [`v0=${'0'.repeat(64)}`, `${right.slice(0, -1)}g`, right.toUpperCase()];
  for (const signature of wrong) {
    compare.mockClear();
    await expectRefused(slack, eventOf('HTTP API', { ...headers, 'x-slack-signature': signature }, body));
    expect(compare.mock.calls.map(([given, wanted]) => [given.byteLength, wanted.byteLength])).toEqual([[67, 67]]);
  }
});

test('two secrets count while one is put in the place of the other, and none after', async () => {
  const { slack, body } = signedDeploy();
  const { handler, clock, log } = slack.channel;
  const options = { handler, clock, log, allowLoopback: false };
  const both = createSlackApp({ ...options, secrets: fixedSecrets('new', 'old') });
  const one = createSlackApp({ ...options, secrets: fixedSecrets('new') });
  const statusOf = async (app: typeof both, secret: string): Promise<number> =>
    (await app(eventOf('HTTP API', sign(body, secret, clock.now()).headers, body))).statusCode;
  expect([await statusOf(both, 'new'), await statusOf(both, 'old'), await statusOf(both, 'older')]).toEqual([
    200, 200, 401,
  ]);
  expect([await statusOf(one, 'new'), await statusOf(one, 'old')]).toEqual([200, 401]);
});

test('a secret that is empty signs nothing', async () => {
  const { slack, body, headers } = signedDeploy(0, '');
  const { handler, clock, log } = slack.channel;
  const app = createSlackApp({ handler, clock, log, allowLoopback: false, secrets: fixedSecrets('') });
  expect((await app(eventOf('HTTP API', headers, body))).statusCode).toBe(401);
});

test('of two signatures of one request none is tried after the other', async () => {
  const { slack, body, headers } = signedDeploy();
  const forged = `v0=${'0'.repeat(64)}`;
  const event = eventOf('REST API', { ...headers, 'x-slack-signature': forged }, body);
  const multiValueHeaders = { 'x-slack-signature': [headers['x-slack-signature'], forged] };
  await expectRefused(slack, { ...event, multiValueHeaders });
  const joined = `${forged},${headers['x-slack-signature']}`;
  await expectRefused(slack, eventOf('HTTP API', { ...headers, 'x-slack-signature': joined }, body));
});

test('the check of the certificate, which nobody signs, runs no command', async () => {
  const { slack, body } = signedDeploy();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await slack.handle(eventOf('HTTP API', headers, `${body}&ssl_check=1`));
  expect(answer).toEqual({ statusCode: 200, body: '' });
  expect(await slack.saved()).toBeUndefined();
});

test('a challenge is answered to Slack only', async () => {
  const { slack } = signedDeploy();
  const body = JSON.stringify({ type: 'url_verification', challenge: '<script>' });
  await expectRefused(slack, eventOf('HTTP API', { 'content-type': 'application/json' }, body));
  const { headers, body: answered } = await slack.send(body);
  expect([headers?.['Content-Type'], answered]).toEqual([
    'application/json; charset=utf-8',
    JSON.stringify({ challenge: '<script>' }),
  ]);
});

test('a body that is longer than anything of Slack is refused before it is read', async () => {
  const { slack } = signedDeploy();
  const answer = await slack.send(slack.commandBody('x'.repeat(1_000_001)));
  expect(answer).toEqual({ statusCode: 400, body: '' });
  expect(slack.channel.log.lines.join()).toContain('too-large');
});

test('a compressed body is not unpacked', async () => {
  const slack = new SlackUnderTest();
  const packed = gzipSync(slack.commandBody('deploy web'));
  const timestamp = String(slack.channel.clock.now() / 1000);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signatureOf(SECRET, timestamp, packed),
  };
  const event = { ...eventOf('HTTP API', headers, ''), body: packed.toString('base64'), isBase64Encoded: true };
  await expectRefused(slack, event, 400);
});

test('JSON that nests a hundred thousand deep is answered, and quickly', async () => {
  const slack = new SlackUnderTest();
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const started = performance.now();
  for (const payload of [deep, `{"type":"block_actions","actions":${deep},"team":{"id":"T1"}}`, `{"view":${deep}}`]) {
    const { statusCode } = await slack.send(new URLSearchParams({ payload }).toString());
    expect([200, 400]).toContain(statusCode);
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('a signed body of any odd shape is answered, and nothing fails at it', async () => {
  const slack = new SlackUnderTest({ token: 'xoxb-test' });
  const odd: readonly unknown[] = [null, 0, 'x', [], { id: {} }];
  const types = ['block_actions', 'view_submission', 'view_closed', 'message_action', 'shortcut', 'event_callback'];
  const fields = [
    'user',
    'team',
    'channel',
    'actions',
    'view',
    'state',
    'container',
    'event',
    'message',
    'response_url',
  ];
  const base = {
    user: { id: 'U1' },
    team: { id: 'T1' },
    team_id: 'T1',
    channel: { id: 'C1' },
    actions: [{ type: 'button', action_id: 'run:0', block_id: 'x', value: 'get pods' }],
    view: { id: 'V1', callback_id: 'kube-form', private_metadata: '', state: { values: {} } },
    callback_id: 'add-mission',
    event: { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' },
    trigger_id: 't',
  };
  for (const type of types) {
    for (const field of fields) {
      for (const value of odd) {
        const body = JSON.stringify({ ...base, type, [field]: value });
        const isEvent = type === 'event_callback';
        const { statusCode } = await slack.send(isEvent ? body : new URLSearchParams({ payload: body }).toString());
        expect([type, field, value, [200, 400].includes(statusCode)]).toEqual([type, field, value, true]);
      }
    }
  }
});
