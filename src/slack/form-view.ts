/**
 * A form as a modal, and what a modal shows where a form is of no use any more.
 */
import type { Form } from '../tutor/form/menus';
import { BLOCKS_OF_A_VIEW } from './block-limits';
import { fitSelect } from './fit-select';
import { labelledMenus, type LabelledMenu } from './form-menus';
import { type Block, type InputBlock, type Message, type ModalView, mrkdwn, plainText } from './message';

export const FORM_CALLBACK = 'kube-form';

/**
 * The modal for a form.
 * @param where `practice cluster of #squad-3`
 * @param metadata comes back with everything that is done in the modal
 */
export function formView(form: Form, where: string, metadata: string): ModalView {
  const inputs = labelledMenus(form).map(inputOf);
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: plainText('Do ...'),
    submit: plainText('Do it'),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [{ type: 'context', elements: [mrkdwn(where)] }, ...inputs.filter((block) => block !== undefined)],
  };
}

function inputOf({ blockId, label, hint, steers, element }: LabelledMenu): InputBlock | undefined {
  const menu = fitSelect(element);
  if (menu === undefined) return undefined;
  return {
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    dispatch_action: steers,
    element: menu,
  };
}

/** A message inside a modal, for one that cannot be posted. Buttons would have no channel to act in. */
export function messageView(message: Message): ModalView {
  const blocks = message.blocks.filter((block): block is Block => block.type !== 'actions');
  return {
    type: 'modal',
    callback_id: 'kube-message',
    title: plainText('kube-tutor'),
    close: plainText('Close'),
    blocks: blocks.slice(0, BLOCKS_OF_A_VIEW),
  };
}

/** One sentence in a modal. */
export function noticeView(text: string): ModalView {
  return messageView({ response_type: 'ephemeral', text, blocks: [{ type: 'section', text: mrkdwn(text) }] });
}
