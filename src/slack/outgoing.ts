/**
 * What leaves the tutor besides answers: messages of the bot where it has a token, and more messages to an address that
 * a request came with.
 */
import type { Clock, Log, Person, Ports, ResponseUrls } from '../app/ports';
import type { Reply } from '../tutor/reply';
import { messageOf } from './blocks';
import type { Bot } from './configuration';
import { SlackMessenger } from './messenger';
import { respond, respondOnce } from './response-url';
import { createWebApi } from './web-api';

/** Milliseconds that one of them may take. */
const BUDGET = 1_200;
/** The same for a message that is there for its image: whoever draws it may just be starting. */
const TEST_BUDGET = 2_000;

export interface OutgoingOptions {
  readonly bot: Bot | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Local mode: addresses may be on this machine. */
  readonly allowLoopback: boolean;
  readonly fetch?: typeof fetch;
  /** The name of the slash command, where it is not the usual one. */
  readonly commandName?: string | undefined;
  /** Milliseconds that a message of the bot may take; where nobody waits, longer than people would. */
  readonly budget?: number;
}

/** The ports through which use cases say something by themselves. */
export function outgoing(options: OutgoingOptions): Pick<Ports, 'messenger' | 'responseUrls'> {
  const { bot, clock, log, allowLoopback, commandName, budget, fetch = globalThis.fetch } = options;
  const send = (url: string, reply: Reply, by: Person, replace_original: boolean): Promise<boolean> => {
    const message = messageOf({ ...reply, audience: 'channel' }, { person: by, channelName: '', commandName });
    const how = { allowLoopback, log, fetch };
    if (reply.image?.isNeeded) return respondOnce(url, { ...message, replace_original }, TEST_BUDGET, how);
    return respond(url, { ...message, replace_original }, BUDGET, how);
  };
  const responseUrls: ResponseUrls = {
    post: (url, reply, by) => send(url, reply, by, false),
    replace: (url, reply, by) => send(url, reply, by, true),
  };
  if (bot === undefined) return { responseUrls };
  const api = createWebApi({ ...bot, log, fetch });
  return { responseUrls, messenger: new SlackMessenger(api, clock, commandName, budget) };
}
