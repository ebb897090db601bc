/**
 * Draws blocks as Slack would: context, section, preformatted text, buttons, menus. Text is only ever set as text, so
 * what people typed cannot become markup.
 */

/** @returns {HTMLElement} an element with these children; strings become text */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Who and what can be chosen in fields of modals; filled when the page knows. */
export const directory = { people: [], channels: [] };

/** Who chooses with the keyboard passes by other entries: a choice counts after so long. */
const PAUSE_MILLISECONDS = 300;
/** Menus drawn so far: each has an id for its label. */
let drawn = 0;

/**
 * The blocks of one message or modal.
 * @param onAct called with what was done (an action_id, a value, a confirm), its element, and what is chosen in all menus
 * @param nameOf a person's name by id
 */
export function renderBlocks(blocks, onAct, nameOf) {
  const menus = new Map();
  const chosen = () => Object.fromEntries([...menus].map(([blockId, menu]) => [blockId, menu.value]));
  const act = (action, made) => onAct(action, made, chosen());
  return blocks.map((block) => {
    switch (block.type) {
      case 'context':
        return element('div', { class: 'context' }, ...block.elements.flatMap(({ text }) => mrkdwn(text, nameOf)));
      case 'section': {
        if (block.accessory === undefined)
          return element('div', { class: 'section' }, ...mrkdwn(block.text.text, nameOf));
        return labelled(mrkdwn(block.text.text, nameOf), block.block_id, block.accessory, true, menus, act);
      }
      case 'input': {
        const hint = block.hint === undefined ? [] : [element('span', { class: 'hint' }, block.hint.text)];
        const label = [block.label.text, ...hint];
        if (block.element.type !== 'static_select') return field(label, block, menus);
        return labelled(label, block.block_id, block.element, block.dispatch_action, menus, act);
      }
      case 'rich_text':
        return element(
          'pre',
          {},
          block.elements.map((part) => part.elements.map(({ text }) => text).join('')).join('\n'),
        );
      case 'actions':
        return element('div', { class: 'actions' }, ...block.elements.map((button) => action(button, act)));
      default:
        return element('div', { class: 'context' }, `[a block of type ${block.type}]`);
    }
  });
}

/** A menu under its label. */
function labelled(label, blockId, select, reports, menus, act) {
  const id = `menu-${++drawn}`;
  const menu = element('select', { id, 'data-action': select.action_id });
  const { initial_option: initial, placeholder } = select;
  const empty = element('option', { value: '', disabled: '' }, placeholder.text);
  const groups = (select.option_groups ?? []).map(({ label: name, options }) =>
    element('optgroup', { label: name.text }, ...options.map(option)),
  );
  menu.append(empty, ...groups, ...(select.options ?? []).map(option));
  menu.value = initial?.value ?? '';
  menus.set(blockId, menu);
  let pause;
  const report = () => act({ action_id: select.action_id }, menu);
  if (reports) {
    menu.addEventListener('change', () => {
      clearTimeout(pause);
      pause = setTimeout(report, PAUSE_MILLISECONDS);
    });
  }
  return element('div', { class: 'menu' }, element('label', { for: id }, ...label), menu);
}

/** A field of a modal that is no menu of one entry. */
function field(
  label,
  { block_id: blockId, element: { type, max_length: longest, initial_time: time }, optional },
  menus,
) {
  const id = `menu-${++drawn}`;
  const common = { id, 'data-block': blockId, ...(optional === true ? { 'data-optional': '' } : {}) };
  const made = type.startsWith('multi_')
    ? element('select', { ...common, multiple: '' }, ...entriesOf(type))
    : element('input', {
        ...common,
        type: INPUTS[type] ?? 'text',
        ...(longest === undefined ? {} : { maxlength: String(longest) }),
      });
  if (time !== undefined) made.value = time;
  menus.set(blockId, made);
  return element('div', { class: 'menu' }, element('label', { for: id }, ...label), made);
}

const INPUTS = { datepicker: 'date', timepicker: 'time' };
const entriesOf = (type) => {
  const isPeople = type === 'multi_users_select';
  const all = isPeople ? directory.people : directory.channels;
  return all.map(({ id, name }) => element('option', { value: id }, `${isPeople ? '@' : '#'}${name}`));
};

const option = ({ text, value }) => element('option', { value }, text.text);

function action(button, act) {
  const isForm = button.action_id.startsWith('form:');
  const made = element(
    'button',
    { type: 'button', ...(isForm ? {} : { title: `/kube ${button.value}` }) },
    button.text.text,
  );
  made.addEventListener('click', () => act(button, made));
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
