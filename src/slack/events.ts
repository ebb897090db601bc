/**
 * Messages to the bot: `@kube-tutor deploy web` in a channel or a thread, and everything that is written in a direct
 * message with it. Slash commands do not exist in threads; this does.
 */
import type { App } from '@slack/bolt';
import { answer, type AnsweringOptions, postCourseNote, postQuizNews, type Send, timeLeft } from './answering';
import type { Body } from './body';
import { fromMessageEvent } from './requests';
import { say } from './say';

/** Listens to mentions and direct messages. */
export function listenToMessages(app: App, options: AnsweringOptions): void {
  app.event('app_mention', ({ body }) => heard(body as unknown as Body, options));
  app.event('message', ({ body }) => heard(body as unknown as Body, options));
}

async function heard(body: Body, options: AnsweringOptions): Promise<void> {
  const { api, clock, handler, log } = options;
  const started = clock.now();
  const message = fromMessageEvent(body);
  if (message === undefined || api === undefined) return;
  const { request, listener } = message;
  const isFirst = await handler.isFirst(request.command).catch((error: unknown) => {
    // Where the store does not answer, the command says so.
    log.error('event-not-claimed', error);
    return true;
  });
  if (!isFirst) return;
  const send: Send = (said, timeout) => say(said, listener, timeout, api);
  const answered = await answer(request, options);
  const isShown = await send(answered.message, timeLeft(started, clock));
  if (answered.hasFailed) return;
  await postQuizNews(request, send, isShown, started, options);
  if (isShown) await postCourseNote(request, send, undefined, started, options);
}
