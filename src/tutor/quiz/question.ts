/**
 * What a quiz question is. A draft has one right option and three wrong ones; a question has them in the order in which
 * people see them.
 */
import type { MisconceptionId } from './misconceptions';

export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof LETTERS)[number];

/** What people can ask for: `/kube quiz statefulset`. */
export const TOPICS = ['pod', 'deployment', 'statefulset', 'daemonset', 'storage', 'scaling'] as const;
export type Topic = (typeof TOPICS)[number];

/** The statement of the course that a question is about: S1 to S33. */
export type Statement = `S${number}`;

/** A wrong option: what somebody believes who takes it, and what is so instead. */
export interface WrongOption {
  readonly text: string;
  readonly misconception: MisconceptionId;
  /** What is so instead, and why: ends the sentence "In fact …". */
  readonly fact: string;
}

/** What is shown when a question closes, besides the explanations. */
export interface RevealScene {
  readonly story: readonly string[];
  readonly picture?: readonly string[];
  /** The picture in sentences, for screen readers. */
  readonly pictureText?: string;
}

export interface QuestionDraft {
  /** Names what is asked, in every channel alike: a channel is not asked the same twice. */
  readonly template: string;
  readonly topic: Topic;
  /** Statements of the course that it asks about; none for what goes further. */
  readonly statements: readonly Statement[];
  /** The wrong belief that a right answer speaks against: what a review of it is about. */
  readonly about: MisconceptionId;
  /** Whether people predict what a command does, or recall what the course says. */
  readonly kind: 'prediction' | 'course';
  /** The question itself. */
  readonly ask: string;
  /** One or two sentences before it. */
  readonly situation: string;
  readonly picture?: readonly string[];
  readonly pictureText?: string;
  readonly right: { readonly text: string; readonly why: string };
  readonly wrong: readonly [WrongOption, WrongOption, WrongOption];
  readonly reveal: RevealScene;
  /** The command whose outcome is predicted, without `/kube`. */
  readonly command?: string;
  /** Where the documentation tells more: the title of a page of kubernetes.io. */
  readonly page?: string;
  /** Whether that command is about the channel's own cluster, not about an example. */
  readonly isOwn: boolean;
}

/** An option as people see it. The right one has no misconception. */
export interface Option {
  readonly letter: Letter;
  readonly text: string;
  readonly misconception?: MisconceptionId;
  readonly explanation: string;
}

export interface Question extends Omit<QuestionDraft, 'right' | 'wrong'> {
  /** Four, A to D; exactly one without a misconception. */
  readonly options: readonly Option[];
}

/** The option that is right. */
export function rightOption(question: Question): Option {
  const right = question.options.find((option) => option.misconception === undefined);
  if (right === undefined) throw new Error(`question ${question.template} has no right option`);
  return right;
}
