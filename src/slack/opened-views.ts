/**
 * What is shown in a modal for a reply that comes with a form.
 */
import type { Form } from '../tutor/form/menus';
import { settingsFields } from '../tutor/form/fields';
import type { OpenedForm } from '../tutor/reply';
import { clusterOf } from './blocks';
import { inNameOf, USUAL_COMMAND } from './command-name';
import { courseView } from './course-form';
import { fieldsView } from './fields-view';
import { filterView } from './filter-form';
import type { FormOrigin } from './form-origin';
import { formView, noticeView } from './form-view';
import { manifestView } from './manifest-form';
import type { ModalView } from './message';

/** The menus of *Do …*. */
export const menusView = (form: Form, origin: FormOrigin, metadata: string): ModalView =>
  formView(form, clusterAt(origin), metadata);

/** Where Slack does not say what a channel is called, it shows the name itself. */
function clusterAt({ channel, channelName }: FormOrigin): string {
  return channelName === '' ? `practice cluster of <#${channel}>` : clusterOf(channelName);
}

/** The form that a reply opens in its own place. */
export function openedView(opens: OpenedForm, origin: FormOrigin, metadata: string): ModalView {
  const where = clusterAt(origin);
  if (opens === 'course') return courseView(metadata);
  if ('manifestFor' in opens) return manifestView(opens, where, metadata);
  if ('filterOf' in opens) return filterView(opens.filterOf, where, metadata);
  return fieldsView('fields' in opens ? opens.fields : settingsFields(opens.settings), where, metadata);
}

/** Its origin was not sealed by us for this person. */
export function noFormOfOurs({
  commandName = USUAL_COMMAND,
}: {
  readonly commandName?: string | undefined;
}): ModalView {
  const view = noticeView('This form is none that kube-tutor gave you. Type /kube do for a new one.');
  return inNameOf(view, commandName);
}
