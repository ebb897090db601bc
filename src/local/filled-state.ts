/**
 * What is chosen and filled in, as Slack reports it along with what people do: `state.values`.
 */
import type { Block, FieldElement, InputBlock, Option, SelectElement } from '../slack/message';

/** What is chosen in each menu: block_id → value. */
export type Chosen = Readonly<Record<string, unknown>>;

/** `state.values` of blocks: every menu with what is chosen in it, if that is one of its entries. */
export function stateOf(blocks: readonly (Block | InputBlock)[], chosen: Chosen) {
  const fields = menusIn(blocks).map(({ blockId, menu }) => {
    const option = optionOf(menu, chosen[blockId]) ?? menu.initial_option ?? null;
    return [blockId, { [menu.action_id]: { type: 'static_select', selected_option: option } }];
  });
  const others = blocks.flatMap((block) =>
    block.type === 'input'
      ? [[block.block_id, { [block.element.action_id]: fieldState(block.element, chosen[block.block_id]) }]]
      : [],
  );
  return { values: Object.fromEntries([...others, ...fields]) as Readonly<Record<string, object>> };
}

/** What Slack reports of a field: where it is kept depends on its kind; of several, a list. */
function fieldState(element: FieldElement, chosen: unknown): object {
  const { type } = element;
  const several = (atFirst: readonly string[] = []) =>
    Array.isArray(chosen) ? (chosen as readonly unknown[]) : atFirst;
  switch (type) {
    case 'plain_text_input':
      return { type, value: chosen ?? element.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: chosen === '' ? null : (chosen ?? null) };
    case 'timepicker':
      return { type, selected_time: chosen ?? element.initial_time };
    case 'multi_users_select':
      return { type, selected_users: several(element.initial_users) };
    case 'multi_conversations_select':
      return { type, selected_conversations: several(element.initial_conversations) };
    case 'conversations_select':
      return { type, selected_conversation: chosen === '' ? null : (chosen ?? null) };
    case 'static_select':
      return {};
  }
}

interface PlacedMenu {
  readonly blockId: string;
  readonly menu: SelectElement;
}

export function menusIn(blocks: readonly (Block | InputBlock)[]): readonly PlacedMenu[] {
  return blocks.flatMap((block) => {
    const menu = block.type === 'input' ? block.element : block.type === 'section' ? block.accessory : undefined;
    return menu?.type !== 'static_select' || !('block_id' in block) ? [] : [{ blockId: block.block_id ?? '', menu }];
  });
}

export function optionOf(menu: SelectElement, value: unknown): Option | undefined {
  const options = menu.options ?? (menu.option_groups ?? []).flatMap((group) => group.options);
  return options.find((option) => option.value === value);
}
