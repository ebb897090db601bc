/**
 * Forms that are filled and sent at once: a manifest, a new course, settings. What is wrong stands at its field, and
 * nothing that was filled in is lost.
 */
import type { App, ViewSubmitAction } from '@slack/bolt';
import { readFilled } from '../app/filled-forms';
import { answer, postQuizNews, to } from './answering';
import { USUAL_COMMAND } from './command-name';
import { COURSE_CALLBACK, COURSE_FIELD, readCourseForm } from './course-form';
import { cut } from './cut-text';
import { errorsOf, FIELDS_CALLBACK, readFields } from './fields-view';
import { FILTER_CALLBACK, FILTER_FIELD, readFilterForm } from './filter-form';
import { deliver, type FormOptions, originOf } from './form-answers';
import { messageView } from './form-view';
import { MANIFEST_CALLBACK, MANIFEST_FIELD, readManifestForm } from './manifest-form';
import type { ModalView } from './message';
import { noFormOfOurs } from './opened-views';
import { filledIn } from './payload';
import { fromView, type SlackRequest } from './requests';

/** A command, and the field at which stands why it was refused; what is wrong; or nothing, where nothing was changed. */
type Read =
  | { readonly command: string; readonly field: string; readonly asks?: 'replace' }
  | { readonly errors: Readonly<Record<string, string>> }
  | undefined;

/** What Slack shows then: errors at their fields, another view, or nothing more. */
type Shown = { readonly errors: Readonly<Record<string, string>> } | { readonly view: ModalView } | undefined;

/** More of a refusal is not read beside a field. */
const LONGEST_ERROR = 1_500;

/** Listens to forms that are sent. */
export function listenToSentForms(app: App, options: FormOptions): void {
  const listen = (callback: string | RegExp, read: (view: ViewSubmitAction['view']) => Read): void => {
    app.view<ViewSubmitAction>(callback, async ({ body, ack }) => {
      const shown = await sent(body, read(body.view), options.clock.now(), options);
      if (shown === undefined) return ack();
      if ('errors' in shown) return ack({ response_action: 'errors', errors: shown.errors });
      await ack({ response_action: 'update', view: shown.view as never });
    });
  };
  listen(MANIFEST_CALLBACK, (view) => manifestIn(view, options));
  listen(FILTER_CALLBACK, (view) => filterIn(filledIn(view)));
  listen(COURSE_CALLBACK, (view) => courseIn(filledIn(view)));
  listen(new RegExp(`^${FIELDS_CALLBACK}`), fieldsIn);
}

function manifestIn(view: unknown, { commandName }: FormOptions): Read {
  const command = readManifestForm(view);
  // Who fills a form has not seen what is there.
  if (command !== undefined) return { command, field: MANIFEST_FIELD, asks: 'replace' };
  return { errors: notOurs(commandName) };
}

/** What was written is not lost. */
const notOurs = (commandName = USUAL_COMMAND) => ({
  [MANIFEST_FIELD]: `This form is none that kube-tutor gave you. Copy the text, and type ${commandName} apply for a new one.`,
});

function filterIn(values: unknown): Read {
  const command = readFilterForm(values);
  return command === undefined
    ? { errors: { [FILTER_FIELD]: 'Write what the lines hold, such as the name of a Pod.' } }
    : { command, field: FILTER_FIELD };
}

function courseIn(values: unknown): Read {
  const read = readCourseForm(values);
  return 'errors' in read ? read : { ...read, field: COURSE_FIELD };
}

function fieldsIn(view: ViewSubmitAction['view']): Read {
  const sentFields = readFields(view);
  if (sentFields === undefined) return undefined;
  const { name, about, before, filled } = sentFields;
  const read = readFilled(name, about, before, filled);
  if (read === undefined) return undefined;
  return 'errors' in read ? { errors: errorsOf(read.errors) } : { ...read, field: `fields/${read.field}` };
}

const asking = (request: SlackRequest, asks: 'replace' | undefined): SlackRequest =>
  asks === undefined ? request : { ...request, command: { ...request.command, asks } };

async function sent(body: ViewSubmitAction, read: Read, started: number, options: FormOptions): Promise<Shown> {
  if (read === undefined || 'errors' in read) return read;
  const origin = originOf(body, options);
  const request = origin === undefined ? undefined : fromView(body, origin, read.command);
  if (origin === undefined || request === undefined) {
    return read.field === MANIFEST_FIELD ? { errors: notOurs(options.commandName) } : { view: noFormOfOurs(options) };
  }
  const { message, refusal, hasFailed, isRefused } = await answer(asking(request, read.asks), options);
  const errors = refusal === undefined ? undefined : { errors: { [read.field]: cut(refusal, LONGEST_ERROR) } };
  if (errors !== undefined && (hasFailed || isRefused)) return errors;
  const isPosted = await deliver(message, request, origin, started, options);
  await postQuizNews(request, to(origin.responseUrl, options), isPosted, started, options);
  // Some objects of several were taken: everybody sees what became of these.
  if (errors !== undefined) return errors;
  return isPosted ? undefined : { view: messageView(message) };
}
