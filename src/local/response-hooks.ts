/**
 * Stands in for hooks.slack.com: addresses to answer to, good for five messages in thirty minutes.
 */
import { randomBytes } from 'node:crypto';
import type { Message } from '../slack/message';
import type { Conversation } from './conversation';

interface Hook {
  readonly person: string;
  readonly channel: string;
  /** The message with the button that was pressed. */
  readonly original: number | undefined;
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

  /** A new path to answer a person in a channel; `original`: the message that may be replaced through it. */
  open(person: string, channel: string, original?: number): string {
    for (const [path, hook] of this.hooks) {
      if (hook.until >= this.now()) break; // They stand in the order in which they end.
      this.hooks.delete(path);
    }
    const path = `/hooks/actions/${randomBytes(12).toString('hex')}`;
    this.hooks.set(path, { person, channel, original, until: this.now() + LIFETIME, uses: 0 });
    return path;
  }

  /** Takes a message as Slack does: only its person sees it, unless it says `in_channel`. Answers with a status. */
  post(path: string, body: string): number {
    const hook = this.hooks.get(path);
    if (hook === undefined || hook.until < this.now() || hook.uses >= USES) return 404;
    const message = parseMessage(body);
    if (message === undefined) return 400;
    hook.uses++;
    const { person, channel, original } = hook;
    if (message.replace_original === true && original !== undefined) {
      this.conversation.replace(original, message);
      return 200;
    }
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

type Posted = Message & { readonly replace_original?: boolean };

function parseMessage(body: string): Posted | undefined {
  try {
    const message = JSON.parse(body) as Partial<Posted> | null;
    const isWhole = typeof message?.text === 'string' && Array.isArray(message.blocks);
    return isWhole ? (message as Posted) : undefined;
  } catch {
    return undefined;
  }
}
