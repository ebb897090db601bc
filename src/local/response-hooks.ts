/**
 * Stands in for hooks.slack.com: addresses to answer to, good for five messages in thirty minutes.
 */
import { randomBytes } from 'node:crypto';
import { type Fields, isFields } from './block-rules/rule';
import type { Conversation } from './conversation';
import { accepted, refused } from './received';
import type { Reception } from './reception';

interface Hook {
  readonly person: string;
  readonly channel: string;
  /** The message with the button that was pressed. */
  readonly original: number | undefined;
  readonly until: number;
  uses: number;
}

/** What became of a message; the error is Slack's name for it. */
export interface HookAnswer {
  readonly status: number;
  readonly error?: string;
}

const USES = 5;
const LIFETIME = 30 * 60_000;

export class ResponseHooks {
  private readonly hooks = new Map<string, Hook>();

  constructor(
    private readonly conversation: Conversation,
    private readonly reception: Reception,
    private readonly now: () => number,
  ) {}

  /** A new path to answer a person in a channel; `original`: the message that may be replaced through it. */
  open(person: string, channel: string, original?: number): string {
    for (const [path, hook] of this.hooks) {
      if (hook.until + LIFETIME >= this.now()) break; // They stand in the order in which they end.
      this.hooks.delete(path);
    }
    const path = `/hooks/actions/${randomBytes(12).toString('hex')}`;
    this.hooks.set(path, { person, channel, original, until: this.now() + LIFETIME, uses: 0 });
    return path;
  }

  /** Takes a message as Slack does: only its person sees it, unless it says `in_channel`. */
  async post(path: string, body: string): Promise<HookAnswer> {
    const hook = this.hooks.get(path);
    if (hook === undefined) return { status: 404, error: 'not_found' };
    if (hook.until < this.now()) return { status: 404, error: 'expired_url' };
    if (hook.uses >= USES) return { status: 404, error: 'used_url' };
    const message = parse(body);
    if (message === undefined) return { status: 400, error: 'invalid_payload' };
    hook.uses++;
    const { person, channel, original } = hook;
    const visibleTo = message.response_type === 'in_channel' ? undefined : person;
    const thread = message.response_type === 'in_channel' ? threadIn(message.thread_ts) : undefined;
    const place = { channel, author: undefined, visibleTo, thread };
    const refusal = await this.reception.message(message);
    if (refusal !== undefined) {
      this.conversation.add({ ...place, ...refused(message, refusal, notShown(refusal.error)) });
      return { status: 404, error: refusal.error };
    }
    if (message.replace_original === true && original !== undefined) {
      this.conversation.replace(original, accepted(message));
    } else {
      this.conversation.add({ ...place, ...accepted(message) });
    }
    return { status: 200 };
  }
}

/** What stands in the channel where Slack itself would show nothing. */
export const notShown = (error: string): string => `Slack would not show this message: ${error}`;

/** A thread, by the message that it begins with. */
export const threadIn = (ts: unknown): number | undefined => (typeof ts === 'string' ? Number(ts) : undefined);

function parse(body: string): Fields | undefined {
  try {
    const message: unknown = JSON.parse(body);
    return isFields(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
