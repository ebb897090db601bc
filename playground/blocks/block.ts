/**
 * The blocks that the page draws: those that the bot sends, and the plain ones beside them.
 */
import type { Block, Confirm, FieldElement, InputBlock, PlainText, SelectElement } from '../../src/slack/message';

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

type ConversationsElement = Extract<FieldElement, { readonly filter: object }>;

/** What is chosen to begin with: where one is, if that is wanted and may be chosen. */
function conversationsOf(element: ConversationsElement, here = ''): string | readonly string[] {
  const { type, filter, default_to_current_conversation: isWanted } = element;
  const kind = here.startsWith('D') ? 'im' : 'public';
  const current = isWanted && here !== '' && filter.include.includes(kind) ? [here] : [];
  return type === 'conversations_select' ? (current[0] ?? '') : (element.initial_conversations ?? current);
}

/**
 * What the fields hold: what was filled in stays as long as its field does, a new field begins as the bot says.
 * @param here the conversation that the person is in
 */
export function filledIn(blocks: readonly ShownBlock[], before: Filled, here?: string): Filled {
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
      case 'conversations_select':
        return [[id, kept ?? conversationsOf(element, here)]];
      case 'plain_text_input':
        return [[id, kept ?? element.initial_value ?? '']];
      default:
        return [[id, kept ?? '']];
    }
  });
  return Object.fromEntries(pairs);
}
