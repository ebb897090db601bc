/**
 * The form for a manifest: a modal with room for YAML. What is written becomes the lines below a command, which is read
 * like anything typed.
 */
import { isManifestCommand } from '../commands/grammar/manifest-command';
import { type InputBlock, type ModalView, mrkdwn, type Option, plainText } from './message';
import { fieldsOf } from './payload';

export const MANIFEST_CALLBACK = 'kube-manifest';

/** Where an error is shown. */
export const MANIFEST_FIELD = 'manifest/text';
const COMMAND_FIELD = 'manifest/command';
const ACTIONS = { text: 'manifest:text', command: 'manifest:command' } as const;

/** Slack takes no longer text in a field. */
const LONGEST = 3_000;

const COMMANDS: readonly (readonly [command: string, label: string])[] = [
  ['apply -f -', 'apply: make it, or change it to this'],
  ['create -f -', 'create: make it, if it is not there'],
  ['replace -f -', 'replace: put it in the place of another'],
  ['diff -f -', 'diff: only look what apply would change'],
];

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
  return {
    type: 'modal',
    callback_id: MANIFEST_CALLBACK,
    title: plainText('Apply a manifest'),
    submit: plainText('Apply'),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [{ type: 'context', elements: [mrkdwn(where)] }, textField(prefilled), commandField(manifestFor)],
  };
}

function textField(prefilled?: string): InputBlock {
  return {
    type: 'input',
    block_id: MANIFEST_FIELD,
    label: plainText('Manifest (YAML or JSON)'),
    hint: plainText(
      `Up to ${LONGEST.toLocaleString('en')} characters; what is longer takes several of these. A line --- stands ` +
        'between two objects. The first two lines are such as\napiVersion: apps/v1\nkind: Deployment',
    ),
    dispatch_action: false,
    element: {
      ...{ type: 'plain_text_input', action_id: ACTIONS.text, multiline: true, max_length: LONGEST },
      ...(prefilled === undefined ? {} : { initial_value: prefilled }),
    },
  };
}

function commandField(command: string): InputBlock {
  const known = COMMANDS.some(([one]) => one === command);
  const entries = known ? COMMANDS : [[command, `as typed: ${command}`] as const, ...COMMANDS];
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

/**
 * The command with its manifest.
 * @param values `state.values` of the view: block_id → action_id → element. Untrusted.
 */
export function readManifestForm(values: unknown): string | undefined {
  const command = fieldsOf(fieldsOf(fieldsOf(fieldsOf(values)[COMMAND_FIELD])[ACTIONS.command]).selected_option).value;
  const text = fieldsOf(fieldsOf(fieldsOf(values)[MANIFEST_FIELD])[ACTIONS.text]).value;
  if (typeof command !== 'string' || !isManifestCommand(command)) return undefined;
  return `${command}\n${typeof text === 'string' ? text : ''}`;
}
