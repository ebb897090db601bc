/**
 * The form behind *Do ...*: a modal where the bot has a token, else a message with menus. Whatever is chosen becomes a
 * command, which is run like anything typed.
 */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Form } from '../tutor/form/menus';
import type { OpenedForm } from '../tutor/reply';
import { answer, type Answer, type AnsweringOptions, postQuizNews, replace, timeLeft, to, toThread } from './answering';
import { clusterOf } from './blocks';
import { USUAL_COMMAND } from './command-name';
import { COURSE_CALLBACK, courseView, readCourseForm } from './course-form';
import { RUN_ACTION } from './form-menus';
import { type FormOrigin, openOrigin, sealOrigin } from './form-origin';
import { commandIn, isSteering, readForm, sameForm } from './form-state';
import { MANIFEST_CALLBACK, MANIFEST_FIELD, manifestView, readManifestForm } from './manifest-form';
import { FORM_CALLBACK, formView, messageView, noticeView } from './form-view';
import type { Message, ModalView } from './message';
import { fromMessage, fromView, listenerTo, ownerOf, type SlackRequest } from './requests';
import { say } from './say';
import type { SigningSecrets } from './signing-secrets';

export interface FormOptions extends AnsweringOptions {
  readonly secrets: SigningSecrets;
}

/** Opening a modal takes no longer; then a message with menus does as well. */
const LONGEST_OPENING = 1_500;

const notOurs = ({ commandName = USUAL_COMMAND }: FormOptions): string =>
  `This form is none that kube-tutor gave you. Copy the text, and type ${commandName} apply for a new one.`;
const invalid = ({ commandName = USUAL_COMMAND }: FormOptions): string =>
  `This form is none that kube-tutor gave you. Type ${commandName} do for a new one.`;

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
  const view = opens === undefined ? form && viewOf(form, origin, seal) : openedView(opens, origin, seal);
  if (view === undefined) return false;
  const timeout = Math.min(LONGEST_OPENING, timeLeft(started, clock));
  return (await api.call(owner.team, 'views.open', { trigger_id: command.request, view }, timeout)).ok;
}

const viewOf = (form: Form, { channelName }: FormOrigin, metadata: string): ModalView =>
  formView(form, clusterOf(channelName), metadata);

function openedView(opens: OpenedForm, { channelName }: FormOrigin, metadata: string): ModalView | undefined {
  if (opens === 'course') return courseView(metadata);
  return 'settings' in opens ? undefined : manifestView(opens.manifestFor, clusterOf(channelName), metadata);
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
  app.view<ViewSubmitAction>(COURSE_CALLBACK, async ({ body, ack }) => {
    const sent = readCourseForm(body.view.state.values);
    if ('errors' in sent) return ack({ response_action: 'errors', errors: sent.errors });
    const view = await sentCourse(sent.command, body, options.clock.now(), options);
    await (view === undefined ? ack() : ack({ response_action: 'update', view: view as never }));
  });
  app.view<ViewSubmitAction>(MANIFEST_CALLBACK, async ({ body, ack }) => {
    const { refusal, view } = await sentManifest(body, options.clock.now(), options);
    if (refusal !== undefined) return ack({ response_action: 'errors', errors: { [MANIFEST_FIELD]: refusal } });
    await (view === undefined ? ack() : ack({ response_action: 'update', view: view as never }));
  });
}

interface SentManifest {
  /** The form stays open with what was written. */
  readonly refusal?: string | undefined;
  /** What is shown in its place. */
  readonly view?: ModalView;
}

/** The form of a manifest was sent. */
async function sentManifest(body: ViewSubmitAction, started: number, options: FormOptions): Promise<SentManifest> {
  const origin = originOf(body, options);
  const command = readManifestForm(body.view.state.values);
  const request = origin === undefined || command === undefined ? undefined : fromView(body, origin, command);
  if (origin === undefined || request === undefined) return { refusal: notOurs(options) };
  const { message, refusal, hasFailed, isRefused } = await answer(request, options);
  if (hasFailed || isRefused) return { refusal };
  const isPosted = await deliver(message, request, origin, started, options);
  await postQuizNews(request, to(origin.responseUrl, options), isPosted, started, options);
  // Some objects of several were taken: everybody sees what became of these.
  if (refusal !== undefined) return { refusal };
  return isPosted ? {} : { view: messageView(message) };
}

/** The form of a course was sent. Answers the view that stays open, if any. */
async function sentCourse(
  command: string,
  body: ViewSubmitAction,
  started: number,
  options: FormOptions,
): Promise<ModalView | undefined> {
  const origin = originOf(body, options);
  const request = origin === undefined ? undefined : fromView(body, origin, command);
  if (origin === undefined || request === undefined) return noticeView(invalid(options));
  const { message } = await answer(request, options);
  return (await deliver(message, request, origin, started, options)) ? undefined : messageView(message);
}

/** A menu was chosen from, or *Do it* was pressed, in a message. */
async function inMessage(body: BlockAction, started: number, options: FormOptions): Promise<void> {
  const [action] = body.actions;
  const filled = readForm(body.state?.values);
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
  const request = origin === undefined ? undefined : fromView(body, origin, sameForm(readForm(view.state.values)));
  const next =
    request === undefined || origin === undefined
      ? noticeView(invalid(options))
      : viewAfter(await answer(request, options), origin, view.private_metadata);
  const fields = { view_id: view.id, view: next, ...(view.hash === '' ? {} : { hash: view.hash }) };
  await options.api.call(owner.team, 'views.update', fields, timeLeft(started, options.clock));
}

/** The form as it is chosen now, or what there is to say instead. */
const viewAfter = ({ form, message }: Answer, origin: FormOrigin, metadata: string): ModalView =>
  form === undefined ? messageView(message) : viewOf(form, origin, metadata);

/** *Do it* in a modal. Answers the view that stays open, if any. */
async function submitted(
  body: ViewSubmitAction,
  started: number,
  options: FormOptions,
): Promise<ModalView | undefined> {
  const origin = originOf(body, options);
  if (origin === undefined) return noticeView(invalid(options));
  const filled = readForm(body.view.state.values);
  const command = commandIn(filled);
  const request = fromView(body, origin, command ?? sameForm(filled));
  if (request === undefined) return noticeView(invalid(options));
  const answered = await answer(request, options);
  if (answered.opens !== undefined) return openedView(answered.opens, origin, body.view.private_metadata);
  if (command === undefined) return viewAfter(answered, origin, body.view.private_metadata);
  const isPosted = await deliver(answered.message, request, origin, started, options);
  if (!answered.hasFailed) await postQuizNews(request, to(origin.responseUrl, options), isPosted, started, options);
  return isPosted ? undefined : messageView(answered.message);
}

function originOf(body: BlockAction | ViewSubmitAction, { secrets }: FormOptions): FormOrigin | undefined {
  const owner = ownerOf(body);
  return owner === undefined ? undefined : openOrigin(body.view?.private_metadata, owner, secrets);
}

/** To where the form was opened; after half an hour that address is closed, and the bot has to post by itself. */
async function deliver(
  message: Message,
  { command }: SlackRequest,
  { responseUrl }: FormOrigin,
  started: number,
  options: FormOptions,
): Promise<boolean> {
  const { api, clock } = options;
  const half = Math.floor(timeLeft(started, clock) / 2);
  if (await to(responseUrl, options)(message, half)) return true;
  return api !== undefined && say(message, { ...command.id, person: command.person.id }, half, api);
}
