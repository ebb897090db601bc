import { sign } from '../../src/local/slack-requests';
import { eventOf, SECRET, SHAPES, SlackUnderTest } from './slack-under-test';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe.each(SHAPES)('an event of %s', (shape) => {
  it('with a signed command is answered with blocks and complete text', async () => {
    const slack = new SlackUnderTest();
    const answer = await slack.send(slack.commandBody('deploy web'), shape);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toEqual({ 'Content-Type': 'application/json; charset=utf-8' });
    const message = JSON.parse(answer.body);
    expect(message.response_type).toBe('in_channel');
    expect(message.text).toContain('web runs: 3 of 3 Pods ready');
    expect(message.text).toContain('node-1 runs web');
    expect(message.blocks.length).toBeGreaterThan(3);
    expect(await slack.wanted()).toBe(3);
  });

  it.each([
    ['a wrong signature', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['no signature', { 'x-slack-signature': '' }],
    ['no timestamp', { 'x-slack-request-timestamp': '' }],
  ])('with %s gets 401 and changes nothing', async (_, headers) => {
    const slack = new SlackUnderTest();
    const body = slack.commandBody('deploy web');
    const signed = sign(body, SECRET, slack.channel.clock.now());
    const answer = await slack.handle(eventOf(shape, { ...signed.headers, ...headers }, body));
    expect(answer).toEqual({ statusCode: 401, body: '' });
    expect(await slack.saved()).toBeUndefined();
  });

  it.each([
    ['an hour ago', -3_600_000],
    ['in an hour', 3_600_000],
  ])('that was signed %s gets 401 and changes nothing', async (_, offset) => {
    const slack = new SlackUnderTest();
    const body = slack.commandBody('deploy web');
    const signed = sign(body, SECRET, slack.channel.clock.now() + offset);
    expect((await slack.handle(eventOf(shape, signed.headers, body))).statusCode).toBe(401);
    expect(await slack.saved()).toBeUndefined();
  });

  it('with a signed challenge is answered with it, an unsigned one is not', async () => {
    const slack = new SlackUnderTest();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'äöü✓' });
    const { headers } = sign(body, SECRET, slack.channel.clock.now());
    const json = { ...headers, 'content-type': 'application/json' };
    const answer = await slack.handle(eventOf(shape, json, body));
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'äöü✓' });
    const unsigned = await slack.handle(eventOf(shape, { 'content-type': 'application/json' }, body));
    expect(unsigned).toEqual({ statusCode: 401, body: '' });
  });

  it('keeps text that is not ASCII', async () => {
    const slack = new SlackUnderTest();
    const answer = await slack.send(slack.commandBody('déploie ✓'), shape);
    expect(JSON.parse(answer.body).blocks[0].elements[0].text).toContain('déploie ✓');
  });
});

describe('content types', () => {
  it.each(['application/x-www-form-urlencoded; charset=utf-8', 'APPLICATION/X-WWW-FORM-URLENCODED;charset="UTF-8"'])(
    '%s is a form',
    async (type) => {
      const slack = new SlackUnderTest();
      const body = slack.commandBody('deploy web');
      const { headers } = sign(body, SECRET, slack.channel.clock.now());
      const answer = await slack.handle(eventOf('HTTP API, base64', { ...headers, 'content-type': type }, body));
      expect(answer.statusCode).toBe(200);
    },
  );
});

describe('junk from strangers', () => {
  const post = (body: unknown, headers: unknown = FORM) => ({
    version: '2.0',
    requestContext: { http: { method: 'POST' } },
    headers,
    body,
  });

  it.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['null', null, 400],
    ['a text', 'hello', 400],
    ["a test console's event", { key1: 'value1' }, 400],
    ['no headers', { requestContext: { http: { method: 'POST' } }, body: 'x' }, 401],
    ['headers that are null', post('x', null), 401],
    ['headers that are no text', post('x', { 'content-type': 7, 'x-slack-signature': {} }), 401],
    ['a GET', { ...post(undefined), requestContext: { http: { method: 'GET' } } }, 405],
    ['a HEAD of the REST API', { httpMethod: 'HEAD', headers: {}, body: null }, 405],
    ['no body', post(undefined), 401],
    ['malformed JSON', post('{', { 'content-type': 'application/json' }), 401],
    ['broken base64', { ...post('%%%'), isBase64Encoded: true }, 401],
    ['a body of 2 MB', post('x'.repeat(2_000_000)), 400],
    ['a body that is no text', post(7), 401],
    ['ssl_check=0', post('ssl_check=0'), 401],
    ['ssl_check in JSON', post('{"ssl_check":"1"}', { 'content-type': 'application/json' }), 401],
    ['ssl_check=1', post('ssl_check=1&token=x'), 200],
  ])('%s', async (_, event, statusCode) => {
    const slack = new SlackUnderTest();
    const answer = await slack.handle(event);
    expect(answer.statusCode).toBe(statusCode);
    expect(answer.body).toBe('');
    expect(await slack.saved()).toBeUndefined();
  });

  it('reads the headers that a load balancer sends', async () => {
    const slack = new SlackUnderTest();
    const body = slack.commandBody('deploy web');
    const { headers } = sign(body, SECRET, slack.channel.clock.now());
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const answer = await slack.handle({
      httpMethod: 'POST',
      headers: null,
      multiValueHeaders,
      body,
      isBase64Encoded: false,
    });
    expect(answer.statusCode).toBe(200);
  });
});

describe('signed, but not for us', () => {
  const signedEvent = (slack: SlackUnderTest, body: string, type: string) =>
    eventOf('HTTP API', { ...sign(body, SECRET, slack.channel.clock.now()).headers, 'content-type': type }, body);

  it.each([
    ['malformed JSON', '{', 'application/json'],
    ['a JSON list', '[]', 'application/json'],
    ['a JSON text', '"x"', 'application/json'],
    ['a payload that is no JSON', 'payload=x', 'application/x-www-form-urlencoded'],
    ['a payload that is null', 'payload=null', 'application/x-www-form-urlencoded'],
    ['bytes that are no UTF-8', '\u0000', 'image/png'],
    ['another content type', 'hello', 'text/plain'],
    ['an empty form', '', 'application/x-www-form-urlencoded'],
    [
      'an unknown interaction',
      `payload=${encodeURIComponent('{"type":"block_actions","actions":[{}]}')}`,
      FORM['content-type'],
    ],
    ['a form with a strange field', '__proto__=x&constructor=y', FORM['content-type']],
  ])('%s gets 400', async (_, body, type) => {
    const slack = new SlackUnderTest();
    const answer = await slack.handle(signedEvent(slack, body, type));
    expect(answer).toEqual({ statusCode: 400, body: '' });
  });

  it('a command without a channel is told so', async () => {
    const slack = new SlackUnderTest();
    const answer = await slack.handle(
      signedEvent(slack, 'command=%2Fkube&text=deploy+web&team_id=T1', FORM['content-type']),
    );
    expect(JSON.parse(answer.body).text).toContain('without a channel');
  });

  it('an id that is none of Slack is not used as a key', async () => {
    const slack = new SlackUnderTest();
    const body = 'command=%2Fkube&text=deploy+web&team_id=T1%23C9&channel_id=C1&user_id=U1';
    const answer = await slack.handle(signedEvent(slack, body, FORM['content-type']));
    expect(JSON.parse(answer.body).text).toContain('without a channel');
  });
});

describe('the log', () => {
  it('holds nothing that was typed, no trigger, no address', async () => {
    const slack = new SlackUnderTest();
    await slack.type('deploy secret-project');
    await slack.type('nonsense secret-project');
    await slack.press({ action_id: 'run:0', value: 'scale secret-project 2' }, 'https://evil.example/secret-project');
    const lines = slack.channel.log.lines.join('\n');
    expect(lines).toContain('response-url-refused');
    for (const secret of ['secret-project', 'trigger-', 'hooks.slack.com', 'evil.example', SECRET]) {
      expect(lines).not.toContain(secret);
    }
  });
});
