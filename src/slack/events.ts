/**
 * Messages to the bot: `@kube-tutor deploy web` in a channel or a thread, and everything that is written in a direct
 * message with it. Slash commands do not exist in threads; this does.
 */
import type { App, Context } from '@slack/bolt';
import { answer, type AnsweringOptions, postCourseNote, postQuizNews, type Send, timeLeft } from './answering';
import type { Body } from './body';
import { wantRedelivery } from './redelivery';
import { fromMessageEvent } from './requests';
import { say, sayOrWhyNot } from './say';
import { isPassing } from './web-api';

/** Listens to mentions and direct messages. */
export function listenToMessages(app: App, options: AnsweringOptions): void {
  app.event('app_mention', ({ body, context }) => heard(body as unknown as Body, context, options));
  app.event('message', ({ body, context }) => heard(body as unknown as Body, context, options));
}

async function heard(body: Body, context: Context, options: AnsweringOptions): Promise<void> {
  const { api, clock, handler, log } = options;
  const started = clock.now();
  const message = fromMessageEvent(body);
  if (message === undefined || api === undefined) return;
  const { request, listener } = message;
  // What nobody can be told of is not done.
  const mayCall = await api.mayCall(request.command.id.team);
  if (mayCall !== true) {
    if (mayCall === undefined) wantRedelivery(context);
    return;
  }
  const claim = await handler.claim(request.command).catch((error: unknown) => {
    // Where the store does not answer, the command says so.
    log.error('event-not-claimed', error);
    return undefined;
  });
  if (claim === 'answered') return;
  // Whoever holds it may have ended without an answer: a later delivery finds out.
  if (claim === 'held') {
    wantRedelivery(context);
    return;
  }
  const answered = await answer(request, options);
  const said = await sayOrWhyNot(answered.message, listener, timeLeft(started, clock), api);
  // Of any other refusal Slack would say the same again. Where it never answered, the answer may be there twice then:
  // that is better than never.
  if (isPassing(said)) {
    wantRedelivery(context);
    return;
  }
  await claim?.answered();
  if (answered.hasFailed) return;
  const send: Send = (news, timeout) => say(news, listener, timeout, api);
  await postQuizNews(request, send, said.ok, started, options);
  if (said.ok) await postCourseNote(request, send, undefined, started, options);
}
