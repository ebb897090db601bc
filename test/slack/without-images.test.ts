/** Slack refuses a whole message for one image: where we post ourselves, it goes without. */
import { SlackMessenger } from '../../src/slack/messenger';
import { outgoing } from '../../src/slack/outgoing';
import type { ApiAnswer } from '../../src/slack/web-api';
import type { Reply } from '../../src/tutor/reply';
import { ANA, ChannelUnderTest } from '../app/channel-under-test';

const REPLY: Reply = {
  audience: 'channel',
  command: 'show',
  headline: 'All ready',
  story: [],
  picture: ['[R] web'],
  image: { view: 'nodes', focus: 'all', said: 'All ready.', source: 'https://tutor.example/pictures/x.png' },
  buttons: [],
  text: 'All ready.',
};
const TEST: Reply = { ...REPLY, image: { ...REPLY.image!, isNeeded: true } };
const URL_OF_SLACK = 'https://hooks.slack.com/actions/T1/2/3';

const hasImage = (text: string): boolean => text.includes('"type":"image"');

/** Posts to a response_url where Slack refuses every image. */
function hook(answerTo: (body: string) => Promise<Response>) {
  const bodies: string[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    bodies.push(init?.body as string);
    return answerTo(init?.body as string);
  };
  const { clock, log } = new ChannelUnderTest();
  const { responseUrls } = outgoing({ bot: undefined, clock, log, allowLoopback: false, fetch });
  return { bodies, post: (reply: Reply) => responseUrls!.post(URL_OF_SLACK, reply, ANA) };
}

const refusesImages = (body: string) =>
  Promise.resolve(hasImage(body) ? new Response('invalid_blocks', { status: 400 }) : new Response('ok'));

test('a response_url gets the message again without its image', async () => {
  const { bodies, post } = hook(refusesImages);
  expect(await post(REPLY)).toBe(true);
  expect(bodies.map(hasImage)).toEqual([true, false]);
  expect(bodies[1]).toContain('[R] web');
});

test('a message without an image is not sent again', async () => {
  const { bodies, post } = hook(() => Promise.resolve(new Response('no', { status: 400 })));
  const { image: _, ...plain } = REPLY;
  expect(await post(plain)).toBe(false);
  expect(bodies).toHaveLength(1);
});

test('where nothing was answered it may be there: it is not sent again', async () => {
  const { bodies, post } = hook(() => Promise.reject(new Error('timeout')));
  expect(await post(REPLY)).toBe(false);
  expect(bodies).toHaveLength(1);
});

test('a test of images is not accepted without its image', async () => {
  const { bodies, post } = hook(refusesImages);
  expect(await post(TEST)).toBe(false);
  expect(bodies).toHaveLength(1);
});

test.each([
  ['invalid_blocks', REPLY, [true, false]],
  ['invalid_blocks', TEST, [true]],
  ['not_in_channel', REPLY, [true]],
])('the bot whose message is refused with %s', async (error, reply, sent) => {
  const tries: boolean[] = [];
  const call = (
    _team: string,
    _method: string,
    fields: Readonly<Record<string, string | object>>,
  ): Promise<ApiAnswer> => {
    const isWith = hasImage(JSON.stringify(fields.blocks));
    tries.push(isWith);
    return Promise.resolve(isWith ? { ok: false, error } : { ok: true, fields: { channel: 'C1', ts: '1.2' } });
  };
  const messenger = new SlackMessenger({ call, mayCall: () => Promise.resolve(true) }, new ChannelUnderTest().clock);
  const posted = await messenger.post({ team: 'T1', channel: 'C1' }, reply, ANA);
  expect(tries).toEqual(sent);
  expect(posted !== undefined).toBe(sent.length === 2);
  tries.length = 0;
  await messenger.update({ team: 'T1', channel: 'C1', ts: '1.2' }, reply, ANA);
  expect(tries).toEqual(sent);
});
