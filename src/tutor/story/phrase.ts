/**
 * What a phrase of the record is made from, and what it is.
 */
import type { Step } from '../../cluster/step';

/** Steps of one verb by one actor at one time. */
export interface Deeds {
  readonly steps: readonly Step[];
  /** Names of their objects, as the picture shows them. */
  readonly names: readonly string[];
  /** Whether a Pod was made in the place of one that is worth its name. */
  readonly isReplacement: boolean;
  /** Whether none of the Nodes that were chosen had a Pod of this owner. */
  readonly areAlone?: boolean;
  /** How long the one Pod took to stop that was told to. */
  readonly tookToStop?: number | undefined;
}

export interface Phrase {
  /** What follows the actor. Undefined: not worth a word. */
  readonly say: (deeds: Deeds) => string | undefined;
  /** Higher is told rather than lower. */
  readonly weight: number;
}
