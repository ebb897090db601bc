/**
 * Blocks: what each kind needs, on which surface it may stand, and what the blocks of one surface have in common.
 */
import { ACCESSORIES, ACTION_ELEMENTS, INPUT_ELEMENTS, onePicture, PICTURE, pictureFields } from './elements';
import {
  anything,
  byType,
  type Fields,
  flag,
  isFields,
  list,
  object,
  type Refuse,
  type Rule,
  text,
  whole,
} from './rule';
import { RICH_TEXT_PARTS } from './rich-text';
import { anyText, blockId, plain } from './texts';

export type Surface = 'message' | 'modal' | 'home';

const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

const block = { type: anything, 'block_id?': blockId } as const;
const CONTEXT_ELEMENTS: Rule = (value, at, refuse) =>
  isFields(value) && value.type === 'image' ? PICTURE(value, at, refuse) : anyText(3000)(value, at, refuse);

/** A section needs words, in one place or the other. */
const someText: Rule = (value, at, refuse) => {
  const { text: one, fields } = value as Fields;
  if (one === undefined && fields === undefined) refuse('must define either `text` or `fields`', at);
};

/** Within one block, what is done must be told apart. */
const uniqueActions: Rule = (value, at, refuse) => {
  const { elements } = value as Fields;
  if (!Array.isArray(elements)) return;
  unique(
    elements.map((one: unknown) => (isFields(one) ? one.action_id : undefined)),
    (id, place) => refuse(`\`action_id\` ${JSON.stringify(id)} already exists`, `${at}/elements/${place}/action_id`),
  );
};

const EVERYWHERE: Readonly<Record<string, Rule>> = {
  section: object(
    {
      ...block,
      'text?': anyText(3000),
      'fields?': list(anyText(2000), 10),
      'accessory?': ACCESSORIES,
      'expand?': flag,
    },
    someText,
  ),
  header: object({ ...block, text: plain(150), 'level?': whole(1, 4) }),
  divider: object(block),
  context: object({ ...block, elements: list(CONTEXT_ELEMENTS, 10) }),
  actions: object({ ...block, elements: list(ACTION_ELEMENTS, 25) }, uniqueActions),
  image: object({ ...block, ...pictureFields, 'title?': plain(2000) }, onePicture),
  rich_text: object({ ...block, elements: RICH_TEXT_PARTS }),
  video: object({
    ...block,
    alt_text: text(2000),
    title: plain(199),
    thumbnail_url: text(3000),
    video_url: text(3000),
    'title_url?': text(3000),
    'author_name?': text(49),
    'provider_name?': text(255),
    'provider_icon_url?': text(3000),
    'description?': plain(199),
  }),
};

const input = (isModal: boolean): Rule =>
  object({
    ...block,
    label: plain(2000),
    element: INPUT_ELEMENTS(isModal),
    'hint?': plain(2000),
    'optional?': flag,
    'dispatch_action?': flag,
  });

/** Kinds that are newer than what we send: only where they may stand is known here, and how many. */
const NEWER: Readonly<Record<Surface, readonly string[]>> = {
  message: [
    'data_table',
    'data_visualization',
    'card',
    'carousel',
    'container',
    'context_actions',
    'plan',
    'task_card',
  ],
  modal: ['alert'],
  home: ['card', 'carousel', 'container'],
};

const ONLY_IN_MESSAGES: Readonly<Record<string, Rule>> = {
  markdown: object({ ...block, text: text(12_000) }),
  table: object({
    ...block,
    rows: list(list(tableCell, 20), 100),
    'column_settings?': list(anything, 20),
  }),
};

function tableCell(value: unknown, at: string, refuse: Refuse): void {
  byType({
    raw_text: object({ type: anything, text: text(10_000) }),
    raw_number: anything,
    rich_text: object({ ...block, elements: RICH_TEXT_PARTS }),
  })(value, at, refuse);
}

const BY_SURFACE: Readonly<Record<Surface, Rule>> = {
  message: kindsOn('message', { ...ONLY_IN_MESSAGES, input: input(false) }),
  modal: kindsOn('modal', { input: input(true) }),
  home: kindsOn('home', { input: input(false) }),
};

function kindsOn(surface: Surface, more: Readonly<Record<string, Rule>>): Rule {
  const newer = Object.fromEntries(NEWER[surface].map((name) => [name, anything]));
  return byType({ ...EVERYWHERE, ...newer, ...more });
}

/** The blocks of a surface. */
export function blocksOn(surface: Surface): Rule {
  const rule = list(BY_SURFACE[surface], MOST_BLOCKS[surface], 0);
  return (value, at, refuse) => {
    rule(value, at, refuse);
    if (!Array.isArray(value)) return;
    unique(
      value.map((one: unknown) => (isFields(one) ? one.block_id : undefined)),
      (id, place) => refuse(`\`block_id\` ${JSON.stringify(id)} already exists`, `${at}/${place}/block_id`),
    );
  };
}

/** Calls `again` for everything that stood there before. */
function unique(ids: readonly unknown[], again: (id: string, place: number) => void): void {
  const seen = new Set<string>();
  ids.forEach((id, place) => {
    if (typeof id !== 'string') return;
    if (seen.has(id)) again(id, place);
    seen.add(id);
  });
}
