/**
 * Slack's limits, written down a second time from its documentation, so that the tests do not believe the code that
 * keeps them.
 */
import type { Message } from '../../src/slack/message';

/** What Slack would refuse a message for; empty when it takes it. */
export function offences(message: Message): readonly string[] {
  const found: string[] = [];
  const check = (isFine: boolean, what: string) => {
    if (!isFine) found.push(what);
  };
  const between = (text: string, longest: number, what: string) =>
    check(text.length >= 1 && text.length <= longest, `${what}: ${text.length} characters`);
  check(['in_channel', 'ephemeral'].includes(message.response_type), 'response_type');
  between(message.text, 4_000, 'text');
  check(message.blocks.length >= 1 && message.blocks.length <= 50, `${message.blocks.length} blocks`);
  const actions = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  check(new Set(actions.map(({ action_id }) => action_id)).size === actions.length, 'action_id twice');
  for (const block of message.blocks) {
    switch (block.type) {
      case 'section':
        between(block.text.text, 3_000, 'section');
        break;
      case 'context':
        check(block.elements.length >= 1 && block.elements.length <= 10, 'context elements');
        for (const { text } of block.elements) between(text, 3_000, 'context');
        break;
      case 'rich_text':
        for (const part of block.elements) for (const { text } of part.elements) between(text, 12_000, 'preformatted');
        break;
      case 'actions':
        check(block.elements.length >= 1 && block.elements.length <= 25, 'buttons');
        for (const button of block.elements) {
          between(button.text.text, 75, 'button');
          between(button.value, 2_000, 'value');
          between(button.action_id, 255, 'action_id');
          if (button.confirm === undefined) continue;
          between(button.confirm.title.text, 100, 'confirm title');
          between(button.confirm.text.text, 300, 'confirm text');
          between(button.confirm.confirm.text, 30, 'confirm button');
          between(button.confirm.deny.text, 30, 'deny button');
        }
    }
  }
  const total = message.blocks.flatMap(textsOf).join('').length;
  check(total <= 12_000, `${total} characters in all`);
  return found;
}

function textsOf(block: Message['blocks'][number]): readonly string[] {
  if (block.type === 'section') return [block.text.text];
  if (block.type === 'context') return block.elements.map(({ text }) => text);
  if (block.type === 'rich_text') return block.elements.flatMap((part) => part.elements.map(({ text }) => text));
  return block.elements.map(({ text }) => text.text);
}
