/**
 * A question of the bank: asked in every channel alike, about an example cluster. Written in
 * src/tutor/content/questions/*.yaml (docs/authoring.md); only the order of its options is not the same everywhere.
 */
import type { Expectation, ScenarioCluster, Step } from '../../scenarios/scenario';
import type { MisconceptionId } from './misconceptions';
import type { QuestionDraft, Statement, Topic, WrongOption } from './question';

export interface BankItem {
  /** Unique among all questions. */
  readonly id: string;
  readonly topic: Topic;
  /** Statements of the course that it asks about; none for what goes further. */
  readonly statements: readonly Statement[];
  /** Goes further than the course: asked when the course was. */
  readonly isFurther?: true;
  /** The wrong belief that a right answer speaks against: what a review of it is about. */
  readonly about: MisconceptionId;
  /** The question, at most 60 characters. */
  readonly ask: string;
  /** What comes before it: one or two sentences. */
  readonly situation: string;
  readonly right: { readonly text: string; readonly why: string };
  readonly wrong: readonly [WrongOption, WrongOption, WrongOption];
  /** Where the documentation tells more: the title of a page of kubernetes.io. */
  readonly page?: string;
  /** What its scene shows; see compile-item.ts. */
  readonly shown: ItemShown;
}

export type ItemShown = Pick<QuestionDraft, 'picture' | 'pictureText' | 'reveal'>;

/** The same in its file: with the scene itself. */
export interface FileItem extends Omit<BankItem, 'shown'> {
  /** What it is about, to be shown; absent for a question that no cluster answers. */
  readonly scene?: ItemScene;
}

export interface ItemScene {
  readonly cluster: ScenarioCluster;
  /** Builds the cluster that the question is about. */
  readonly before: readonly Step[];
  /** What happens then. */
  readonly then: readonly Step[];
}

/** What must hold after the scene, for each option: of the right one all of it, of a wrong one not all. */
export interface Proof {
  readonly right: readonly Expectation[];
  readonly wrong: readonly (readonly Expectation[])[];
}

/** An item as it stands in its file. */
export interface WrittenItem {
  readonly item: FileItem;
  /** Absent where nothing in a cluster could show it. */
  readonly proof?: Proof;
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
}
