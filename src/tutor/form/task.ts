/**
 * A task of the form: what somebody wants to do, the menus that it needs, and the command that it stands for.
 */
import type { Cluster } from '../../cluster/cluster';

/** One entry of a menu. Its value is one word of the command, without blanks. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What was chosen, by the name of the question; a question that nobody had to answer is missing. */
export type Answers = Readonly<Record<string, string>>;

export interface Question {
  /** One word, unique in its task. */
  readonly name: string;
  /** What the menu asks: `Which Pod`. */
  readonly label: string;
  /** The question before it that its entries depend on. */
  readonly follows?: string;
  readonly choices: (cluster: Cluster, answers: Answers) => readonly Choice[];
  /** What is chosen to begin with; the first entry unless told. */
  readonly first?: (cluster: Cluster, answers: Answers) => string;
}

export interface Task {
  /** One word. */
  readonly id: string;
  readonly label: string;
  readonly questions: readonly Question[];
  readonly command: (answers: Answers) => string;
}

export interface TaskGroup {
  readonly label: string;
  readonly tasks: readonly Task[];
}

/** The answer that puts no word into the command. No object of a cluster can be called so. */
export const NOTHING = '_';

/** The words of a command, those that stand for nothing left out. */
export function line(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== NOTHING).join(' ');
}

/** Entries that are called what they put into the command. */
export function plain(...values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, label: value }));
}
