/**
 * A message of the bot as the playground keeps it: what is shown of it, as Slack got it, how large that is, and why Slack
 * would not show it.
 */
import type { Block } from '../slack/message';
import { type MessageSize, type Refusal, sizeOf } from './block-rules/message';
import { type Fields, isFields } from './block-rules/rule';

export interface Received {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** As Slack got it. */
  readonly json: Fields;
  readonly size: MessageSize;
  /** What is wrong with it; empty for what Slack shows. */
  readonly problems: readonly string[];
}

/** Slack cuts longer texts. */
const LONGEST_TEXT = 40_000;

/** A message, a text or something else: a body that is no JSON is what is to be said. */
export function messageIn(body: string): Fields {
  try {
    const message: unknown = JSON.parse(body);
    return isFields(message) ? message : { text: body };
  } catch {
    return { text: body };
  }
}

/** A message that was checked. */
export function accepted(json: Fields): Received {
  const text = typeof json.text === 'string' ? json.text.slice(0, LONGEST_TEXT) : '';
  const blocks = Array.isArray(json.blocks) ? (json.blocks as readonly Block[]) : [];
  return { text, blocks, json, size: sizeOf(json), problems: [] };
}

/** What stands in the place of a message that Slack refuses. */
export function refused(json: Fields, { error, problems }: Refusal, says: string): Received {
  const named = problems.length > 0 ? problems : [error];
  return { text: says, blocks: [], json, size: sizeOf(json), problems: named };
}
