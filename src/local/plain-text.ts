/**
 * A message as plain text for a terminal: the same parts in the same order, buttons as the commands that they run.
 */
import type { Block, Message } from '../slack/message';

/** Ends with a newline. `nameOf` turns a person's id into a name. */
export function plainTextOf(message: Message, nameOf: (id: string) => string): string {
  const parts = message.blocks.map((block) => partOf(block, nameOf));
  return `${parts.length === 0 ? message.text : parts.join('\n\n')}\n`;
}

function partOf(block: Block, nameOf: (id: string) => string): string {
  switch (block.type) {
    case 'section':
      return unmark(block.text.text, nameOf);
    case 'context':
      return block.elements.map(({ text }) => unmark(text, nameOf)).join('\n');
    case 'rich_text':
      return block.elements.map((part) => part.elements.map(({ text }) => text).join('')).join('\n');
    case 'actions': {
      const buttons = block.elements.filter(({ action_id }) => action_id.startsWith('run:'));
      const width = Math.max(...buttons.map(({ text }) => text.text.length));
      return buttons
        .map(({ text, value }) => `[${text.text}]${' '.repeat(width - text.text.length)}  ${value}`)
        .join('\n');
    }
  }
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
