/** A channel of Slack in which several people take part in a quiz, through signed requests. */
import { buttonBody } from '../../src/local/interactions';
import { slashCommandBody } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import { type Called, SlackUnderTest } from './slack-under-test';

export const SQUAD = { id: 'C1', name: 'squad-3' };
export const ANA = { id: 'U1', name: 'ana' };
export const BEN = { id: 'U2', name: 'ben' };
export const CHEN = { id: 'U3', name: 'chen' };
export const DORA = { id: 'U4', name: 'dora' };
export const TOKEN = 'xoxb-secret';

export class QuizChannel {
  readonly slack: SlackUnderTest;
  private triggers = 0;

  constructor(token?: string) {
    this.slack = new SlackUnderTest(token === undefined ? {} : { token });
    if (token !== undefined) this.joins();
  }

  /** The bot is a member. */
  joins(): void {
    let posts = 0;
    this.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: true, channel: SQUAD.id, ts: `17.${++posts}` }));
  }

  /** Every call of Slack's Web API is refused. */
  refuses(error: string): void {
    this.slack.answerOfApi = () => Promise.resolve(Response.json({ ok: false, error }));
  }

  async type(text: string, member = ANA, trigger = `t${++this.triggers}`): Promise<Message> {
    const responseUrl = `https://hooks.slack.com/commands/${++this.triggers}`;
    const body = slashCommandBody({ member, channel: SQUAD, text, trigger, responseUrl });
    return JSON.parse((await this.slack.send(body)).body) as Message;
  }

  /** Presses the button with this label and answers with what was posted for it. */
  async press(message: Message, label: string, member = ANA, isEphemeral = false): Promise<Message> {
    const button = buttonsOf(message).find(({ text }) => text.text === label);
    if (button === undefined) throw new Error(`no button ${label}: ${labelsOf(message).join(', ')}`);
    const action = { action_id: button.action_id, value: button.value };
    const trigger = `t${++this.triggers}`;
    const responseUrl = `https://hooks.slack.com/actions/${trigger}`;
    const before = this.slack.posted.length;
    const place = { member, channel: SQUAD, message: '1.2', isEphemeral };
    await this.slack.send(buttonBody({ ...place, action, trigger, responseUrl }));
    return this.slack.posted[before]!.message;
  }

  /** Lets wall-clock time pass. */
  wait(milliseconds: number): Promise<void> {
    return this.slack.channel.clock.sleep(milliseconds);
  }

  get ports() {
    return this.slack.channel.ports;
  }

  /** What the bot said by itself: posts and updates. */
  get said(): readonly Said[] {
    return this.slack.called.filter(({ method }) => method.startsWith('chat.')).map(saidBy);
  }
}

export interface Said extends Message {
  readonly method: string;
  readonly ts: string | undefined;
}

function saidBy({ method, fields }: Called): Said {
  const { text = '', blocks = '[]', ts } = fields;
  return { method, ts, text, blocks: JSON.parse(blocks) as Message['blocks'], response_type: 'in_channel' };
}

export const buttonsOf = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
export const labelsOf = (message: Message) => buttonsOf(message).map(({ text }) => text.text);

/** The first line of a message, and its headline. */
export function topOf({ blocks }: Message): readonly [string, string] {
  const [lead, headline] = blocks.map((block) => {
    if (block.type === 'section') return block.text.text;
    return block.type === 'context' ? block.elements.map(({ text }) => text).join() : '';
  });
  return [lead ?? '', headline ?? ''];
}
