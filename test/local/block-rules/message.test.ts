/** Slack's words for what it refuses, and where the limits are. */
import { refusalOf, sizeOf } from '../../../src/local/block-rules/message';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string, more = {}) => ({ type: 'section', text: { type: 'mrkdwn', text }, ...more });
const button = (more = {}) => ({ type: 'button', action_id: 'a', text: plain('Press'), ...more });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const select = (more = {}) => ({ type: 'static_select', action_id: 's', ...more });
const option = (value: string, words = 'An entry') => ({ text: plain(words), value });
const image = (more = {}) => ({ type: 'image', alt_text: 'A picture', image_url: 'http://localhost/x.png', ...more });
const preformatted = (text: string, more = {}) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }], ...more }],
});

const refused = (...blocks: readonly unknown[]) => refusalOf({ text: 'words', blocks })?.problems;

describe('a message that Slack takes', () => {
  it.each([
    ['words only', { text: 'hello' }],
    ['blocks without words', { blocks: [section('hello')] }],
    ['no blocks', { text: 'hello', blocks: [] }],
    ['the longest section', { blocks: [section('x'.repeat(3000))] }],
    ['fields', { blocks: [{ type: 'section', fields: [plain('x'.repeat(2000)), plain('y')] }] }],
    ['the most blocks', { blocks: Array.from({ length: 50 }, () => ({ type: 'divider' })) }],
    ['the most buttons', { blocks: [actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `${n}` })))] }],
    ['the longest button', { blocks: [actions(button({ text: plain('x'.repeat(75)), value: 'y'.repeat(2000) }))] }],
    [
      'the most entries',
      { blocks: [actions(select({ options: Array.from({ length: 100 }, (_, n) => option(`${n}`)) }))] },
    ],
    ['the same action in two blocks', { blocks: [actions(button()), actions(button())] }],
    ['a picture', { blocks: [image({ title: plain('Title') })] }],
    ['a picture beside words', { blocks: [section('x', { accessory: image() })] }],
    ['a picture among small words', { blocks: [{ type: 'context', elements: [image(), plain('x')] }] }],
    ['a header', { blocks: [{ type: 'header', text: plain('x'.repeat(150)) }] }],
    ['preformatted text', { blocks: [preformatted('x'.repeat(10_000), { border: 0 })] }],
    ['a table', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }] }],
  ])('%s', (_, message) => {
    expect(refusalOf(message)).toBeUndefined();
  });
});

describe('a message that Slack refuses', () => {
  it.each([
    ['without anything', {}, 'no_text'],
    ['with no words and no blocks', { text: '', blocks: [] }, 'no_text'],
    ['with words that are none', { text: 1 }, 'invalid_arguments'],
    ['with blocks that are no list', { text: 'x', blocks: '[' }, 'invalid_blocks_format'],
    [
      'with too much in it',
      { blocks: Array.from({ length: 5 }, () => section('x'.repeat(2700))) },
      'msg_blocks_too_long',
    ],
    [
      'with too much markdown',
      { blocks: [1, 2].map(() => ({ type: 'markdown', text: 'x'.repeat(6001) })) },
      'msg_blocks_too_long',
    ],
    [
      'with two tables',
      { blocks: [1, 2].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })) },
      'invalid_attachments',
    ],
    ['with three charts', { blocks: [1, 2, 3].map(() => ({ type: 'data_visualization' })) }, 'invalid_blocks'],
  ])('%s', (_, message, error) => {
    expect(refusalOf(message)?.error).toBe(error);
    expect(refusalOf(message)?.problems).not.toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['no block', 'x', ['must provide an object [json-pointer:/blocks/0]']],
    ['a block of no type', {}, ['missing required field: type [json-pointer:/blocks/0]']],
    ['an unknown type', { type: 'poem' }, ['unsupported type: poem [json-pointer:/blocks/0/type]']],
    ['a type of Object', { type: 'constructor' }, ['unsupported type: constructor [json-pointer:/blocks/0/type]']],
    ['a type of modals', { type: 'alert' }, ['unsupported type: alert [json-pointer:/blocks/0/type]']],
    ['an empty section', { type: 'section' }, ['must define either `text` or `fields` [json-pointer:/blocks/0]']],
    ['a section with ""', section(''), ['must be more than 0 characters [json-pointer:/blocks/0/text/text]']],
    [
      'a long section',
      section('x'.repeat(3001)),
      ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    ],
    [
      'an unknown field',
      section('x', { colour: 'red' }),
      ['invalid additional property: colour [json-pointer:/blocks/0]'],
    ],
    [
      'eleven fields',
      { type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) },
      ['no more than 10 items allowed [json-pointer:/blocks/0/fields]'],
    ],
    [
      'marked words in a header',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      ['must be a valid enum value [json-pointer:/blocks/0/text/type]'],
    ],
    [
      'verbatim plain text',
      { type: 'header', text: { ...plain('x'), verbatim: true } },
      ['invalid additional property: verbatim [json-pointer:/blocks/0/text]'],
    ],
    [
      'eleven small words',
      { type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) },
      ['no more than 10 items allowed [json-pointer:/blocks/0/elements]'],
    ],
    ['no button', actions(), ['no fewer than 1 items allowed [json-pointer:/blocks/0/elements]']],
    [
      'twenty-six buttons',
      actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `${n}` }))),
      ['no more than 25 items allowed [json-pointer:/blocks/0/elements]'],
    ],
    [
      'the same action twice',
      actions(button(), button()),
      ['`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]'],
    ],
    [
      'a long button',
      actions(button({ text: plain('x'.repeat(76)), value: 'y'.repeat(2001), action_id: 'z'.repeat(256) })),
      [
        'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
        'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
        'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
      ],
    ],
    [
      'a long confirm dialog',
      actions(
        button({
          confirm: {
            title: plain('x'.repeat(101)),
            text: plain('x'.repeat(301)),
            confirm: plain('x'.repeat(31)),
            deny: plain('x'),
          },
        }),
      ),
      [
        'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
        'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
        'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]',
      ],
    ],
    [
      'a menu without entries',
      actions(select()),
      ['must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]'],
    ],
    [
      'a menu of 101 entries',
      actions(select({ options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) })),
      ['no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]'],
    ],
    [
      'a long entry',
      actions(select({ options: [option('v'.repeat(151), 'x'.repeat(76))] })),
      [
        'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
        'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
      ],
    ],
    [
      'a first entry that is none',
      actions(select({ options: [option('a')], initial_option: option('b') })),
      ['must be one of the options [json-pointer:/blocks/0/elements/0/initial_option]'],
    ],
    [
      'eleven checkboxes',
      actions({ type: 'checkboxes', options: Array.from({ length: 11 }, (_, n) => option(`${n}`)) }),
      ['no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]'],
    ],
    [
      'a picture without words',
      { type: 'image', image_url: 'http://localhost/x.png' },
      ['missing required field: alt_text [json-pointer:/blocks/0]'],
    ],
    [
      'a picture of nothing',
      image({ image_url: undefined }),
      ['must define either `image_url` or `slack_file` [json-pointer:/blocks/0]'],
    ],
    [
      'a picture by another way',
      image({ image_url: 'ftp://x/y.png' }),
      ['invalid_url [json-pointer:/blocks/0/image_url]'],
    ],
    [
      'a long address of a picture',
      image({ image_url: `http://localhost/${'x'.repeat(3000)}` }),
      ['must be less than 3001 characters [json-pointer:/blocks/0/image_url]'],
    ],
    [
      'long words for a picture',
      image({ alt_text: 'x'.repeat(2001) }),
      ['must be less than 2001 characters [json-pointer:/blocks/0/alt_text]'],
    ],
    [
      'a wrong number',
      preformatted('x', { border: 2 }),
      ['must be between 0 and 1 [json-pointer:/blocks/0/elements/0/border]'],
    ],
    [
      'a mention in preformatted text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
      ['unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]'],
    ],
  ])('for %s', (_, block, problems) => {
    expect(refused(block)).toEqual(problems);
    expect(refusalOf({ text: 'x', blocks: [block] })?.error).toBe('invalid_blocks');
  });

  it('for a block too many, and for a name that two blocks have', () => {
    expect(refused(...Array.from({ length: 51 }, () => ({ type: 'divider' })))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(refused(section('x', { block_id: 'b' }), { type: 'divider', block_id: 'b' })).toEqual([
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });
});

it('counts what is read, and what is sent', () => {
  const blocks = [section('four'), preformatted('and nine!'), image({ alt_text: 'eleven char' })];
  expect(sizeOf({ text: 'text', blocks })).toEqual({
    blocks: 3,
    characters: 24,
    bytes: Buffer.byteLength(JSON.stringify(blocks)),
    textCharacters: 4,
  });
});
