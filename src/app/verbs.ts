/**
 * Every verb there is, composed of those that act on the cluster, those of the tutor and those of the channel.
 */
import { CLUSTER_VERBS } from '../commands/index';
import { TUTOR_VERBS } from '../tutor/verbs/index';
import { quiz } from './quiz-verb';
import { redo } from './redo';
import { reset } from './reset';
import type { AnyVerb } from './run';
import { undo } from './undo';

export const ALL_VERBS: readonly AnyVerb[] = [...CLUSTER_VERBS, ...TUTOR_VERBS, undo, redo, reset, quiz];
