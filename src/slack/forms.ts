/**
 * The form behind *Do ...*: a modal where the bot has a token, else a message with menus. Whatever is chosen becomes a
 * command, which is run like anything typed.
 */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { answer, type Answer, postQuizNews, replace, timeLeft, toThread, to } from './answering';
import { deliver, type FormOptions, originOf } from './form-answers';
import { RUN_ACTION } from './form-menus';
import { type FormOrigin, sealOrigin } from './form-origin';
import { commandIn, isSteering, readForm, sameForm } from './form-state';
import { FORM_CALLBACK, messageView } from './form-view';
import type { ModalView } from './message';
import { menusView, noFormOfOurs, openedView } from './opened-views';
import { filledIn } from './payload';
import { fromMessage, fromView, listenerTo, ownerOf, type SlackRequest } from './requests';

/** Opening a modal takes no longer; then a message with menus does as well. */
const LONGEST_OPENING = 1_500;

/**
 * Opens a modal for an answer that holds a form. Answers whether somebody sees it now; if not, the message of the answer
 * has the same menus.
 */
export async function openForm(
  { form, opens }: Answer,
  { command, channelName }: SlackRequest,
  responseUrl: string | undefined,
  started: number,
  options: FormOptions,
): Promise<boolean> {
  const { api, clock } = options;
  // The request is known by its trigger.
  if (api === undefined || command.request === '' || command.share === true) return false;
  const owner = { team: command.id.team, person: command.person.id };
  const origin = { channel: command.id.channel, channelName, responseUrl: responseUrl ?? '' };
  const seal = sealOrigin(origin, owner, options.secrets);
  const view = opens === undefined ? form && menusView(form, origin, seal) : openedView(opens, origin, seal);
  if (view === undefined) return false;
  const timeout = Math.min(LONGEST_OPENING, timeLeft(started, clock));
  return (await api.call(owner.team, 'views.open', { trigger_id: command.request, view }, timeout)).ok;
}

/** Listens to the menus and buttons of forms, in messages and in modals. */
export function listenToForms(app: App, options: FormOptions): void {
  app.action<BlockAction>(/^form:/, async ({ body, ack }) => {
    const started = options.clock.now();
    if (body.view === undefined) await inMessage(body, started, options);
    else await inModal(body, started, options);
    await ack();
  });
  app.view<ViewSubmitAction>(FORM_CALLBACK, async ({ body, ack }) => {
    const view = await submitted(body, options.clock.now(), options);
    await (view === undefined ? ack() : ack({ response_action: 'update', view: view as never }));
  });
}

/** A menu was chosen from, or *Do it* was pressed, in a message. */
async function inMessage(body: BlockAction, started: number, options: FormOptions): Promise<void> {
  const [action] = body.actions;
  const filled = readForm(filledIn(body));
  const isSent = action?.action_id === RUN_ACTION;
  const command = isSent ? commandIn(filled) : undefined;
  if (!isSent && !isSteering(action?.block_id ?? '')) return;
  const request = fromMessage(body, command ?? sameForm(filled));
  if (request === undefined) return;
  const answered = await answer(request, options);
  const left = timeLeft(started, options.clock);
  if (command === undefined) {
    await replace(body.response_url, answered.message, left, options);
    return;
  }
  const send = toThread(body.response_url, listenerTo(body, request), options);
  const isPosted = await send(answered.message, left);
  if (!answered.hasFailed) await postQuizNews(request, send, isPosted, started, options);
}

/** A menu was chosen from that others depend on, in a modal. */
async function inModal(body: BlockAction, started: number, options: FormOptions): Promise<void> {
  const { view } = body;
  const owner = ownerOf(body);
  const origin = originOf(body, options);
  if (view === undefined || owner === undefined || options.api === undefined) return;
  const request = origin === undefined ? undefined : fromView(body, origin, sameForm(readForm(filledIn(view))));
  const next =
    request === undefined || origin === undefined
      ? noFormOfOurs(options)
      : viewAfter(await answer(request, options), origin, view.private_metadata);
  const fields = { view_id: view.id, view: next, ...(view.hash === '' ? {} : { hash: view.hash }) };
  await options.api.call(owner.team, 'views.update', fields, timeLeft(started, options.clock));
}

/** The form as it is chosen now, or what there is to say instead. */
const viewAfter = ({ form, message }: Answer, origin: FormOrigin, metadata: string): ModalView =>
  form === undefined ? messageView(message) : menusView(form, origin, metadata);

/** *Do it* in a modal. Answers the view that stays open, if any. */
async function submitted(
  body: ViewSubmitAction,
  started: number,
  options: FormOptions,
): Promise<ModalView | undefined> {
  const origin = originOf(body, options);
  if (origin === undefined) return noFormOfOurs(options);
  const filled = readForm(filledIn(body.view));
  const command = commandIn(filled);
  const request = fromView(body, origin, command ?? sameForm(filled));
  if (request === undefined) return noFormOfOurs(options);
  const answered = await answer(request, options);
  if (answered.opens !== undefined) return openedView(answered.opens, origin, body.view.private_metadata);
  if (command === undefined) return viewAfter(answered, origin, body.view.private_metadata);
  const isPosted = await deliver(answered.message, request, origin, started, options);
  if (!answered.hasFailed) await postQuizNews(request, to(origin.responseUrl, options), isPosted, started, options);
  return isPosted ? undefined : messageView(answered.message);
}
