/** What the Slack of this machine refuses, as the bot and the page come to know it. */
import { startGateway } from '../../src/local/gateway';
import { readEnvironment } from '../../src/local/environment';
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD] = ['U0ANA', 'U0BEN', 'C0SQUAD3'];

let tutor: TutorUnderTest;
beforeAll(async () => (tutor = await TutorUnderTest.start()));
afterAll(() => tutor.close());

async function call(method: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const headers = { authorization: 'Bearer xoxb-local' };
  const answer = await fetch(`${tutor.url}/api/${method}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  });
  return answer.json();
}
const latest = async () => (await tutor.seen(BEN, SQUAD)).at(-1);
const BAD = JSON.stringify([{ type: 'section' }]);
const PROBLEM = 'must define either `text` or `fields` [json-pointer:/blocks/0]';

describe('a call of the Web API', () => {
  it('says what is wrong with blocks, and where; the page says it, too', async () => {
    const refusal = {
      ok: false,
      error: 'invalid_blocks',
      errors: [PROBLEM],
      response_metadata: { messages: [`[ERROR] ${PROBLEM}`] },
    };
    expect(await call('chat.postMessage', { channel: SQUAD, text: 'x', blocks: BAD })).toEqual(refusal);
    expect(await latest()).toMatchObject({
      text: 'Slack would not show this message: invalid_blocks',
      problems: [PROBLEM],
      json: { text: 'x', blocks: [{ type: 'section' }] },
      blocks: [],
    });
    expect(await call('chat.postEphemeral', { channel: SQUAD, user: ANA, text: 'x', blocks: BAD })).toEqual(refusal);
    const { ts } = (await call('chat.postMessage', { channel: SQUAD, text: 'as it was' })) as { readonly ts: string };
    expect(await call('chat.update', { channel: SQUAD, ts, text: 'x', blocks: BAD })).toEqual(refusal);
    expect((await tutor.seen(BEN, SQUAD)).find(({ id }) => String(id) === ts)?.text).toBe('as it was');
  });

  it.each([
    [{ channel: SQUAD }, 'no_text'],
    [{ channel: SQUAD, text: 'x', blocks: '[' }, 'invalid_blocks_format'],
    [{ channel: 'C9', text: 'x' }, 'channel_not_found'],
  ])('refuses to post %j', async (fields, error) => {
    expect(await call('chat.postMessage', fields as Readonly<Record<string, string>>)).toMatchObject({
      ok: false,
      error,
    });
  });

  it('refuses to change a message into a very long one', async () => {
    const { ts } = (await call('chat.postMessage', { channel: SQUAD, text: 'x' })) as { readonly ts: string };
    const long = { channel: SQUAD, ts, text: 'x'.repeat(4001) };
    expect(await call('chat.update', long)).toEqual({ ok: false, error: 'msg_too_long' });
  });

  it('puts blocks in the place of rich text only where there is rich text among them', async () => {
    const rich = (text: string) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
    });
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'words' } };
    const fields = { channel: SQUAD, text: 'x' };
    const posted = await call('chat.postMessage', { ...fields, blocks: JSON.stringify([section, rich('one')]) });
    const { ts } = posted as { readonly ts: string };
    const change = (...blocks: readonly object[]) =>
      call('chat.update', { ...fields, ts, ...(blocks.length > 0 ? { blocks: JSON.stringify(blocks) } : {}) });
    expect(await change(section)).toEqual({ ok: false, error: 'block_mismatch' });
    expect(await change(rich('two'))).toMatchObject({ ok: true });
    expect(await change()).toMatchObject({ ok: true });
    expect(await change(section)).toMatchObject({ ok: true });
  });

  it('refuses a picture that cannot be fetched, and shows one that can', async () => {
    const image = (url: string) => JSON.stringify([{ type: 'image', alt_text: 'A picture', image_url: url }]);
    const gone = `${tutor.url}/pictures/none.png`;
    expect(await call('chat.postMessage', { channel: SQUAD, text: 'x', blocks: image(gone) })).toMatchObject({
      ok: false,
      errors: ['downloading image failed [json-pointer:/blocks/0/image_url]'],
    });
    expect((await fetch(`${tutor.url}/playground/image?url=${encodeURIComponent(gone)}`)).status).toBe(404);
  });

  it('refuses a home tab that is none', async () => {
    const view = JSON.stringify({ type: 'home', blocks: [{ type: 'poem' }] });
    expect(await call('views.publish', { user_id: ANA, view })).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      errors: ['unsupported type: poem [json-pointer:/view/blocks/0/type]'],
    });
  });
});

it('carries what Slack got, and how large it was, with each message of the bot', async () => {
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' });
  const reply = await latest();
  expect(reply).toMatchObject({ problems: [], json: { response_type: 'in_channel', text: reply!.text } });
  expect(reply!.size).toMatchObject({ blocks: reply!.blocks.length, textCharacters: reply!.text.length });
  const [typed] = (await tutor.seen(BEN, SQUAD)).filter(({ author }) => author === ANA);
  expect(typed?.json).toBeUndefined();
});

it('shows a picture of the bot as it was fetched', async () => {
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'settings pictures on' });
  const blocks = (await tutor.seen(ANA, SQUAD)).flatMap(
    (message) => message.blocks as readonly { readonly type: string }[],
  );
  const image = blocks.find(({ type }) => type === 'image') as { readonly image_url?: string } | undefined;
  const kept = await fetch(`${tutor.url}/playground/image?url=${encodeURIComponent(image?.image_url ?? '')}`);
  expect(kept.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await kept.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

/** A Slack whose app answers every request with this body. */
async function withAnswer(body: string, work: (url: string) => Promise<void>): Promise<void> {
  const answering = { slack: () => Promise.resolve({ statusCode: 200, body }) };
  const { signingSecret } = readEnvironment({});
  const gateway = await startGateway({ port: 0, signingSecret, tutor: () => Promise.resolve(answering as never) });
  try {
    await work(gateway.url);
  } finally {
    await gateway.close();
  }
}

describe('the answer to a command', () => {
  const post = (url: string) =>
    fetch(`${url}/playground/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: ANA, channel: SQUAD, text: 'show' }),
    });
  const seen = async (url: string, person: string) =>
    (
      (await (await fetch(`${url}/playground/messages?person=${person}&channel=${SQUAD}`)).json()) as {
        readonly messages: readonly object[];
      }
    ).messages;

  it('is refused to its person alone when its blocks are wrong', async () => {
    const message = { response_type: 'in_channel', text: 'x', blocks: JSON.parse(BAD) as unknown };
    await withAnswer(JSON.stringify(message), async (url) => {
      expect((await post(url)).status).toBe(204);
      expect(await seen(url, BEN)).toEqual([]);
      expect((await seen(url, ANA)).at(-1)).toMatchObject({
        text: '/kube failed with the error "invalid_blocks"',
        blocks: [],
        json: message,
        problems: [PROBLEM],
      });
    });
  });

  it('may be words only', async () => {
    await withAnswer('just words', async (url) => {
      await post(url);
      expect((await seen(url, ANA)).at(-1)).toMatchObject({ text: 'just words', visibleTo: ANA, problems: [] });
    });
  });
});
