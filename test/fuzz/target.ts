/** What is fuzzed, and what becomes of one input. */
import type * as fc from 'fast-check';
import type { Json } from '../../src/api/yaml/value';

/** A text, or a value of fields; bytes are a text of characters up to 255. */
export type Input = Json;

export interface Target {
  readonly name: string;
  /** What stands behind it, in a few words. */
  readonly about: string;
  /** How often it comes, in comparison with the others: what costs little comes often. */
  readonly share: number;
  /** Inputs that people or programs really send: what is mutated to begin with. */
  readonly seeds: () => readonly Input[] | Promise<readonly Input[]>;
  /** Inputs made by rule. */
  readonly made: fc.Arbitrary<Input>;
  /** Gets ready what inputs are given to. */
  readonly open: () => Subject | Promise<Subject>;
}

/**
 * Does what the input asks for: this alone is what is measured. Whatever it throws is a failure, so errors that a reader is defined
 * to throw are caught by the subject.
 */
export type Subject = (input: Input) => Outcome | Promise<Outcome>;

export interface Outcome {
  /** What was answered; inputs that reach something new are mutated further. */
  readonly reached: string;
  /** Steps of the simulation that it set going: these have a time of their own. */
  readonly steps?: number;
  /** What is wrong with what became of it, one sentence each. */
  readonly problems: () => readonly string[];
}

export const NOTHING_WRONG = (): readonly string[] => [];

/** The same answer about other names, numbers and quoted texts. */
export function likeness(answer: string): string {
  const words = answer
    .slice(0, 400)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '·')
    .split(/\s+/)
    .map((word) => (/^[A-Za-z]+[.,:;]?$/.test(word) ? word : '·'));
  return words.filter((word, place) => word !== '·' || words[place - 1] !== '·').join(' ');
}
