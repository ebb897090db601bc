/**
 * Making the Pods that a ReplicaSet lacks, and trying again where the server refuses them.
 * Follows manageReplicas in pkg/controller/replicaset/replica_set.go.
 */
import { findCondition } from '../../api/conditions';
import type { Pod, ReplicaSet } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { mayTry, noteFailure, noteSuccess, seenBy } from '../loop/back-off';
import { reasonIn } from '../workload/create-pod';
import { makeOwnPod, recordRefusal } from '../workload/own-pods';
import { freeName, podFromTemplate } from '../workload/pod-template';
import { slowStart } from '../workload/slow-start';
import type { Failure } from './status';

/** The active Pods after a pass, and why some could not be made. */
export interface Managed {
  readonly active: readonly Pod[];
  readonly failure?: Failure;
}

/** Makes so many Pods. Where the server refused one, the rest waits, the longer the more often that happened. */
export function makePods(cluster: Cluster, set: ReplicaSet, active: readonly Pod[], count: number): Managed {
  const { uid } = set.metadata;
  // All its Pods, those that leave, too: every change of one is a reason to try.
  const seen = () => seenBy(set, cluster.controlledBy('Pod', uid));
  if (!mayTry(cluster, uid, seen)) return { active, failure: knownFailure(set) };
  const made: Pod[] = [];
  let failure: Failure | undefined;
  slowStart(count, () => {
    const pod = makePod(cluster, set, active.length);
    if (isRejected(pod)) failure ??= { reason: 'FailedCreate', message: pod.message };
    else made.push(pod);
    return !isRejected(pod);
  });
  const after = [...active, ...made];
  if (failure === undefined) {
    noteSuccess(cluster, uid);
    return { active: after };
  }
  recordFailure(cluster, set, failure);
  noteFailure(cluster, uid, seen());
  return { active: after, failure };
}

function makePod(cluster: Cluster, set: ReplicaSet, there: number): Result<Pod> {
  const { name, namespace } = set.metadata;
  const { replicas: wanted, template } = set.spec;
  const identity = { name: freeName(cluster, 'Pod', `${name}-`, namespace), generateName: `${name}-` };
  const because = `${wanted} are wanted, ${there} there`;
  return makeOwnPod(cluster, set, podFromTemplate(set, template, identity), { because, detail: { wanted, there } });
}

function recordFailure(cluster: Cluster, set: ReplicaSet, { message }: Failure): void {
  const known = knownFailure(set);
  if (known !== undefined && reasonIn(known.message) === reasonIn(message)) return;
  recordRefusal(cluster, set, message);
}

function knownFailure(set: ReplicaSet): Failure | undefined {
  const known = findCondition(set.status.conditions, 'ReplicaFailure');
  return known === undefined ? undefined : { reason: 'FailedCreate', message: known.message ?? '' };
}
