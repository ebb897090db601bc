/**
 * Answers a command of Slack: has it run, and sends what came of it to where people see it, in the time that Slack gives.
 */
import { randomUUID } from 'node:crypto';
import type { Commands } from '../app/later-commands';
import type { Clock, Log } from '../app/ports';
import type { Form } from '../tutor/form/menus';
import type { Reply } from '../tutor/reply';
import { messageOf } from './blocks';
import { inNameOf, USUAL_COMMAND, withUsualName } from './command-name';
import { failureReply } from './failure';
import type { KnownNames } from './known-names';
import type { Message } from './message';
import type { SlackRequest } from './requests';
import { respond } from './response-url';
import { type Listener, say } from './say';
import type { WebApi } from './web-api';

export interface AnsweringOptions {
  readonly handler: Commands;
  readonly clock: Clock;
  readonly log: Log;
  /** The name of the slash command, where it is not the usual one. */
  readonly commandName?: string | undefined;
  readonly names?: KnownNames;
  /** Local mode: buttons may be answered on this machine. */
  readonly allowLoopback: boolean;
  readonly fetch: typeof fetch;
  /** Undefined without a token: then everything travels in answers and through response_urls. */
  readonly api: WebApi | undefined;
}

/** Milliseconds after which Slack must have an answer, and the least that a call gets. */
const ANSWER_BY = 2_800;
const SHORTEST_CALL = 500;

/** Milliseconds that are left of Slack's three seconds, for one more call. */
export function timeLeft(started: number, clock: Clock): number {
  return Math.max(SHORTEST_CALL, ANSWER_BY - (clock.now() - started));
}

/** Posts a new message to where a request came from. Answers whether Slack took it. */
export type Send = (message: Message, timeout: number) => Promise<boolean>;

export interface Answer {
  readonly message: Message;
  /** Menus that the message holds, which a modal could show too. */
  readonly form: Form | undefined;
  /** A form that a modal shows, and the message only tells of. */
  readonly opens?: Reply['opens'];
  /** Why not, or not all of it: for the field of a form. */
  readonly refusal?: Reply['refusal'];
  /** Nothing of it was done. */
  readonly isRefused?: boolean;
  /** The store does not answer, or worse: there is no time for more. */
  readonly hasFailed: boolean;
}

/** The message for a command. A failure becomes a message too: the person must hear of it. */
export async function answer(request: SlackRequest, options: AnsweringOptions): Promise<Answer> {
  const { command, channelName, commandName = options.commandName } = request;
  const { share = false } = command;
  const person = options.names?.meet(command.id.team, command.person) ?? command.person;
  const text = withUsualName(command.text, commandName ?? USUAL_COMMAND);
  try {
    const said = await options.handler.handle({ ...command, person, text, request: command.request || randomUUID() });
    const reply = inNameOf(said, commandName ?? USUAL_COMMAND);
    return {
      message: messageOf(reply, { person, channelName, share, commandName }),
      form: reply.form,
      opens: reply.opens,
      refusal: reply.refusal,
      isRefused: reply.refusal !== undefined && reply.audience === 'asker',
      hasFailed: false,
    };
  } catch (error) {
    options.log.error('command-failed', error);
    const reply = failureReply(error, command);
    const message = messageOf(reply, { person, channelName, commandName });
    return { message, form: undefined, refusal: reply.refusal, hasFailed: true };
  }
}

/**
 * A quiz question whose time is over is closed by whatever comes next; everybody sees the answer. Where no time is left,
 * that is the next request.
 */
export async function postQuizNews(
  { command, channelName, commandName: typed }: SlackRequest,
  send: Send,
  isDelivered: boolean,
  started: number,
  options: AnsweringOptions,
): Promise<void> {
  const { handler, clock, log } = options;
  const commandName = typed ?? options.commandName;
  if (clock.now() - started >= ANSWER_BY) return;
  try {
    const news = await handler.quizNews(command, isDelivered, timeLeft(started, clock));
    if (news === undefined) return;
    const message = messageOf(news.reply, { person: news.by, channelName, commandName });
    const isPosted = await send(message, timeLeft(started, clock));
    if (isPosted) await handler.quizNews(command, true, timeLeft(started, clock));
  } catch (error) {
    log.error('quiz-not-closed', error);
  }
}

/**
 * Who has seen most of the course is told so once, in a message of their own after the answer. Where no time is left for
 * it, it comes with another request.
 * @param unsent the answer, where it did not go out yet: it has to come first
 * @returns whether that answer is out now
 */
export async function postCourseNote(
  { command, channelName, commandName: typed }: SlackRequest,
  send: Send | undefined,
  unsent: Message | undefined,
  started: number,
  options: AnsweringOptions,
): Promise<boolean> {
  const { handler, clock, log } = options;
  const commandName = typed ?? options.commandName;
  const left = () => ANSWER_BY - (clock.now() - started);
  let isOut = false;
  try {
    if (send === undefined || left() < 2 * SHORTEST_CALL) return false;
    const note = await handler.courseNote(command);
    if (note === undefined) return false;
    isOut = unsent !== undefined && (await send(unsent, Math.floor(left() / 2)));
    const message = messageOf(note, { person: command.person, channelName, commandName });
    const isPosted = (isOut || unsent === undefined) && left() > 0 && (await send(message, left()));
    await handler.courseNoted(command, isPosted);
  } catch (error) {
    log.error('progress-not-told', error);
  }
  return isOut;
}

/** Posts to the address that a request came with. */
export function to(url: string | undefined, options: AnsweringOptions): Send {
  return (message, timeout) => respond(url ?? '', { ...message, replace_original: false }, timeout, options);
}

/**
 * Posts to where something was pressed: in a thread of it, if it was there. Such an address takes nothing for a thread
 * that only one person sees; that needs the token.
 */
export function toThread(url: string | undefined, listener: Listener, options: AnsweringOptions): Send {
  const { api } = options;
  const { thread } = listener;
  if (thread === undefined) return to(url, options);
  return async (message, timeout) => {
    if (message.response_type === 'in_channel') {
      return respond(url ?? '', { ...message, replace_original: false, thread_ts: thread.ts }, timeout, options);
    }
    const half = Math.floor(timeout / 2);
    if (api !== undefined && (await say(message, listener, half, api))) return true;
    return to(url, options)(message, half);
  };
}

/** Puts a message in the place of the one that the response_url came with. */
export function replace(
  url: string | undefined,
  message: Message,
  timeout: number,
  options: AnsweringOptions,
): Promise<boolean> {
  return respond(url ?? '', { ...message, replace_original: true }, timeout, options);
}
