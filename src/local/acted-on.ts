/**
 * What was pressed or chosen in a message or a modal, as Slack reports it.
 */
import type { ButtonElement } from '../slack/message';
import type { Entry } from './conversation';
import { type Chosen, menusIn, optionOf } from './filled-state';

/** The button or the menu with this action_id, as Slack reports what was done with it. */
export function actionIn(entry: Entry, actionId: string, chosen: Chosen): object | undefined {
  const button = buttonsOf(entry).find(({ action_id }) => action_id === actionId);
  if (button !== undefined) return { type: 'button', block_id: 'actions', action_id: actionId, value: button.value };
  const placed = menusIn(entry.blocks).find(({ menu }) => menu.action_id === actionId);
  return placed === undefined ? undefined : selected(placed.blockId, placed.menu, chosen);
}

export function selected(blockId: string, menu: Parameters<typeof optionOf>[0], chosen: Chosen): object {
  const selected_option = optionOf(menu, chosen[blockId]) ?? null;
  return { type: 'static_select', block_id: blockId, action_id: menu.action_id, selected_option };
}

function buttonsOf(entry: Entry): readonly ButtonElement[] {
  return entry.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}
