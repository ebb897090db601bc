/**
 * The Slack of this machine: two people, two channels, and what they said.
 */
import { randomUUID } from 'node:crypto';
import type { ButtonElement, Message } from '../slack/message';
import { Conversation, type Entry } from './conversation';
import { ResponseHooks } from './response-hooks';
import { buttonBody, type Member, type Place, sign, type SignedRequest, slashCommandBody } from './slack-requests';

export const MEMBERS: readonly Member[] = [
  { id: 'U0ANA', name: 'ana' },
  { id: 'U0BEN', name: 'ben' },
];
export const PLACES: readonly Place[] = [
  { id: 'C0SQUAD3', name: 'squad-3' },
  { id: 'C0PLATFORM', name: 'platform' },
];

/** Sends a signed request to the handlers and answers with status and body. */
export type Send = (request: SignedRequest) => Promise<{ readonly status: number; readonly body: string }>;

export interface WorkspaceOptions {
  readonly signingSecret: string;
  readonly send: Send;
  /** Where this machine's hooks are: `http://127.0.0.1:3000`. */
  readonly origin: () => string;
  readonly now: () => number;
}

export class Workspace {
  private readonly conversation = new Conversation();
  readonly hooks: ResponseHooks;

  constructor(private readonly options: WorkspaceOptions) {
    this.hooks = new ResponseHooks(this.conversation, options.now);
  }

  seenBy(person: string, channel: string, after: number): readonly Entry[] {
    return this.conversation.seenBy(person, channel, after);
  }

  /** The id of the latest entry of all. */
  get latest(): number {
    return this.conversation.latest;
  }

  /** A person types `/kube TEXT` in a channel. Answers whether the handlers took it. */
  async type(member: Member, channel: Place, text: string): Promise<boolean> {
    const responseUrl = this.options.origin() + this.hooks.open(member.id, channel.id);
    const body = slashCommandBody({ member, channel, text, trigger: randomUUID(), responseUrl });
    const answer = await this.deliver(body);
    const message = answer.status === 200 ? (JSON.parse(answer.body) as Message) : failed(answer.status);
    const visibleTo = message.response_type === 'in_channel' ? undefined : member.id;
    const place = { channel: channel.id, visibleTo };
    this.conversation.add({ ...place, author: member.id, text: `/kube ${text}`, blocks: [] });
    this.conversation.add({ ...place, author: undefined, text: message.text, blocks: message.blocks });
    return answer.status === 200;
  }

  /** A person presses a button of a message. Answers false when there is no such button for that person. */
  async press(member: Member, channel: Place, entry: number, actionId: string): Promise<boolean> {
    const message = this.conversation.find(entry);
    const isSeen = message?.channel === channel.id && (message.visibleTo ?? member.id) === member.id;
    const button = isSeen ? buttonsOf(message).find(({ action_id }) => action_id === actionId) : undefined;
    if (message === undefined || button === undefined) return false;
    const { status } = await this.deliver(
      buttonBody({
        member,
        channel,
        action: { action_id: button.action_id, value: button.value },
        message: String(message.id),
        isEphemeral: message.visibleTo !== undefined,
        trigger: randomUUID(),
        responseUrl: this.options.origin() + this.hooks.open(member.id, channel.id),
      }),
    );
    return status === 200;
  }

  private deliver(body: string): ReturnType<Send> {
    return this.options.send(sign(body, this.options.signingSecret, this.options.now()));
  }
}

function buttonsOf(entry: Entry): readonly ButtonElement[] {
  return entry.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

/** What Slack shows when the app answers with an error. */
function failed(status: number): Message {
  return { response_type: 'ephemeral', text: `/kube failed with the error "http_${status}"`, blocks: [] };
}
