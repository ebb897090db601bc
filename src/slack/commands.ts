/**
 * What people type and press: `/kube …` is answered in the HTTP response itself, buttons through their response_url.
 */
import type { App, BlockAction } from '@slack/bolt';
import { answer, post, postCourseNote, postQuizNews, timeLeft } from './answering';
import { notUnderstood } from './failure';
import { type FormOptions, openForm } from './forms';
import { fromButton, fromSlashCommand } from './requests';

/** Listens to slash commands, and to the buttons of replies. */
export function listenToCommands(app: App, options: FormOptions): void {
  const { clock } = options;
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
}
