/**
 * Rich text: sections, lists, quotes and preformatted text, and what stands in them.
 */
import { anything, byType, flag, list, object, oneOf, type Rule, text, whole } from './rule';

/** No number is documented for how much it may hold; a message holds less. */
const MANY = 1000;

const style = object({ 'bold?': flag, 'italic?': flag, 'strike?': flag, 'code?': flag, 'underline?': flag });
const words: Rule = object({ type: anything, text: text(40_000), 'style?': style });
const link: Rule = object({
  type: anything,
  url: text(3000),
  'text?': text(3000),
  'unsafe?': flag,
  'style?': style,
});

const INLINE = byType({
  text: words,
  link,
  user: object({ type: anything, user_id: text(255), 'style?': style }),
  usergroup: object({ type: anything, usergroup_id: text(255), 'style?': style }),
  channel: object({ type: anything, channel_id: text(255), 'style?': style }),
  emoji: object({ type: anything, name: text(255), 'unicode?': text(255), 'style?': style }),
  broadcast: object({ type: anything, range: oneOf('here', 'channel', 'everyone') }),
  color: object({ type: anything, value: text(255) }),
  date: object({
    type: anything,
    timestamp: whole(0, 9_999_999_999),
    format: text(255),
    'url?': text(3000),
    'fallback?': text(3000),
  }),
});
const SECTION = object({ type: oneOf('rich_text_section'), elements: list(INLINE, MANY, 0) });
const border = { 'border?': whole(0, 1) } as const;

const RICH_TEXT: Rule = byType({
  rich_text_section: SECTION,
  rich_text_list: object({
    type: anything,
    style: oneOf('bullet', 'ordered'),
    elements: list(SECTION, MANY),
    'indent?': whole(0, 8),
    'offset?': whole(0, MANY),
    ...border,
  }),
  rich_text_quote: object({ type: anything, elements: list(INLINE, MANY), ...border }),
  rich_text_preformatted: object({
    type: anything,
    elements: list(byType({ text: words, link }), MANY),
    'language?': text(255),
    ...border,
  }),
});

export const RICH_TEXT_PARTS: Rule = list(RICH_TEXT, MANY);
