/**
 * Says something with the bot's token, in a conversation or in a thread of it.
 */
import type { Message } from './message';
import type { ApiAnswer, WebApi } from './web-api';
import { plainer } from './without-images';

/** A thread of a conversation. */
export interface Thread {
  /** Slack's name for the message that it begins with. */
  readonly ts: string;
  /** Somebody wrote in it already. Where nobody did, what only one person may see would be seen by nobody. */
  readonly isOpen: boolean;
}

export interface Listener {
  readonly team: string;
  readonly channel: string;
  /** Who sees what is not for everybody. */
  readonly person: string;
  readonly thread?: Thread | undefined;
}

/** A second try that gets less milliseconds is not begun. */
const SHORTEST_TRY = 200;

/** Answers whether Slack took it, if need be without its image. */
export async function say(message: Message, to: Listener, timeout: number, api: WebApi): Promise<boolean> {
  return (await sayOrWhyNot(message, to, timeout, api)).ok;
}

/** The same with Slack's word for why not. */
export async function sayOrWhyNot(message: Message, to: Listener, timeout: number, api: WebApi): Promise<ApiAnswer> {
  const started = performance.now();
  const answer = await send(message, to, timeout, api);
  if (answer.ok || !/block|image/.test(answer.error)) return answer;
  const left = Math.floor(timeout - (performance.now() - started));
  const again = plainer(message);
  return again === undefined || left < SHORTEST_TRY ? answer : send(again, to, left, api);
}

function send(
  { response_type, text, blocks }: Message,
  { team, channel, person, thread }: Listener,
  timeout: number,
  api: WebApi,
): Promise<ApiAnswer> {
  const fields = { channel, text, blocks, ...(thread === undefined ? {} : { thread_ts: thread.ts }) };
  // In a direct message with the bot nobody else is there to see anything.
  if (response_type === 'in_channel' || channel.startsWith('D')) {
    const links = { unfurl_links: 'false', unfurl_media: 'false' };
    return api.call(team, 'chat.postMessage', { ...fields, ...links }, timeout);
  }
  const place = thread === undefined || thread.isOpen ? fields : { channel, text, blocks };
  return api.call(team, 'chat.postEphemeral', { ...place, user: person }, timeout);
}
