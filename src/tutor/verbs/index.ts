/**
 * The tutor's own verbs.
 */
import { diagnose } from './diagnose';
import { doIt } from './do';
import { explain } from './explain';
import { help } from './help';
import { replay } from './replay';
import { show } from './show';
import { start } from './start';
import type { TutorVerb } from './tutor-verb';
import { which } from './which';
import { why } from './why';

export const TUTOR_VERBS: readonly TutorVerb[] = [start, doIt, show, replay, why, diagnose, which, explain, help];
