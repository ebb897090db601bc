/**
 * A modal that is sent: what Slack itself wants filled in, and how an app may answer.
 */
import type { Block, InputBlock } from '../slack/message';
import { type Fields, isFields } from './block-rules/rule';
import { type Chosen, stateOf } from './filled-state';

/** What became of it; `errors`: by block_id, what is wrong. */
export type Submitted = { readonly isTaken: boolean } | { readonly errors: Readonly<Record<string, string>> };

type Blocks = readonly (Block | InputBlock)[];

/** Fields that have to be filled in and are not, by block_id: Slack does not send the modal then. */
export function missingIn(blocks: Blocks, chosen: Chosen): Readonly<Record<string, string>> {
  const { values } = stateOf(blocks, chosen);
  const missing = blocks.filter(
    (block): block is InputBlock =>
      block.type === 'input' && block.optional !== true && isEmpty(values[block.block_id]),
  );
  return Object.fromEntries(missing.map(({ block_id }) => [block_id, 'Please complete this required field.']));
}

/** Whether nothing is chosen or written in a field. */
function isEmpty(state: object | undefined): boolean {
  const [field] = Object.values(state ?? {}) as readonly Fields[];
  const [held] = Object.entries(field ?? {}).flatMap(([name, value]) => (name === 'type' ? [] : [value]));
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}

export interface SubmissionAnswer {
  readonly response_action?: string;
  readonly view?: unknown;
  readonly errors?: Readonly<Record<string, string>>;
}

/** The answer of an app; nothing at all closes the modal. Undefined for what Slack would not understand. */
export function readAnswer(body: string): SubmissionAnswer | undefined {
  if (body === '') return {};
  try {
    const answer: unknown = JSON.parse(body);
    return isFields(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Slack shows errors beside fields, and only there. */
export function isAboutFields(errors: Readonly<Record<string, unknown>>, blocks: Blocks): boolean {
  const fields = blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
  const named = Object.entries(errors);
  return named.length > 0 && named.every(([id, words]) => fields.includes(id) && typeof words === 'string');
}
