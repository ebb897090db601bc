/**
 * Routes what Slack sends: `/kube …` is answered in the HTTP response itself, buttons through their response_url.
 */
import { randomUUID } from 'node:crypto';
import { App, type BlockAction } from '@slack/bolt';
import type { CommandHandler } from '../app/handle-command';
import type { Clock, Log } from '../app/ports';
import { messageOf } from './blocks';
import { boltLogger } from './bolt-logger';
import { failureReply, notUnderstood } from './failure';
import type { HttpResponse } from './http-event';
import type { Message } from './message';
import { LambdaReceiver } from './receiver';
import { fromButton, fromSlashCommand, type SlackRequest } from './requests';
import { respond, type ResponderOptions } from './response-url';

export interface SlackAppOptions {
  readonly signingSecret: string;
  readonly handler: CommandHandler;
  readonly clock: Clock;
  readonly log: Log;
  /** Local mode: buttons may be answered on this machine. */
  readonly allowLoopback: boolean;
  readonly fetch?: typeof fetch;
}

/** Milliseconds after which Slack must have an answer to a press, and the least that posting it gets. */
const ANSWER_BY = 2_800;
const SHORTEST_POST = 500;

/** The handler of Slack's requests: takes an event of Lambda, never throws. */
export function createSlackApp(options: SlackAppOptions): (event: unknown) => Promise<HttpResponse> {
  const { signingSecret, clock, log } = options;
  const receiver = new LambdaReceiver({ signingSecret, clock, log });
  const app = new App({
    receiver,
    // Everything is answered with what the request brought along: no token, so nothing to look up.
    authorize: () => Promise.resolve({}),
    convoStore: false,
    logger: boltLogger(log),
  });
  app.error((error) => {
    log.error('listener-failed', error);
    return Promise.resolve();
  });
  app.command('/kube', async ({ body, ack }) => {
    const started = clock.now();
    const request = fromSlashCommand(body);
    if (request === undefined) return ack(notUnderstood());
    const { message, hasFailed } = await answer(request, options);
    if (!hasFailed) await postQuizNews(request, body.response_url, true, started, options);
    await ack(message);
  });
  app.action<BlockAction>(/^(run|share):\d+$/, async ({ body, ack }) => {
    const started = clock.now();
    const request = fromButton(body);
    if (request !== undefined) {
      const { message, hasFailed } = await answer(request, options);
      const isPosted = await post(body.response_url, message, ANSWER_BY - (clock.now() - started), options);
      if (!hasFailed) await postQuizNews(request, body.response_url, isPosted, started, options);
    }
    await ack();
  });
  return (event) => receiver.handle(event);
}

interface Answer {
  readonly message: Message;
  /** The store does not answer, or worse: there is no time for more. */
  readonly hasFailed: boolean;
}

/** The message for a command. A failure becomes a message too: the person must hear of it. */
async function answer({ command, channelName }: SlackRequest, { handler, log }: SlackAppOptions): Promise<Answer> {
  const { person, share = false } = command;
  try {
    const reply = await handler.handle({ ...command, request: command.request || randomUUID() });
    return { message: messageOf(reply, { person, channelName, share }), hasFailed: false };
  } catch (error) {
    log.error('command-failed', error);
    return { message: messageOf(failureReply(error, command), { person, channelName }), hasFailed: true };
  }
}

/** A quiz question whose time is over is closed by whatever comes next; everybody sees the answer. */
async function postQuizNews(
  { command, channelName }: SlackRequest,
  url: string | undefined,
  isDelivered: boolean,
  started: number,
  options: SlackAppOptions,
): Promise<void> {
  const { handler, clock, log } = options;
  try {
    const news = await handler.quizNews(command, isDelivered);
    if (news === undefined) return;
    const message = messageOf(news.reply, { person: news.by, channelName });
    const isPosted = await post(url, message, ANSWER_BY - (clock.now() - started), options);
    if (isPosted) await handler.quizNews(command, true);
  } catch (error) {
    log.error('quiz-not-closed', error);
  }
}

/** Answers whether Slack took it. */
async function post(
  url: string | undefined,
  message: Message,
  left: number,
  options: SlackAppOptions,
): Promise<boolean> {
  const { allowLoopback, log, fetch = globalThis.fetch } = options;
  const responder: ResponderOptions = { allowLoopback, log, fetch };
  return respond(url ?? '', message, Math.max(SHORTEST_POST, left), responder);
}
