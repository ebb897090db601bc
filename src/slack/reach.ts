/**
 * Gets the answer to what somebody pressed to them: by the address that came with it, else by the bot, else Slack itself
 * has to say that something failed.
 */
import type { Context } from '@slack/bolt';
import { type AnsweringOptions, type Send, timeLeft } from './answering';
import type { Message } from './message';
import { wantWarning } from './redelivery';
import { type Listener, say } from './say';

/** A call that gets less milliseconds is not begun. */
const SHORTEST_CALL = 500;
/** Slack waits so long. */
const SLACK_WAITS = 3_000;

/** What was pressed: when it came, who is to hear of it, and Bolt's word for the request. */
export interface PressedHere {
  readonly started: number;
  readonly listener: Listener;
  readonly context: Context;
}

/** Answers whether somebody sees the message now. */
export async function reach(
  message: Message,
  send: Send,
  { started, listener, context }: PressedHere,
  options: AnsweringOptions,
): Promise<boolean> {
  const { api, clock } = options;
  if (await send(message, timeLeft(started, clock))) return true;
  // An address that never answered has taken all the time there was; it may have shown the message, too.
  const left = SLACK_WAITS - SHORTEST_CALL - (clock.now() - started);
  if (api !== undefined && left > 0 && (await say(message, listener, SHORTEST_CALL, api))) return true;
  wantWarning(context);
  return false;
}
