/** Mentions and direct messages through signed events: what is answered, where, and what is left alone. */
import { messageEventBody, type WrittenMessage } from '../../src/local/event-bodies';
import { buttonBody } from '../../src/local/interactions';
import { LOCAL_BOT } from '../../src/local/slack-requests';
import { refusalOf } from '../../src/local/block-rules/message';
import type { ButtonElement, Message } from '../../src/slack/message';
import { CHANNEL, MEMBER, RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const DIRECT = { id: 'D1', name: 'directmessage', only: MEMBER.id };
const AT = `<@${LOCAL_BOT}>`;

class Messages {
  readonly slack: SlackUnderTest;
  private count = 0;

  constructor(token = 'xoxb-1') {
    this.slack = new SlackUnderTest(token === '' ? {} : { token });
  }

  /** Writes a message in the channel; answers with the status. */
  async write(text: string, written: Partial<WrittenMessage> = {}): Promise<number> {
    const event = `Ev${++this.count}`;
    const body = messageEventBody({ member: MEMBER, channel: CHANNEL, text, ts: `${this.count}.5`, event, ...written });
    return (await this.slack.send(body)).statusCode;
  }

  direct(text: string, written: Partial<WrittenMessage> = {}): Promise<number> {
    return this.write(text, { channel: DIRECT, ...written });
  }

  get said() {
    return this.slack.called.map(({ method, fields }) => {
      const blocks = JSON.parse(fields.blocks ?? '[]') as Message['blocks'];
      return { method, ...fields, text: fields.text ?? '', blocks };
    });
  }

  get last() {
    return this.said.at(-1)!;
  }
}

describe('a mention', () => {
  test('changes the cluster of its channel, and is answered in a thread of it', async () => {
    const messages = new Messages();
    expect(await messages.write(`${AT} deploy web`, { ts: '12.5' })).toBe(200);
    expect(await messages.slack.wanted()).toBe(3);
    expect(messages.said).toHaveLength(1);
    expect(messages.last).toMatchObject({
      ...{ method: 'chat.postMessage', channel: CHANNEL.id, thread_ts: '12.5', unfurl_links: 'false' },
      text: expect.stringContaining('web runs: 3 of 3 Pods ready'),
    });
    expect(refusalOf({ text: messages.last.text, blocks: messages.last.blocks })).toBeUndefined();
  });

  test('is answered in the thread that it is in', async () => {
    const messages = new Messages();
    await messages.write(`${AT} deploy web`, { ts: '14.5', thread: '13.5' });
    expect(messages.last).toMatchObject({ method: 'chat.postMessage', thread_ts: '13.5' });
    await messages.write(`${AT} get pods`, { ts: '15.5', thread: '13.5' });
    expect(messages.last).toMatchObject({ method: 'chat.postEphemeral', thread_ts: '13.5', user: MEMBER.id });
  });

  test('that only the asker should see the answer of begins no thread: nobody would see it there', async () => {
    const messages = new Messages();
    await messages.write(`${AT} scael web 3`);
    expect(messages.last).toMatchObject({ method: 'chat.postEphemeral', channel: CHANNEL.id, user: MEMBER.id });
    expect(messages.last).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(messages.last.blocks)).toContain('Did you mean this?');
    expect(await messages.slack.saved()).toBeUndefined();
  });

  test('alone shows where the channel stands', async () => {
    const messages = new Messages();
    await messages.write(AT);
    const typed = await messages.slack.typed('');
    expect(messages.last.text).toBe(typed.text.replace('ana: ', ''));
  });

  test('delivered twice is answered once, and run once', async () => {
    const messages = new Messages();
    await messages.write(`${AT} deploy web`);
    await messages.write(`${AT} scale web 4`, { event: 'Ev7' });
    await messages.write(`${AT} scale web 4`, { event: 'Ev7' });
    expect(messages.said).toHaveLength(2);
    expect((await messages.slack.saved())?.version).toBe(2);
    await messages.write(`${AT} get pods`, { event: 'Ev8' });
    await messages.write(`${AT} get pods`, { event: 'Ev8' });
    expect(messages.said).toHaveLength(3);
  });

  test('has buttons that answer in its thread', async () => {
    const messages = new Messages();
    await messages.write(`${AT} deploy web`, { ts: '16.5' });
    const buttons = messages.last.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const press = (button: ButtonElement) =>
      messages.slack.send(
        buttonBody({
          ...{ member: MEMBER, channel: CHANNEL, message: '17.5', isEphemeral: false, thread: '16.5' },
          ...{ action: button, trigger: `t${button.action_id}`, responseUrl: RESPONSE_URL },
        }),
      );
    await press(buttons.find(({ value }) => value.startsWith('crash'))!);
    expect(messages.slack.posted.at(-1)?.message).toMatchObject({
      ...{ response_type: 'in_channel', thread_ts: '16.5', replace_original: false },
    });
    await press({ ...buttons[0]!, value: 'get pods' });
    expect(messages.last).toMatchObject({ method: 'chat.postEphemeral', thread_ts: '16.5' });
    expect(messages.slack.posted).toHaveLength(1);
  });
});

describe('a direct message', () => {
  test('is a command in the own cluster, and all of it is answered there', async () => {
    const messages = new Messages();
    await messages.direct('deploy web');
    expect(messages.last).toMatchObject({ method: 'chat.postMessage', channel: DIRECT.id });
    expect(messages.last).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(messages.last.blocks)).toContain('your own practice cluster');
    await messages.direct('get pods');
    expect(messages.last).toMatchObject({ method: 'chat.postMessage', channel: DIRECT.id });
    await messages.direct(`${AT} scale web 5`, { thread: '3.5' });
    expect(messages.last).toMatchObject({ method: 'chat.postMessage', thread_ts: '3.5' });
    expect(await messages.slack.wanted()).toBeUndefined();
    expect(await messages.slack.channel.wanted('web', { team: 'T0LOCAL', channel: DIRECT.id })).toBe(5);
  });

  test.each(['file_share', 'thread_broadcast'])('of kind %s was written by somebody', async (subtype) => {
    const messages = new Messages();
    await messages.direct('deploy web', { more: { subtype, files: [{ id: 'F1' }] } });
    expect(messages.last.text).toContain('web runs: 3 of 3 Pods ready');
  });

  test('of a program, of the bot itself, of Slack, or changed later is left alone', async () => {
    const messages = new Messages();
    for (const more of [
      { subtype: 'message_changed' },
      { subtype: 'bot_message' },
      { bot_id: 'B1' },
      { edited: { user: 'U1', ts: '1.1' } },
      { user: LOCAL_BOT },
      { channel: 'D1#' },
      { user: undefined },
      { text: undefined, ts: undefined },
      { channel_type: 'channel' },
    ]) {
      expect(await messages.direct('deploy web', { more })).toBe(200);
    }
    expect(messages.said).toHaveLength(0);
  });

  test('changes nothing in a workspace that did not install the app, or not any more', async () => {
    const slack = new SlackUnderTest({ tokens: { tokenOf: () => Promise.resolve(undefined) } });
    const written = { member: MEMBER, channel: CHANNEL, text: `${AT} deploy web`, ts: '1.5', event: 'Ev1' };
    expect((await slack.send(messageEventBody(written))).statusCode).toBe(200);
    expect(slack.called).toHaveLength(0);
    expect(await slack.saved()).toBeUndefined();
  });

  test('cannot be answered without a token', async () => {
    const messages = new Messages('');
    expect(await messages.direct('deploy web')).toBe(200);
    expect(await messages.slack.saved()).toBeUndefined();
  });
});
