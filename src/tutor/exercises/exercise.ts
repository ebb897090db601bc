/**
 * Lessons and missions as data: a cluster to begin with, and steps whose goals are about the cluster, never about what
 * was typed. Written in src/tutor/content/{lessons,missions}/*.yaml; docs/authoring.md tells how.
 */
import type { Expectation, ScenarioCluster, Step } from '../../scenarios/scenario';
import type { Chapter } from '../course/statements';
import type { Statement } from '../quiz/question';

export interface Exercise {
  readonly kind: 'lesson' | 'mission';
  /** Unique among lessons and missions: the name of the file. */
  readonly id: string;
  /** At most 40 characters. */
  readonly title: string;
  /** Minutes that it takes, about. */
  readonly minutes: number;
  /** What it is about, or what has happened: one to three sentences. */
  readonly text: string;
  /** Lessons only: where it stands in the course. */
  readonly chapter?: Chapter;
  /** Statements of the course that it teaches. */
  readonly teaches: readonly Statement[];
  /** Terms that it is about: `/kube explain TERM` knows each. */
  readonly concepts: readonly string[];
  /** Lessons only: two questions of the bank that open it. */
  readonly questions: readonly string[];
  readonly cluster: ScenarioCluster;
  /** Builds the cluster, and breaks it where there is something to mend. */
  readonly start: readonly Step[];
  readonly steps: readonly ExerciseStep[];
  readonly debrief: Debrief;
}

/** How much of a step is given away: all of it, all but the last command, or nothing but the goal. */
export const STAGES = ['worked', 'last-step', 'goal'] as const;
export type Stage = (typeof STAGES)[number];

export interface ExerciseStep {
  readonly stage: Stage;
  /** What to do, at most 200 characters. */
  readonly say: string;
  /** A command that a button carries, without `/kube`: a worked step's own, or a look-up. */
  readonly show?: string;
  /**
   * What must hold of the cluster, compared with what it was when the step began. Without it the reader goes on with a
   * button.
   */
  readonly goal?: readonly Expectation[];
  /** From a nudge to the whole answer. */
  readonly hints: readonly string[];
  /** Commands that reach the goal; each is followed by time until the cluster rests, as in a channel. */
  readonly solution: readonly string[];
  /** Other ways to reach it. */
  readonly also: readonly (readonly string[])[];
  /** Commands that do not reach it, though people try them. */
  readonly wrong: readonly (readonly string[])[];
  /** Said when the goal is reached, at most 200 characters. */
  readonly done?: string;
}

export interface Debrief {
  /** What happened. */
  readonly happened?: string;
  /** How to think of it. */
  readonly model: string;
  /** How it looks in production. */
  readonly production?: string;
}
