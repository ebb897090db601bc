/**
 * A form as blocks of a message: each menu behind its label, and one button that sends what is chosen.
 */
import type { Form } from '../tutor/form/menus';
import { escapeText } from './escape';
import { labelledMenus, RUN_ACTION } from './form-menus';
import { type Block, mrkdwn, plainText } from './message';

export function formBlocks(form: Form): readonly Block[] {
  const menus = labelledMenus(form).map(({ blockId, label, hint, element }): Block => ({
    type: 'section',
    block_id: blockId,
    text: mrkdwn(escapeText(hint === undefined ? label : `${label}\n${hint}`)),
    accessory: element,
  }));
  return form.task === undefined ? menus : [...menus, send(form.task.value)];
}

const send = (task: string): Block => ({
  type: 'actions',
  block_id: `form-run/${task}`,
  elements: [{ type: 'button', action_id: RUN_ACTION, text: plainText('Do it'), value: task }],
});
