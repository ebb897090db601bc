/**
 * The tutor's own verbs.
 */
import { start } from './start';
import type { TutorVerb } from './tutor-verb';

export const TUTOR_VERBS: readonly TutorVerb[] = [start];
