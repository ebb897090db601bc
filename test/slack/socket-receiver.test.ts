import type { App } from '@slack/bolt';
import type { Clock, Log } from '../../src/app/ports';
import { SocketReceiver } from '../../src/slack/socket-receiver';
import { SocketSlack, until } from './socket-slack';

type Event = Parameters<App['processEvent']>[0];

const MESSAGE = { text: 'web runs', blocks: [] };

describe('SocketReceiver', () => {
  let slack: SocketSlack;
  const receivers: SocketReceiver[] = [];
  const refused: string[] = [];
  /** Milliseconds that were waited for, oldest first. */
  const slept: number[] = [];
  const logged: string[] = [];
  const log: Log = {
    info: (event, fields = {}) => logged.push(`${event} ${JSON.stringify(fields)}`),
    error: (event) => logged.push(event),
  };
  let now = 1_000_000;
  const clock: Clock = { now: () => now, sleep: (milliseconds) => Promise.resolve(void slept.push(milliseconds)) };

  beforeEach(async () => (slack = await SocketSlack.start()));
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.stop();
    await slack.close();
    for (const list of [refused, slept, logged]) list.splice(0);
  });

  /** @param listen what Bolt and its listeners do with an event */
  async function connected(listen: (event: Event) => Promise<void>): Promise<SocketReceiver> {
    const receiver = receiverFor(listen);
    await receiver.start();
    return receiver;
  }

  function receiverFor(listen: (event: Event) => Promise<void> = () => Promise.resolve()): SocketReceiver {
    const onEnd = ({ code }: { readonly code: string }) => void refused.push(code);
    const receiver = new SocketReceiver({
      ...{ appToken: 'xapp-1-test', url: slack.apiUrl, clock, log, onEnd },
      allowLoopback: true,
    });
    receiver.init({ processEvent: listen } as Pick<App, 'processEvent'> as App);
    receivers.push(receiver);
    return receiver;
  }

  const answering = async ({ ack }: Event): Promise<void> => {
    await ack(MESSAGE);
  };

  it('hands on what was sent again as Bolt expects it', async () => {
    const events: Event[] = [];
    await connected(async (event) => {
      events.push(event);
      await event.ack();
    });
    await slack.ask('events_api', { event: { type: 'x' } }, { retry_attempt: 2, retry_reason: 'timeout' });
    await slack.ask('events_api', { event: { type: 'y' } });
    expect(events.map(({ retryNum, retryReason }) => [retryNum, retryReason])).toEqual([
      [2, 'timeout'],
      [undefined, undefined],
    ]);
  });

  it('answers at the first acknowledgement, while a listener is still at work', async () => {
    let finish = (): void => {};
    await connected(async ({ ack }) => {
      await ack('first');
      await ack('second');
      await new Promise<void>((resolve) => (finish = resolve));
    });
    expect((await slack.ask('interactive', {})).payload).toEqual({ text: 'first' });
    finish();
  });

  it('does the same envelope once, also while it is still at work', async () => {
    let times = 0;
    await connected(async ({ ack }) => {
      times += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await ack({ text: `answer ${times}`, blocks: [] });
    });
    void slack.ask('slash_commands', {}, {}, 'same');
    await slack.ask('slash_commands', {}, {}, 'same');
    await until(() => slack.acks.length === 2);
    await slack.ask('slash_commands', {}, {}, 'same');
    expect(times).toBe(1);
    expect(slack.acks.map(({ payload }) => payload.text)).toEqual(['answer 1', 'answer 1', 'answer 1']);
  });

  it('forgets envelopes in the end', async () => {
    let times = 0;
    await connected(async ({ ack }) => {
      times += 1;
      await ack();
    });
    for (let count = 0; count < 501; count++) void slack.ask('slash_commands', {});
    await until(() => slack.acks.length === 501);
    await slack.ask('slash_commands', {}, {}, 'envelope-1');
    expect(times).toBe(502);
  });

  it('acknowledges nothing when a listener fails, and goes on', async () => {
    let times = 0;
    await connected(async ({ ack }) => {
      times += 1;
      if (times === 1) throw new Error('bug');
      await ack();
    });
    void slack.ask('slash_commands', {}, {}, 'fails');
    await slack.ask('slash_commands', {}, {}, 'works');
    expect(slack.acks.map((ack) => ack.envelope_id)).toEqual(['works']);
    expect(logged).toEqual(expect.arrayContaining(['event-failed']));
  });

  it('keeps a connection that Slack replaces until what came over it is answered', async () => {
    let finish = (): void => {};
    await connected(async ({ ack }) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await ack(MESSAGE);
    });
    const answer = slack.ask('slash_commands', { response_url: slack.hook });
    slack.send({ type: 'disconnect', reason: 'refresh_requested' });
    await slack.connections(2);
    finish();
    expect((await answer).payload).toEqual(MESSAGE);
    await until(() => slack.sockets[0]!.readyState === 3);
    expect(slack.sockets[1]!.readyState).toBe(1);
    expect(slack.posted()).toEqual([]);
  });

  it('posts an answer to its address when the connection is gone', async () => {
    let finish = (): void => {};
    await connected(async ({ ack }) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await ack(MESSAGE);
    });
    void slack.ask('slash_commands', { response_url: slack.hook });
    await slack.connections(1);
    slack.sockets[0]!.terminate();
    await slack.connections(2);
    finish();
    await until(() => slack.posted().length === 1);
    expect(slack.posted()).toEqual([{ ...MESSAGE, replace_original: false }]);
  });

  it.each([
    ['what is no message', { response_action: 'clear' }, (hook: string) => hook],
    ["to an address that is not Slack's", MESSAGE, () => 'https://example.com/hook'],
  ])('posts nothing %s', async (_what, content, address) => {
    let finish = (): void => {};
    await connected(async ({ ack }) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await ack(content);
    });
    void slack.ask('slash_commands', { response_url: address(slack.hook) });
    await slack.connections(1);
    slack.sockets[0]!.terminate();
    await slack.connections(2);
    finish();
    await until(() => logged.includes('socket-gone'));
    expect(slack.posted()).toEqual([]);
  });

  it('opens the next connection at once, then with longer and longer pauses', async () => {
    await connected(answering);
    now += 60_000;
    slack.answers = { 'apps.connections.open': { ok: false, error: 'internal_error' } };
    slack.sockets[0]!.terminate();
    await until(() => slept.length >= 8);
    slack.answers = {};
    await slack.connections(2);
    expect(slept.slice(0, 8)).toEqual([0, 1_000, 2_000, 5_000, 10_000, 30_000, 30_000, 30_000]);
    expect((await slack.ask('slash_commands', {})).payload).toEqual(MESSAGE);
    // One that lasted begins anew.
    slept.splice(0);
    now += 60_000;
    slack.sockets[1]!.terminate();
    await slack.connections(3);
    expect(slept).toEqual([0]);
    // One that did not, does not.
    slack.sockets[2]!.terminate();
    await slack.connections(4);
    expect(slept).toEqual([0, 1_000]);
  });

  it.each(['invalid_auth', 'not_allowed_token_type', 'missing_scope', 'whatever_slack_says_next'])(
    'is refused at its start: %s',
    async (error) => {
      slack.answers = { 'apps.connections.open': { ok: false, error } };
      await expect(receiverFor().start()).rejects.toMatchObject({ name: 'SocketRefused', code: error });
    },
  );

  it('rejects when Slack is not there, or not well', async () => {
    slack.answers = { 'apps.connections.open': { ok: false, error: 'internal_error' } };
    await expect(receiverFor().start()).rejects.not.toMatchObject({ name: 'SocketRefused' });
    slack.answers = { 'apps.connections.open': { ok: true, url: 'ws://127.0.0.1:1/link' } };
    await expect(receiverFor().start()).rejects.toThrow('the connection ended at once');
  });

  it('is refused when Socket Mode is switched off, before it is ready and after', async () => {
    slack.greeting = { type: 'disconnect', reason: 'link_disabled' };
    await expect(receiverFor().start()).rejects.toMatchObject({ code: 'link_disabled' });
    slack.greeting = { type: 'hello' };
    await connected(answering);
    slack.send({ type: 'disconnect', reason: 'link_disabled' });
    await until(() => refused.length > 0);
    expect(refused).toEqual(['link_disabled']);
    expect(slack.sockets).toHaveLength(2);
  });

  it('says when its token is taken away while it runs', async () => {
    await connected(answering);
    slack.answers = { 'apps.connections.open': { ok: false, error: 'token_revoked' } };
    slack.sockets[0]!.terminate();
    await until(() => refused.length > 0);
    expect(refused).toEqual(['token_revoked']);
  });

  it('answers what it was asked before it stops, and opens nothing after', async () => {
    const receiver = await connected(async ({ ack }) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await ack(MESSAGE);
    });
    const answer = slack.ask('slash_commands', {});
    await until(() => slack.sockets.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await receiver.stop();
    expect((await answer).payload).toEqual(MESSAGE);
    await until(() => slack.sockets[0]!.readyState === 3);
    expect(slack.sockets).toHaveLength(1);
    expect(slept).toEqual([]);
  });
});
