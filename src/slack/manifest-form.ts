/**
 * The form for a manifest: a modal with room for YAML. What is written becomes the lines below a command, which is read
 * like anything typed.
 */
import { isManifestCommand, joinEdit } from '../commands/grammar/manifest-command';
import { type InputBlock, type ModalView, mrkdwn, type Option, plainText } from './message';
import { fieldsOf, filledIn, textOf } from './payload';

export const MANIFEST_CALLBACK = 'kube-manifest';

/** Where an error is shown. */
export const MANIFEST_FIELD = 'manifest/text';
const COMMAND_FIELD = 'manifest/command';
const ACTIONS = { text: 'manifest:text', command: 'manifest:command' } as const;

/** Slack takes no longer text in a field; the hint below says so. */
const LONGEST = 3_000;

const COMMANDS: readonly (readonly [command: string, label: string])[] = [
  ['apply -f -', 'apply: make it, or change it to this'],
  ['create -f -', 'create: make it, if it is not there'],
  ['replace -f -', 'replace: put it in the place of another'],
  ['diff -f -', 'diff: only look what apply would change'],
];

/** An object's own text is edited: the field is filled. */
const EDIT = 'edit ';

/** What a manifest is wanted for. */
export interface WantedManifest {
  /** The command that is chosen to begin with, as it was typed. */
  readonly manifestFor: string;
  /** What stands in the field at first. */
  readonly prefilled?: string;
}

/**
 * @param where `practice cluster of #squad-3`
 * @param metadata comes back when it is sent
 */
export function manifestView({ manifestFor, prefilled }: WantedManifest, where: string, metadata: string): ModalView {
  const isEditing = manifestFor.startsWith(EDIT);
  return {
    type: 'modal',
    callback_id: MANIFEST_CALLBACK,
    title: plainText(isEditing ? 'Edit an object' : 'Apply a manifest'),
    submit: plainText(isEditing ? 'Save' : 'Apply'),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [
      { type: 'context', elements: [mrkdwn(where)] },
      textField(isEditing, prefilled),
      commandField(manifestFor),
    ],
  };
}

const APPLY_HINT =
  'Up to 3,000 characters; what is longer takes several of these. A line --- stands ' +
  'between two objects. The first two lines are such as\napiVersion: apps/v1\nkind: Deployment';
const EDIT_HINT =
  'Change what you like in metadata and spec. What others change meanwhile stays; where both of you changed the same ' +
  'field, nothing is saved and you are told.';

function textField(isEditing: boolean, prefilled?: string): InputBlock {
  return {
    type: 'input',
    block_id: MANIFEST_FIELD,
    label: plainText(isEditing ? 'The object (YAML)' : 'Manifest (YAML or JSON)'),
    hint: plainText(isEditing ? EDIT_HINT : APPLY_HINT),
    dispatch_action: false,
    element: {
      ...{ type: 'plain_text_input', action_id: ACTIONS.text, multiline: true, max_length: LONGEST },
      ...(prefilled === undefined ? {} : { initial_value: prefilled }),
    },
  };
}

function commandField(command: string): InputBlock {
  const entries = entriesFor(command);
  const options = entries.map(([value, label]): Option => ({ text: plainText(label.slice(0, 75)), value }));
  const initial = options.find(({ value }) => value === command);
  return {
    type: 'input',
    block_id: COMMAND_FIELD,
    label: plainText('What to do with it'),
    dispatch_action: false,
    element: {
      type: 'static_select',
      action_id: ACTIONS.command,
      placeholder: plainText('Choose'),
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function entriesFor(command: string): typeof COMMANDS {
  if (command.startsWith(EDIT)) return [[command, `${command.replace(/ -f -$/, '')}: save what is changed`]];
  const known = COMMANDS.some(([one]) => one === command);
  return known ? COMMANDS : [[command, `as typed: ${command}`], ...COMMANDS];
}

/**
 * The command with its manifest.
 * @param view as Slack sends it back: its fields as they were at first, and as they are now. Untrusted.
 */
export function readManifestForm(view: unknown): string | undefined {
  const { blocks } = fieldsOf(view);
  const filled = filledIn(view);
  const command = fieldsOf(fieldsOf(fieldsOf(filled[COMMAND_FIELD])[ACTIONS.command]).selected_option).value;
  const text = fieldsOf(fieldsOf(filled[MANIFEST_FIELD])[ACTIONS.text]).value;
  if (typeof command !== 'string' || !isManifestCommand(command)) return undefined;
  const written = textOf(text);
  const shown = command.startsWith(EDIT) ? shownIn(blocks) : '';
  return `${command}\n${shown === '' ? written : joinEdit(written, shown)}`;
}

/** What stood in the field at first. */
function shownIn(blocks: unknown): string {
  const field = (Array.isArray(blocks) ? (blocks as readonly unknown[]) : [])
    .map(fieldsOf)
    .find(({ block_id }) => block_id === MANIFEST_FIELD);
  return textOf(fieldsOf(field?.element).initial_value).slice(0, LONGEST);
}
