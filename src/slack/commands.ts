/**
 * What people type and press: `/kube …` is answered in the HTTP response itself, buttons through their response_url.
 */
import type { App, BlockAction } from '@slack/bolt';
import { answer, postCourseNote, postQuizNews, to, toThread } from './answering';
import { notUnderstood } from './failure';
import type { FormOptions } from './form-answers';
import { openForm } from './forms';
import { reach } from './reach';
import { fromButton, fromSlashCommand, listenerTo } from './requests';

/** Listens to slash commands, and to the buttons of replies. */
export function listenToCommands(app: App, options: FormOptions): void {
  const { clock } = options;
  // Slack sends only what this app is registered with, whatever its name is.
  app.command(/^\//, async ({ body, ack }) => {
    const started = clock.now();
    const request = fromSlashCommand(body);
    if (request === undefined) return ack(notUnderstood());
    const answered = await answer(request, options);
    const send = to(body.response_url, options);
    const isOpen = await openForm(answered, request, body.response_url, started, options);
    if (answered.hasFailed) return ack(answered.message);
    await postQuizNews(request, send, true, started, options);
    const unsent = isOpen ? undefined : answered.message;
    const isOut = await postCourseNote(request, send, unsent, started, options);
    await (isOpen || isOut ? ack() : ack(answered.message));
  });
  app.action<BlockAction>(/^(run|share):\d+$/, async ({ body, context, ack }) => {
    const started = clock.now();
    const request = fromButton(body);
    if (request !== undefined) {
      const listener = listenerTo(body, request);
      const send = toThread(body.response_url, listener, options);
      const answered = await answer(request, options);
      const isShown =
        (await openForm(answered, request, body.response_url, started, options)) ||
        (await reach(answered.message, send, { started, listener, context }, options));
      if (!answered.hasFailed) await postQuizNews(request, send, isShown, started, options);
      if (isShown && !answered.hasFailed) {
        await postCourseNote(request, send, undefined, started, options);
      }
    }
    await ack();
  });
  // A link is opened by Slack; there is nothing to do but to say that we heard of it.
  app.action(/^link:\d+$/, ({ ack }) => ack());
}
