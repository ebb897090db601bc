/**
 * Every verb there is, composed of those that act on the cluster, those of the tutor and those of the channel.
 */
import { CLUSTER_VERBS } from '../commands/index';
import { TUTOR_VERBS } from '../tutor/verbs/index';
import { course } from './courses/course-verb';
import { hint } from './exercises/hint';
import { lesson } from './exercises/lesson-verb';
import { mission } from './exercises/mission-verb';
import { skip } from './exercises/skip-verb';
import { history } from './versions/history';
import { home } from './home';
import { review } from './learners/review-verb';
import { privacy } from './privacy/privacy-verb';
import { progress } from './progress';
import { quiz } from './quiz/quiz-verb';
import { redo } from './versions/redo';
import { reset } from './versions/reset';
import { restore } from './versions/restore';
import { save } from './versions/save';
import { savesDelete } from './versions/saves-delete';
import { saves } from './versions/saves-list';
import { settings } from './settings/settings-verb';
import type { AnyVerb } from './channel-verb';
import { undo } from './versions/undo';

export const ALL_VERBS: readonly AnyVerb[] = [
  ...CLUSTER_VERBS,
  ...TUTOR_VERBS,
  undo,
  redo,
  history,
  save,
  saves,
  savesDelete,
  restore,
  settings,
  reset,
  lesson,
  mission,
  hint,
  skip,
  quiz,
  review,
  progress,
  home,
  course,
  privacy,
];
