/**
 * Routes what Slack sends: `/kube …` is answered in the HTTP response itself, buttons through their response_url.
 */
import { App, type BlockAction } from '@slack/bolt';
import { answer, type AnsweringOptions, post, postCourseNote, postQuizNews, timeLeft } from './answering';
import { boltLogger } from './bolt-logger';
import type { Bot } from './configuration';
import { notUnderstood } from './failure';
import { type FormOptions, listenToForms, openForm } from './forms';
import type { HttpResponse } from './http-event';
import { listenToHome } from './home';
import { listenToMissions } from './mission-shortcut';
import { LambdaReceiver } from './receiver';
import type { Reports } from './reports';
import { fromButton, fromSlashCommand } from './requests';
import { createWebApi } from './web-api';

export interface SlackAppOptions extends Omit<AnsweringOptions, 'fetch' | 'api'> {
  readonly signingSecret: string;
  /** What the bot may do by itself; undefined without a token. */
  readonly bot?: Bot | undefined;
  readonly fetch?: typeof fetch;
  /** Undefined where this program is not reached from outside. */
  readonly reports?: Reports | undefined;
}

/** The handler of Slack's requests: takes an event of Lambda, never throws. */
export function createSlackApp(given: SlackAppOptions): (event: unknown) => Promise<HttpResponse> {
  const { signingSecret, clock, log, bot, fetch = globalThis.fetch } = given;
  const api = bot === undefined ? undefined : createWebApi({ ...bot, log, fetch });
  const options: FormOptions = { ...given, fetch, api };
  const receiver = new LambdaReceiver({ signingSecret, clock, log });
  const app = new App({
    receiver,
    // Bolt never calls Slack: what needs a token goes through our own client, which keeps to a budget of time.
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
    const answered = await answer(request, options);
    const isOpen = await openForm(answered, request, body.response_url, started, options);
    if (answered.hasFailed) return ack(answered.message);
    await postQuizNews(request, body.response_url, true, started, options);
    const unsent = isOpen ? undefined : answered.message;
    const isOut = await postCourseNote(request, body.response_url, unsent, started, options);
    await (isOpen || isOut ? ack() : ack(answered.message));
  });
  app.action<BlockAction>(/^(run|share):\d+$/, async ({ body, ack }) => {
    const started = clock.now();
    const request = fromButton(body);
    if (request !== undefined) {
      const answered = await answer(request, options);
      const isShown =
        (await openForm(answered, request, body.response_url, started, options)) ||
        (await post(body.response_url, answered.message, timeLeft(started, clock), options));
      if (!answered.hasFailed) await postQuizNews(request, body.response_url, isShown, started, options);
      if (isShown && !answered.hasFailed) {
        await postCourseNote(request, body.response_url, undefined, started, options);
      }
    }
    await ack();
  });
  // A link is opened by Slack; there is nothing to do but to say that we heard of it.
  app.action(/^link:\d+$/, ({ ack }) => ack());
  listenToForms(app, options);
  listenToMissions(app, options);
  listenToHome(app, options);
  return async (event) => (await given.reports?.answer(event)) ?? receiver.handle(event);
}
