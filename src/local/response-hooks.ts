/**
 * Stands in for hooks.slack.com: addresses to answer to, good for five messages in thirty minutes.
 */
import { randomBytes } from 'node:crypto';
import type { Message } from '../slack/message';
import type { Conversation } from './conversation';

interface Hook {
  readonly person: string;
  readonly channel: string;
  readonly until: number;
  uses: number;
}

const USES = 5;
const LIFETIME = 30 * 60_000;

export class ResponseHooks {
  private readonly hooks = new Map<string, Hook>();

  constructor(
    private readonly conversation: Conversation,
    private readonly now: () => number,
  ) {}

  /** A new path to answer a person in a channel. */
  open(person: string, channel: string): string {
    for (const [path, hook] of this.hooks) {
      if (hook.until >= this.now()) break; // They stand in the order in which they end.
      this.hooks.delete(path);
    }
    const path = `/hooks/actions/${randomBytes(12).toString('hex')}`;
    this.hooks.set(path, { person, channel, until: this.now() + LIFETIME, uses: 0 });
    return path;
  }

  /** Takes a message as Slack does: only its person sees it, unless it says `in_channel`. Answers with a status. */
  post(path: string, body: string): number {
    const hook = this.hooks.get(path);
    if (hook === undefined || hook.until < this.now() || hook.uses >= USES) return 404;
    const message = parseMessage(body);
    if (message === undefined) return 400;
    hook.uses++;
    const { person, channel } = hook;
    this.conversation.add({
      channel,
      author: undefined,
      visibleTo: message.response_type === 'in_channel' ? undefined : person,
      text: message.text,
      blocks: message.blocks,
    });
    return 200;
  }
}

function parseMessage(body: string): Message | undefined {
  try {
    const message = JSON.parse(body) as Partial<Message> | null;
    const isWhole = typeof message?.text === 'string' && Array.isArray(message.blocks);
    return isWhole ? (message as Message) : undefined;
  } catch {
    return undefined;
  }
}
