/**
 * The limits of Block Kit. Every message passes here before it leaves: what is too long is cut, what may not be there
 * is dropped, and nothing throws, because Slack refuses a whole message for one wrong block.
 */
import { type Block, type ButtonElement, type Message, mrkdwn, plainText, preformatted } from './message';

/** Follows docs.slack.dev/reference/block-kit; `total` was seen by others at 13,200 and is not documented. */
const LIMITS = {
  blocks: 50,
  total: 12_000,
  text: 4_000,
  section: 3_000,
  contextElements: 10,
  preformatted: 10_000,
  buttons: 25,
  buttonText: 75,
  value: 2_000,
  actionId: 255,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

/** The message with every limit kept. */
export function withinLimits(message: Message): Message {
  const kept = message.blocks
    .map(fitBlock)
    .filter((block) => block !== undefined)
    .slice(0, LIMITS.blocks);
  const text = cut(message.text, LIMITS.text);
  return { ...message, text: text.trim() === '' ? 'kube-tutor' : text, blocks: fitTotal(withUniqueActions(kept)) };
}

function fitBlock(block: Block): Block | undefined {
  switch (block.type) {
    case 'section':
      return block.text.text.trim() === ''
        ? undefined
        : { ...block, text: mrkdwn(cut(block.text.text, LIMITS.section)) };
    case 'context': {
      const elements = block.elements.filter(({ text }) => text.trim() !== '').slice(0, LIMITS.contextElements);
      if (elements.length === 0) return undefined;
      return { ...block, elements: elements.map(({ text }) => mrkdwn(cut(text, LIMITS.section))) };
    }
    case 'rich_text': {
      const { text } = block.elements[0].elements[0];
      return text === '' ? undefined : preformatted(cutLines(text, LIMITS.preformatted));
    }
    case 'actions': {
      const elements = block.elements.filter(isPossible).slice(0, LIMITS.buttons).map(fitButton);
      return elements.length === 0 ? undefined : { ...block, elements };
    }
  }
}

/** A cut command would be another command: such a button is left out. */
const isPossible = ({ value, action_id, text }: ButtonElement): boolean =>
  value !== '' && value.length <= LIMITS.value && action_id.length <= LIMITS.actionId && text.text.trim() !== '';

function fitButton(button: ButtonElement): ButtonElement {
  const text = plainText(cut(button.text.text, LIMITS.buttonText));
  if (button.confirm === undefined) return { ...button, text };
  const { title, text: question, confirm, deny } = button.confirm;
  return {
    ...button,
    text,
    confirm: {
      title: plainText(cut(title.text, LIMITS.confirmTitle)),
      text: plainText(cut(question.text, LIMITS.confirmText)),
      confirm: plainText(cut(confirm.text, LIMITS.confirmButton)),
      deny: plainText(cut(deny.text, LIMITS.confirmButton)),
    },
  };
}

/** Two elements with one action_id make Slack refuse the message: the later one goes. */
function withUniqueActions(blocks: readonly Block[]): readonly Block[] {
  const seen = new Set<string>();
  const isFirst = ({ action_id }: ButtonElement) => !seen.has(action_id) && seen.add(action_id);
  return blocks
    .map((block) => (block.type === 'actions' ? { ...block, elements: block.elements.filter(isFirst) } : block))
    .filter((block) => block.type !== 'actions' || block.elements.length > 0);
}

/** Shortens code blocks, the last one first, until the whole fits; then the rest; then leaves out the last blocks. */
function fitTotal(blocks: readonly Block[]): readonly Block[] {
  let excess = blocks.reduce((sum, block) => sum + lengthOf(block), 0) - LIMITS.total;
  const fitted = [...blocks];
  for (const type of ['rich_text', 'section', 'context'] as const) {
    for (let place = fitted.length - 1; place >= 0 && excess > 0; place--) {
      const block = fitted[place]!;
      if (block.type !== type) continue;
      const shorter = shorten(block, Math.max(200, lengthOf(block) - excess));
      excess -= lengthOf(block) - lengthOf(shorter);
      fitted[place] = shorter;
    }
  }
  while (excess > 0 && fitted.length > 1) excess -= lengthOf(fitted.pop()!);
  return fitted;
}

function shorten(block: Block, longest: number): Block {
  if (block.type === 'rich_text') return preformatted(cutLines(block.elements[0].elements[0].text, longest));
  if (block.type === 'section') return { ...block, text: mrkdwn(cut(block.text.text, longest)) };
  if (block.type === 'context') {
    return { ...block, elements: block.elements.slice(0, 1).map(({ text }) => mrkdwn(cut(text, longest))) };
  }
  return block;
}

function lengthOf(block: Block): number {
  switch (block.type) {
    case 'section':
      return block.text.text.length;
    case 'context':
      return block.elements.reduce((sum, { text }) => sum + text.length, 0);
    case 'rich_text':
      return block.elements[0].elements[0].text.length;
    case 'actions':
      return block.elements.reduce((sum, { text }) => sum + text.text.length, 0);
  }
}

/** At most so many characters, `..` at the end when some are missing; no half entity, mention or code span stays. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const whole = text
    .slice(0, longest - 3)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/&[a-z]{0,4}$/, '')
    .replace(/<[^>]*$/, '');
  const isOpen = (whole.match(/`/g)?.length ?? 0) % 2 === 1;
  return `${whole}${isOpen ? '`' : ''}..`;
}

/** Whole lines, and a last one that says how many are missing. */
function cutLines(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  let length = '.. 9999999 more lines'.length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longest) break;
    kept.push(line);
  }
  if (kept.length === 0) return cut(text, longest);
  return [...kept, `.. ${lines.length - kept.length} more lines`].join('\n');
}
