/**
 * The form of *Filter*: which lines of a look-up to show. What is written becomes `LOOK-UP | filter TEXT`.
 */
import { quoted } from '../commands/grammar/words';
import { withPipe } from '../commands/pipes/stage';
import { type InputBlock, type ModalView, mrkdwn, plainText } from './message';
import { fieldsOf, textOf } from './payload';

export const FILTER_CALLBACK = 'kube-filter';

/** Where an error is shown. */
export const FILTER_FIELD = 'filter/text';
const COMMAND_FIELD = 'filter/command';
const ACTIONS = { text: 'filter:text', command: 'filter:command' } as const;

/** Of the text, and of a command that is worth a form. */
const LONGEST_TEXT = 150;
const LONGEST_COMMAND = 1_000;

/**
 * @param command the look-up
 * @param where `practice cluster of #squad-3`
 * @param metadata comes back when it is sent
 */
export function filterView(command: string, where: string, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: FILTER_CALLBACK,
    title: plainText('Filter lines'),
    submit: plainText('Filter'),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [
      { type: 'context', elements: [mrkdwn(where)] },
      field(FILTER_FIELD, ACTIONS.text, 'Show the lines that hold', LONGEST_TEXT, {
        hint: 'Text in any letter case. The header of a table stays.',
      }),
      field(COMMAND_FIELD, ACTIONS.command, 'Of this look-up', LONGEST_COMMAND, { value: command }),
    ],
  };
}

function field(
  block_id: string,
  action_id: string,
  label: string,
  longest: number,
  { hint, value }: { readonly hint?: string; readonly value?: string },
): InputBlock {
  return {
    ...{ type: 'input', block_id, label: plainText(label), dispatch_action: false },
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    element: {
      ...{ type: 'plain_text_input', action_id, max_length: longest },
      ...(value === undefined ? {} : { initial_value: value.slice(0, longest) }),
    },
  };
}

/**
 * The look-up with its filter.
 * @param values `state.values` of the view. Untrusted.
 */
export function readFilterForm(values: unknown): string | undefined {
  const read = (block: string, action: string): string =>
    textOf(fieldsOf(fieldsOf(fieldsOf(values)[block])[action]).value)
      .replaceAll(/\s+/g, ' ')
      .trim();
  const [command, text] = [read(COMMAND_FIELD, ACTIONS.command), read(FILTER_FIELD, ACTIONS.text)];
  return command === '' || text === '' ? undefined : withPipe(command, [`filter ${quoted(text)}`]);
}
