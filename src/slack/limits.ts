/**
 * The limits of Block Kit. Every message passes here before it leaves: what is too long is cut, what may not be there
 * is dropped, and nothing throws, because Slack refuses a whole message for one wrong block.
 */
import { LIMITS } from './block-limits';
import { cut, cutLines, cutSentences } from './cut-text';
import { fitSelect } from './fit-select';
import {
  type Block,
  type ButtonElement,
  type Message,
  mrkdwn,
  plainText,
  preformatted,
  type SectionBlock,
  type SelectElement,
} from './message';

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
      return block.text.text.trim() === '' ? undefined : fitSection(block);
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
    case 'image':
      return isFetchable(block.image_url)
        ? { ...block, alt_text: cutSentences(block.alt_text.trim() || 'Picture', LIMITS.altText) }
        : undefined;
  }
}

/** A cut address would be another one: such an image is left out. */
const isFetchable = (url: string): boolean =>
  url.length <= LIMITS.imageUrl && /^https?:/.test(url) && URL.canParse(url);

function fitSection({ accessory, ...block }: SectionBlock): SectionBlock {
  const text = mrkdwn(cut(block.text.text, LIMITS.section));
  const select = accessory === undefined ? undefined : fitSelect(accessory);
  return select === undefined ? { ...block, text } : { ...block, text, accessory: select };
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
  const isFirst = ({ action_id }: ButtonElement | SelectElement) => !seen.has(action_id) && seen.add(action_id);
  return blocks
    .map((block): Block => {
      if (block.type === 'actions') return { ...block, elements: block.elements.filter(isFirst) };
      if (block.type !== 'section' || block.accessory === undefined || isFirst(block.accessory)) return block;
      const { accessory: _second, ...text } = block;
      return text;
    })
    .filter((block) => block.type !== 'actions' || block.elements.length > 0);
}

/**
 * Shortens what is said of images, which the message's own text says too; then code blocks, the last one first, until
 * the whole fits; then the rest; then leaves out the last blocks.
 */
function fitTotal(blocks: readonly Block[]): readonly Block[] {
  let excess = blocks.reduce((sum, block) => sum + lengthOf(block), 0) - LIMITS.total;
  const fitted = [...blocks];
  for (const type of ['image', 'rich_text', 'section', 'context'] as const) {
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
  if (block.type === 'image') return { ...block, alt_text: cutSentences(block.alt_text, longest) };
  if (block.type === 'rich_text') return preformatted(cutLines(block.elements[0].elements[0].text, longest));
  if (block.type === 'section') {
    const room = Math.max(100, longest - lengthOfMenu(block.accessory));
    return { ...block, text: mrkdwn(cut(block.text.text, room)) };
  }
  if (block.type === 'context') {
    return { ...block, elements: block.elements.slice(0, 1).map(({ text }) => mrkdwn(cut(text, longest))) };
  }
  return block;
}

function lengthOfMenu(menu: SelectElement | undefined): number {
  const options = [...(menu?.options ?? []), ...(menu?.option_groups ?? []).flatMap((group) => group.options)];
  return options.reduce((sum, { text }) => sum + text.text.length, 0);
}

function lengthOf(block: Block): number {
  switch (block.type) {
    case 'section':
      return block.text.text.length + lengthOfMenu(block.accessory);
    case 'context':
      return block.elements.reduce((sum, { text }) => sum + text.length, 0);
    case 'rich_text':
      return block.elements[0].elements[0].text.length;
    case 'actions':
      return block.elements.reduce((sum, { text }) => sum + text.text.length, 0);
    case 'image':
      return block.alt_text.length;
  }
}
