/**
 * The tutor's own verbs.
 */
import { help } from './help';
import { show } from './show';
import { start } from './start';
import type { TutorVerb } from './tutor-verb';
import { why } from './why';

export const TUTOR_VERBS: readonly TutorVerb[] = [start, show, why, help];
