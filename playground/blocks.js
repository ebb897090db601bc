/**
 * Draws the blocks of our replies as Slack would: context, section, preformatted text, actions. Text is only ever set as
 * text, so what people typed cannot become markup.
 */

/** @returns {HTMLElement} an element with these children; strings become text */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * The blocks of one message.
 * @param onPress called with the button's block and its element
 * @param nameOf a person's name by id
 */
export function renderBlocks(blocks, onPress, nameOf) {
  return blocks.map((block) => {
    switch (block.type) {
      case 'context':
        return element('div', { class: 'context' }, ...block.elements.flatMap(({ text }) => mrkdwn(text, nameOf)));
      case 'section':
        return element('div', { class: 'section' }, ...mrkdwn(block.text.text, nameOf));
      case 'rich_text':
        return element(
          'pre',
          {},
          block.elements.map((part) => part.elements.map(({ text }) => text).join('')).join('\n'),
        );
      case 'actions':
        return element('div', { class: 'actions' }, ...block.elements.map((button) => action(button, onPress)));
      default:
        return element('div', { class: 'context' }, `[a block of type ${block.type}]`);
    }
  });
}

function action(button, onPress) {
  const made = element('button', { type: 'button', title: `/kube ${button.value}` }, button.text.text);
  made.addEventListener('click', () => onPress(button, made));
  return made;
}

/** Code, bold, mentions and channels; everything else is text. */
function mrkdwn(text, nameOf) {
  const parts = text.split(/(`[^`\n]+`|<[@#!][^>]+>|(?<![\w*])\*[^*\n]+\*(?![\w*]))/);
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (/^`[^`]+`$/.test(part)) return element('code', {}, unescape(part.slice(1, -1)));
      if (/^<@/.test(part)) return element('span', { class: 'mention' }, `@${nameOf(part.slice(2, -1))}`);
      if (/^<[#!]/.test(part)) return element('span', { class: 'mention' }, part.slice(1, -1));
      if (/^\*[^*]+\*$/.test(part)) return element('strong', {}, ...mrkdwn(part.slice(1, -1), nameOf));
      return unescape(part);
    });
}

const unescape = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
