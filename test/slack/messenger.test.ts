import type { Reply } from '../../src/tutor/reply';
import { SlackMessenger } from '../../src/slack/messenger';
import { oneToken } from '../../src/slack/tokens';
import { createWebApi } from '../../src/slack/web-api';
import { TestClock } from '../app/channel-under-test';

const ANA = { id: 'U1', name: 'ana' };
const PLACE = { team: 'T1', channel: 'C1' };
const REPLY: Reply = {
  ...{ audience: 'asker', command: 'quiz', lead: 'quiz for {channel}, asked by {person}' },
  ...{ headline: 'What comes?', story: [], buttons: [], text: 'What comes?' },
};
const MINUTE = 60_000;

class Line {
  readonly clock = new TestClock();
  readonly calls: { readonly method: string; readonly fields: Record<string, string>; readonly token: string }[] = [];
  readonly logged: string[] = [];
  answers: (() => Promise<Response>)[] = [];
  readonly messenger: SlackMessenger;

  constructor(...answers: readonly (() => Promise<Response>)[]) {
    this.answers = [...answers];
    const note = (...line: readonly unknown[]) => void this.logged.push(line.map(String).join(' '));
    const api = createWebApi({
      tokens: oneToken('xoxb-secret'),
      url: 'https://slack.com/api/',
      log: { info: (event, fields) => note(event, JSON.stringify(fields)), error: note },
      fetch: (url, init) => {
        const fields = Object.fromEntries(new URLSearchParams(init?.body as string));
        const token = (init?.headers as Record<string, string>).Authorization!;
        this.calls.push({ method: (url as string).split('/').at(-1)!, fields, token });
        return (this.answers.shift() ?? ok())();
      },
    });
    this.messenger = new SlackMessenger(api, this.clock);
  }
}

const ok =
  (fields: object = { channel: 'C1', ts: '17.5' }) =>
  () =>
    Promise.resolve(Response.json({ ok: true, ...fields }));
const refused = (error: string) => () => Promise.resolve(Response.json({ ok: false, error }));
const tooMany = (seconds: string) => () =>
  Promise.resolve(new Response('slow down', { status: 429, headers: { 'Retry-After': seconds } }));

test('a message is posted for everybody, and known by Slack’s name for it', async () => {
  const { messenger, calls } = new Line();
  expect(await messenger.post({ ...PLACE, thread: '16.1' }, REPLY, ANA)).toEqual({ ...PLACE, ts: '17.5' });
  const [{ method, fields, token }] = calls as [(typeof calls)[number]];
  expect([method, token]).toEqual(['chat.postMessage', 'Bearer xoxb-secret']);
  expect(fields).toMatchObject({ channel: 'C1', thread_ts: '16.1', text: 'ana: What comes?', unfurl_links: 'false' });
  const text = JSON.stringify(JSON.parse(fields.blocks!));
  expect(text).toContain('quiz for this channel, asked by <@U1>');
  expect(text).not.toContain('only you see this');
});

test('a message to a person goes to the channel that Slack opens for it', async () => {
  const { messenger, calls } = new Line(ok({ channel: 'D9', ts: '17.6' }));
  expect(await messenger.post({ team: 'T1', person: 'U2' }, REPLY, ANA)).toEqual({
    ...{ team: 'T1', channel: 'D9', ts: '17.6' },
  });
  expect(calls[0]!.fields.channel).toBe('U2');
});

test('a message that was posted is changed', async () => {
  const { messenger, calls } = new Line(ok(), refused('message_not_found'));
  expect(await messenger.update({ ...PLACE, ts: '17.5' }, REPLY, ANA)).toBe(true);
  expect(calls[0]).toMatchObject({ method: 'chat.update', fields: { channel: 'C1', ts: '17.5' } });
  expect(await messenger.update({ ...PLACE, ts: '17.5' }, REPLY, ANA)).toBe(false);
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
  'where Slack says %s, the channel is left alone for a while, the others are not',
  async (error) => {
    const { messenger, calls, clock } = new Line(refused(error));
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect([messenger.refusal(PLACE), messenger.refusal({ ...PLACE, channel: 'C2' })]).toEqual([error, undefined]);
    expect(await messenger.post({ ...PLACE, channel: 'C2' }, REPLY, ANA)).toBeDefined();
    await clock.sleep(MINUTE);
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeDefined();
  },
);

test('another refusal says nothing about the next message', async () => {
  const { messenger, logged } = new Line(refused('fatal_error'));
  expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
  expect(await messenger.post(PLACE, REPLY, ANA)).toBeDefined();
  expect(logged).toEqual(['slack-refused {"method":"chat.postMessage","status":200,"error":"fatal_error"}']);
});

describe('when Slack wants to be called less often', () => {
  test('a call waits as long as it says, where there is time for it', async () => {
    const { messenger, calls, clock } = new Line(tooMany('1'));
    const before = clock.now();
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeDefined();
    expect(calls).toHaveLength(2);
    expect(clock.now() - before).toBe(1000);
  });

  test('a longer time is kept by all calls of this method, without waiting', async () => {
    const { messenger, calls, clock } = new Line(tooMany('30'));
    const before = clock.now();
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
    expect(await messenger.post({ ...PLACE, channel: 'C2' }, REPLY, ANA)).toBeUndefined();
    expect(clock.now()).toBe(before);
    expect(calls).toHaveLength(1);
    expect(await messenger.update({ ...PLACE, ts: '1' }, REPLY, ANA)).toBe(true);
    await clock.sleep(30_000);
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeDefined();
  });

  test.each(['99999999', 'tomorrow', '-5'])('a wait of %s does not end it for good', async (wanted) => {
    const { messenger, clock } = new Line(tooMany(wanted));
    await messenger.post(PLACE, REPLY, ANA);
    await clock.sleep(5 * MINUTE);
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeDefined();
  });

  test('it is tried twice at most', async () => {
    const { messenger, calls } = new Line(...Array.from({ length: 9 }, () => tooMany('0')));
    expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
    expect(calls.length).toBeLessThanOrEqual(2);
  });
});

test.each<[string, () => Promise<Response>]>([
  ['no answer', () => Promise.reject(new Error('cut off'))],
  ['no JSON', () => Promise.resolve(new Response('<html>'))],
  ['no name of the message', ok({ channel: 'C1' })],
])('%s: nothing was posted, as far as anybody knows', async (_name, answer) => {
  const { messenger, logged } = new Line(answer);
  expect(await messenger.post(PLACE, REPLY, ANA)).toBeUndefined();
  expect(logged.join()).not.toMatch(/xoxb|What comes/);
});
