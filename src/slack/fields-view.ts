/**
 * A form of fields as a modal of Slack's own elements, and what stands in it when it is sent.
 */
import type { FieldsForm, FieldsName, Filled, FormField } from '../tutor/form/fields';
import { type FieldElement, type InputBlock, type ModalView, mrkdwn, type Option, plainText } from './message';
import { type Fields, fieldsOf, filledIn, idsOf, textOf } from './payload';
import { escapeText } from './escape';

/** Before the name of the form, and of what it is about. */
export const FIELDS_CALLBACK = 'kube-fields/';

const NAMES: readonly FieldsName[] = ['settings', 'schedule', 'course'];
const LONGEST_TEXT = 60;

/**
 * @param where `practice cluster of #squad-3`
 * @param metadata comes back when it is sent
 */
export function fieldsView(form: FieldsForm, where: string, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: `${FIELDS_CALLBACK}${form.name}/${form.about ?? ''}`,
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [
      { type: 'context', elements: [mrkdwn(form.note === undefined ? where : escapeText(form.note))] },
      ...form.fields.map(inputOf),
    ],
  };
}

function inputOf(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: `fields/${field.name}`,
    label: plainText(field.label),
    ...(field.help === undefined ? {} : { hint: plainText(field.help) }),
    dispatch_action: false,
    ...(field.kind === 'people' ? { optional: true } : {}),
    element: elementOf(field),
  };
}

const SWITCH = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];

function elementOf({ name, kind, value, options, most = 1 }: FormField): FieldElement {
  const action_id = `fields:${name}`;
  const text = typeof value === 'string' ? value : '';
  const ids = typeof value === 'string' ? [] : value;
  switch (kind) {
    case 'choice':
    case 'switch':
      return {
        type: 'static_select',
        action_id,
        placeholder: plainText('Choose'),
        ...chosenIn(options ?? SWITCH, text),
      };
    case 'number':
    case 'text':
      return {
        ...{ type: 'plain_text_input', action_id, max_length: LONGEST_TEXT },
        ...(text === '' ? {} : { initial_value: text }),
      };
    case 'time':
      return { type: 'timepicker', action_id, initial_time: text };
    case 'people':
      return {
        type: 'multi_users_select',
        action_id,
        max_selected_items: most,
        ...(ids.length === 0 ? {} : { initial_users: ids }),
      };
    case 'channels':
      return {
        ...{ type: 'multi_conversations_select', action_id, max_selected_items: most },
        ...{ default_to_current_conversation: false, initial_conversations: ids },
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      };
  }
}

function chosenIn(entries: readonly { readonly value: string; readonly label: string }[], chosen: string) {
  const options = entries.map(({ value, label }): Option => ({ text: plainText(label), value }));
  const initial = options.find((option) => option.value === chosen);
  return { options, ...(initial === undefined ? {} : { initial_option: initial }) };
}

export interface SentFields {
  readonly name: FieldsName;
  readonly about: string;
  readonly before: Filled;
  readonly filled: Filled;
}

/** @param view as Slack sends it back: its fields as they were at first, and as they are now. Untrusted. */
export function readFields(view: unknown): SentFields | undefined {
  const { callback_id, blocks } = fieldsOf(view);
  const [, form, about = ''] = /^kube-fields\/([a-z]+)\/([a-z0-9-]*)$/.exec(wordsOf(callback_id)) ?? [];
  const name = NAMES.find((one) => one === form);
  if (name === undefined) return undefined;
  const inputs = (Array.isArray(blocks) ? (blocks as readonly unknown[]) : []).map(fieldsOf);
  const fields = inputs.flatMap(({ block_id, element }) => {
    const field = wordsOf(block_id).startsWith('fields/') ? wordsOf(block_id).slice('fields/'.length) : '';
    return field === '' ? [] : [{ field, element: fieldsOf(element) }];
  });
  const values = filledIn(view);
  return {
    ...{ name, about },
    before: Object.fromEntries(fields.map(({ field, element }) => [field, atFirst(element)])),
    filled: Object.fromEntries(
      fields.map(({ field }) => [field, now(fieldsOf(fieldsOf(values[`fields/${field}`])[`fields:${field}`]))]),
    ),
  };
}

/** By block_id, for Slack to show. */
export function errorsOf(errors: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).map(([name, words]) => [`fields/${name}`, words]));
}

function atFirst({ type, initial_option, initial_value, initial_time, initial_users, initial_conversations }: Fields) {
  if (type === 'multi_users_select') return idsOf(initial_users);
  if (type === 'multi_conversations_select') return idsOf(initial_conversations);
  return wordsOf(initial_value) || wordsOf(initial_time) || wordsOf(fieldsOf(initial_option).value);
}

function now({ type, selected_option, value, selected_time, selected_users, selected_conversations }: Fields) {
  if (type === 'multi_users_select') return idsOf(selected_users);
  if (type === 'multi_conversations_select') return idsOf(selected_conversations);
  return wordsOf(value) || wordsOf(selected_time) || wordsOf(fieldsOf(selected_option).value);
}

/** A line end would begin what a command reads besides its words. */
const wordsOf = (value: unknown): string => textOf(value).replaceAll(/\s+/g, ' ').trim();
