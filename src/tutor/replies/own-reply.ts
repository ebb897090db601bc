/**
 * How the reply to one verb differs from the usual one. What is left out, or answers undefined, is as for every command.
 */
import type { Button } from '../reply';
import type { Situation } from '../situation';
import type { Entry } from '../story/lines';

export interface OwnReply {
  /** At most 60 characters. `took`: virtual milliseconds. */
  readonly headline?: (situation: Situation, took: number) => string | undefined;
  /** What is told in the place of the record of steps. */
  readonly story?: (situation: Situation) => readonly Entry[] | undefined;
  /** The lines of the picture in the place of Nodes as lanes, and the same as sentences for `text`. */
  readonly picture?: (situation: Situation) => OwnPicture | undefined;
  /** One thing to notice, at most 131 characters, without `Notice: `. Null: none at all. */
  readonly notice?: (situation: Situation) => string | null | undefined;
  /** kubectl's own words where it did not do all that was asked. Null, for a look: none, the picture says it all. */
  readonly verbatim?: (situation: Situation) => string | null | undefined;
  /** Ways on, best first; *Why?* and *All steps* are added. */
  readonly buttons?: (situation: Situation) => readonly Button[] | undefined;
}

export interface OwnPicture {
  readonly lines: readonly string[];
  readonly described: readonly string[];
}
