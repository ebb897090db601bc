/**
 * Slack's limits, written down a second time from its documentation, so that the tests do not believe the code that
 * keeps them.
 */
import type { Message, ModalView, SelectElement } from '../../src/slack/message';

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
  const actions = message.blocks.flatMap((block): readonly { readonly action_id: string }[] => {
    if (block.type === 'section') return block.accessory === undefined ? [] : [block.accessory];
    return block.type === 'actions' ? block.elements : [];
  });
  const ids = message.blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []));
  check(new Set(ids).size === ids.length, 'block_id twice');
  check(
    ids.every((id) => (id ?? '').length <= 255),
    'block_id',
  );
  check(new Set(actions.map(({ action_id }) => action_id)).size === actions.length, 'action_id twice');
  for (const block of message.blocks) {
    switch (block.type) {
      case 'section':
        between(block.text.text, 3_000, 'section');
        if (block.accessory !== undefined) found.push(...menuOffences(block.accessory));
        break;
      case 'context':
        check(block.elements.length >= 1 && block.elements.length <= 10, 'context elements');
        for (const { text } of block.elements) between(text, 3_000, 'context');
        break;
      case 'rich_text':
        for (const part of block.elements) for (const { text } of part.elements) between(text, 12_000, 'preformatted');
        break;
      case 'image':
        between(block.alt_text, 2_000, 'alt_text');
        between(block.image_url, 3_000, 'image_url');
        check(URL.canParse(block.image_url) && block.image_url.startsWith('http'), 'image_url');
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

/** What Slack would refuse a menu for. */
function menuOffences({ action_id, placeholder, options, option_groups, initial_option }: SelectElement) {
  const found: string[] = [];
  const check = (isFine: boolean, what: string) => {
    if (!isFine) found.push(what);
  };
  const all = options ?? (option_groups ?? []).flatMap((group) => group.options);
  check((options === undefined) !== (option_groups === undefined), 'options and option_groups');
  check(action_id.length >= 1 && action_id.length <= 255, 'action_id of a menu');
  check(placeholder.text.length >= 1 && placeholder.text.length <= 150, 'placeholder');
  for (const some of options === undefined ? (option_groups ?? []) : [{ options }]) {
    check(some.options.length >= 1 && some.options.length <= 100, `${some.options.length} options`);
  }
  check((option_groups ?? []).length <= 100, 'option groups');
  for (const { label } of option_groups ?? []) check(label.text.length >= 1 && label.text.length <= 75, 'group label');
  for (const { text, value } of all) {
    check(text.text.length >= 1 && text.text.length <= 75, `option text ${text.text}`);
    check(value.length >= 1 && value.length <= 75, `option value ${value}`);
  }
  const isThere = all.some((option) => JSON.stringify(option) === JSON.stringify(initial_option));
  check(initial_option === undefined || isThere, 'initial_option is no option');
  return found;
}

/** What Slack would refuse a modal for; empty when it takes it. */
export function viewOffences(view: ModalView): readonly string[] {
  const found: string[] = [];
  const check = (isFine: boolean, what: string) => {
    if (!isFine) found.push(what);
  };
  for (const label of [view.title, view.close, ...(view.submit === undefined ? [] : [view.submit])]) {
    check(label.text.length >= 1 && label.text.length <= 24, `label ${label.text}`);
  }
  check(view.blocks.length >= 1 && view.blocks.length <= 100, `${view.blocks.length} blocks`);
  check((view.private_metadata ?? '').length <= 3_000, 'private_metadata');
  check(view.callback_id.length <= 255, 'callback_id');
  check(JSON.stringify(view).length <= 250_000, 'view too large');
  const inputs = view.blocks.filter((block) => block.type === 'input');
  check(inputs.length === 0 || view.submit !== undefined, 'inputs without submit');
  const ids = inputs.map(({ block_id }) => block_id);
  check(new Set(ids).size === ids.length, 'block_id twice');
  for (const { block_id, label, hint, element } of inputs) {
    check(block_id.length <= 255, 'block_id');
    check(label.text.length >= 1 && label.text.length <= 2_000, 'label');
    check((hint?.text ?? 'x').length <= 2_000, 'hint');
    if (element.type === 'static_select') found.push(...menuOffences(element));
    else check(element.action_id.length <= 255, 'action_id of a field');
  }
  return found;
}

function textsOf(block: Message['blocks'][number]): readonly string[] {
  if (block.type === 'section') return [block.text.text];
  if (block.type === 'context') return block.elements.map(({ text }) => text);
  if (block.type === 'rich_text') return block.elements.flatMap((part) => part.elements.map(({ text }) => text));
  if (block.type === 'image') return [block.alt_text];
  return block.elements.map(({ text }) => text.text);
}
