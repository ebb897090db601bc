/**
 * The blocks that the page draws: those that the bot sends, and the plain ones beside them.
 */
import type { Block, Confirm, InputBlock, PlainText, SelectElement } from '../../src/slack/message';

export interface ImageBlock {
  readonly type: 'image';
  readonly image_url: string;
  readonly alt_text: string;
  readonly title?: PlainText;
}

export type ShownBlock =
  | Block
  | InputBlock
  | ImageBlock
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'divider' };

/** What is chosen or filled in, by block_id: a value, or several. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What somebody did in a message or a modal. */
export interface Act {
  readonly action: string;
  readonly confirm?: Confirm;
  readonly filled: Filled;
}

function optionsOf({ options, option_groups: groups }: SelectElement) {
  return options ?? (groups ?? []).flatMap((group) => group.options);
}

/** What the fields hold: what was filled in stays as long as its field does, a new field begins as the bot says. */
export function filledIn(blocks: readonly ShownBlock[], before: Filled): Filled {
  const pairs = blocks.flatMap((block): [string, string | readonly string[]][] => {
    const element = block.type === 'input' ? block.element : block.type === 'section' ? block.accessory : undefined;
    if (element === undefined || !('block_id' in block) || block.block_id === undefined) return [];
    const id = block.block_id;
    const kept = before[id];
    switch (element.type) {
      case 'static_select': {
        const isThere = optionsOf(element).some(({ value }) => value === kept);
        return [[id, isThere && kept !== undefined ? kept : (element.initial_option?.value ?? '')]];
      }
      case 'timepicker':
        return [[id, kept ?? element.initial_time]];
      case 'multi_users_select':
        return [[id, kept ?? element.initial_users ?? []]];
      case 'multi_conversations_select':
        return [[id, kept ?? element.initial_conversations ?? []]];
      case 'plain_text_input':
        return [[id, kept ?? element.initial_value ?? '']];
      default:
        return [[id, kept ?? '']];
    }
  });
  return Object.fromEntries(pairs);
}
