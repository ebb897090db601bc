/**
 * Whether Slack would show a message.
 */
import { blocksOn } from './blocks';
import { type Fields, isFields, problemsOf } from './rule';

/** Why Slack refuses something: its name for it, and what is wrong where. */
export interface Refusal {
  readonly error: string;
  readonly problems: readonly string[];
}

export interface MessageSize {
  readonly blocks: number;
  /** Characters of everything that is read in the blocks. */
  readonly characters: number;
  /** Of the blocks, as they are sent. */
  readonly bytes: number;
  /** Characters of the text beside them. */
  readonly textCharacters: number;
}

/** Where a message is refused as a whole; the number is not documented, others met it. */
const MOST_CHARACTERS = 13_200;
/** Over all blocks of that kind. */
const MOST_MARKDOWN = 12_000;
const MOST_IN_TABLES = 10_000;
const MOST_CHARTS = 2;
const TABLES = ['table', 'data_table'];

export function sizeOf({ text, blocks }: { readonly text?: unknown; readonly blocks?: unknown }): MessageSize {
  return {
    blocks: Array.isArray(blocks) ? blocks.length : 0,
    characters: charactersIn(blocks),
    bytes: blocks === undefined ? 0 : Buffer.byteLength(JSON.stringify(blocks)),
    textCharacters: typeof text === 'string' ? text.length : 0,
  };
}

/** Why Slack would refuse a message, or undefined. Pictures are not fetched here. */
export function refusalOf(message: Fields): Refusal | undefined {
  const { text, blocks } = message;
  const hasText = typeof text === 'string' && text !== '';
  if (text !== undefined && typeof text !== 'string') {
    return { error: 'invalid_arguments', problems: ['must provide a string [json-pointer:/text]'] };
  }
  if (blocks === undefined) return hasText ? undefined : { error: 'no_text', problems: ['neither text nor blocks'] };
  if (!Array.isArray(blocks)) {
    return { error: 'invalid_blocks_format', problems: ['must provide an array [json-pointer:/blocks]'] };
  }
  if (blocks.length === 0 && !hasText) return { error: 'no_text', problems: ['neither text nor blocks'] };
  const problems = problemsOf(blocks, '/blocks', blocksOn('message'));
  if (problems.length > 0) return { error: 'invalid_blocks', problems };
  return tooMuch(blocks.filter(isFields));
}

function tooMuch(blocks: readonly Fields[]): Refusal | undefined {
  const of = (...types: readonly string[]) => blocks.filter(({ type }) => types.includes(String(type)));
  if (of(...TABLES).length > 1) return { error: 'invalid_attachments', problems: ['only_one_table_allowed'] };
  if (of('data_visualization').length > MOST_CHARTS) {
    return { error: 'invalid_blocks', problems: [`no more than ${MOST_CHARTS} charts allowed [json-pointer:/blocks]`] };
  }
  const counted = [
    [charactersIn(of('markdown')), MOST_MARKDOWN, 'markdown'],
    [charactersIn(of(...TABLES)), MOST_IN_TABLES, 'table'],
    [charactersIn(blocks), MOST_CHARACTERS, 'all'],
  ] as const;
  const [found] = counted.filter(([characters, most]) => characters > most);
  if (found === undefined) return undefined;
  const [characters, most, kind] = found;
  return {
    error: 'msg_blocks_too_long',
    problems: [`${characters} characters in ${kind} blocks, ${most} allowed [json-pointer:/blocks]`],
  };
}

/** What is read: every text, however deep it stands. */
function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersIn(one), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [name, held]) => {
    if (typeof held === 'string') return ['text', 'alt_text'].includes(name) ? sum + held.length : sum;
    return sum + charactersIn(held);
  }, 0);
}
