/**
 * A question about what the course says, as data. It is the same in every channel; only the order of its options is not.
 */
import type { Statement, WrongOption } from '../question';

export interface CourseItem {
  /** Unique among all questions. */
  readonly id: string;
  readonly statement: Statement;
  /** The question, at most 60 characters. */
  readonly ask: string;
  /** What comes before it: one or two sentences. */
  readonly situation: string;
  readonly right: { readonly text: string; readonly why: string };
  readonly wrong: readonly [WrongOption, WrongOption, WrongOption];
}
