/**
 * Makes and changes objects in the name of whoever asks, and answers with what is stored then. What is refused changes
 * nothing, and what changes nothing but whose fields are whose is no step.
 */
import { type KubeObject, refOf } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { saysTheSame } from '../cluster/server-side-apply/managed-fields';
import { actAsYou } from '../commands/changes/intent';
import { failing } from './write-failure';
import { intentOf } from './write-intent';
import { answerWith } from './write-object';
import type { Changed, WriteRequest } from './write-request';

/** Must do the same every time it is called. */
type Change = (cluster: Cluster) => Result<KubeObject>;

/** Makes an object. */
export function createAsYou(write: WriteRequest, warnings: readonly string[], make: Change): Result<Changed> {
  const made = actAsYou(write.cluster, (trial) => ({ verb: 'created', object: refOf(trial) }), make);
  if (isRejected(made)) return made;
  return { response: answerWith(write, made, 201, warnings), about: [refOf(made)] };
}

/** Changes an object that is there. @param answer where that is not the object itself */
export function changeAsYou(
  write: WriteRequest,
  live: KubeObject,
  change: Change,
  answer: (stored: KubeObject) => Changed['response'],
): Result<Changed> {
  const bounded: Change = (cluster) => {
    const next = change(cluster);
    return !isRejected(next) && JSON.stringify(next).length > LONGEST_OBJECT ? tooLarge() : next;
  };
  const meant = (next: KubeObject) => (saysTheSame(live, next) ? undefined : intentOf(live, next));
  const stored = actAsYou(write.cluster, meant, bounded);
  if (isRejected(stored)) return stored;
  return { response: answer(stored), about: stored === live ? [] : [refOf(live)] };
}

/** Characters of an object: many small changes make no large one. */
const LONGEST_OBJECT = 256 * 1024;

const tooLarge = (): Rejection =>
  failing({ code: 413, reason: 'RequestEntityTooLarge', message: 'etcdserver: request is too large', details: {} });
