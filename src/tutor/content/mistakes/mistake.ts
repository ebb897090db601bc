/**
 * What many people get wrong about a term, for `explain`: a wrong belief of the quiz, and what is so instead.
 */
import type { MisconceptionId } from '../../quiz/misconceptions';

/** The belief, and what ends the sentence "In fact …". */
export type Mistake = readonly [belief: MisconceptionId, fact: string];

/** By the name of the term. */
export type Mistakes = Readonly<Record<string, Mistake>>;
