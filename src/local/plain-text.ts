/**
 * A message as plain text for a terminal: the same parts in the same order, buttons as the commands that they run.
 */
import { RUN_ACTION, TASK_ACTION } from '../slack/form-menus';
import { commandIn, readForm } from '../slack/form-state';
import type { Block, Message, SelectElement } from '../slack/message';
import { stateOf } from './filled-state';

/** A terminal shows no more entries of a menu. */
const MOST_ENTRIES = 12;

/** Ends with a newline. `nameOf` turns a person's id into a name. */
export function plainTextOf(message: Message, nameOf: (id: string) => string): string {
  const command = commandIn(readForm(stateOf(message.blocks, {}).values));
  const parts = message.blocks.map((block) => partOf(block, nameOf, command)).filter((part) => part !== '');
  return `${parts.length === 0 ? message.text : parts.join('\n\n')}\n`;
}

/** @param form the command that the menus of the message stand for as they are chosen */
function partOf(block: Block, nameOf: (id: string) => string, form: string | undefined): string {
  switch (block.type) {
    case 'section': {
      const text = unmark(block.text.text, nameOf);
      return block.accessory === undefined ? text : `${text}\n${entriesOf(block.accessory)}`;
    }
    case 'context':
      return block.elements.map(({ text }) => unmark(text, nameOf)).join('\n');
    case 'rich_text':
      return block.elements.map((part) => part.elements.map(({ text }) => text).join('')).join('\n');
    case 'actions': {
      const buttons = block.elements
        .map((button) => (button.action_id === RUN_ACTION ? { ...button, value: form ?? '' } : button))
        .filter(({ action_id, value }) => value !== '' && !action_id.startsWith('share:'));
      const width = Math.max(...buttons.map(({ text }) => text.text.length));
      return buttons
        .map(({ text, value, url = value }) => `[${text.text}]${' '.repeat(width - text.text.length)}  ${url}`)
        .join('\n');
    }
    case 'image':
      return block.image_url;
  }
}

/** Entries on a line each; of the menu of tasks those to choose from, with the command that shows their menus. */
function entriesOf({ action_id, options, option_groups, initial_option }: SelectElement): string {
  const all = options ?? (option_groups ?? []).flatMap((group) => group.options);
  const isTasks = action_id === TASK_ACTION;
  const entries = isTasks && initial_option !== undefined ? [initial_option] : all;
  const shown = isTasks ? entries : entries.slice(0, MOST_ENTRIES);
  const width = Math.max(...shown.map(({ text }) => text.text.length));
  const lines = shown.map(({ text, value }) => {
    const mark = value === initial_option?.value ? '>' : ' ';
    return `${mark} ${text.text}${isTasks ? `${' '.repeat(width - text.text.length)}  do ${value}` : ''}`;
  });
  const left = entries.length - shown.length;
  return [...lines, ...(left > 0 ? [`  ... ${left} more`] : [])].join('\n');
}

function unmark(text: string, nameOf: (id: string) => string): string {
  return text
    .replaceAll(/<@([^>]+)>/g, (_, id: string) => `@${nameOf(id)}`)
    .replaceAll(/`([^`\n]+)`/g, '$1')
    .replaceAll(/^\*([^*\n]+)\*/gm, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
