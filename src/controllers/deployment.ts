/**
 * Rolls a Pod template out over ReplicaSets.
 * Follows pkg/controller/deployment. Each pass makes at most one kind of change; what it changes brings the next pass.
 */
import { isTerminal, isTerminating } from '../api/lifecycle';
import { type Deployment, refOf } from '../api/objects';
import { matchesSelector, selectsEverything } from '../api/selectors';
import { type Change, type Cluster, controllerOf, keyOf } from '../cluster/cluster';
import type { Controller, Requeue } from './controller';
import { note, syncCurrent } from './deployment/current';
import { cleanHistory } from './deployment/history';
import { makeCurrent } from './deployment/make-current';
import { deadlineCheck, hasDeadline, isComplete, progressOf } from './deployment/progress';
import { oldPodsRun, stopOld } from './deployment/recreate';
import { replicaSetsOf, type ReplicaSets } from './deployment/replica-sets';
import { rollOut } from './deployment/rolling';
import { isScalingEvent, scale } from './deployment/scale';
import { resize } from './deployment/size';
import { reportNumbers, reportRollout } from './deployment/status';
import { noteSuccess, retryOf } from './loop/back-off';
import { report } from './workload/own-pods';

export const deploymentController: Controller = {
  name: 'deployment',

  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'Deployment') return change.type === 'DELETED' ? [] : [keyOf(object)];
    if (object.kind === 'ReplicaSet') return affectedByReplicaSet(change, cluster);
    if (object.kind === 'Pod') return waitingForPod(change, cluster);
    return [];
  },

  keys: (cluster) => cluster.list('Deployment').map(keyOf),

  reconcile(key, cluster): Requeue | undefined {
    const deployment = cluster.byKey('Deployment', key);
    if (deployment === undefined) return undefined;
    const end = pass(cluster, key, deployment);
    const after = cluster.byKey('Deployment', key) ?? deployment;
    if (end === 'refused') return retryOf(cluster, after, 'failed-to-make-replica-set');
    noteSuccess(cluster, after.metadata.uid);
    const at = deadlineCheck(after);
    // What is overdue is judged by the next rollout pass: here there was none.
    if (at === undefined || at <= cluster.now) return undefined;
    return { at, holdsOpen: false, next: { verb: 'stalled', object: refOf(after) } };
  },
};

/** `changed`: the rest waits for the next pass. `refused`: by the server. */
type End = 'done' | 'changed' | 'refused';

/** One pass over one Deployment. What is read twice may have changed in between. */
function pass(cluster: Cluster, key: string, given: Deployment): End {
  if (selectsEverything(given.spec.selector)) {
    refuse(cluster, given);
    return 'done';
  }
  const now = (): Deployment => cluster.byKey('Deployment', key) ?? given;
  const sets = (): ReplicaSets => replicaSetsOf(cluster, now());
  if (isTerminating(given)) {
    reportNumbers(cluster, given, sets());
    return 'done';
  }
  notePause(cluster, given);
  syncCurrent(cluster, now(), sets());
  if (given.spec.paused === true || isScalingEvent(now(), sets())) {
    scale(cluster, now(), sets());
    if (given.spec.paused === true) cleanHistory(cluster, now(), sets().old);
    reportNumbers(cluster, now(), sets());
    return 'done';
  }
  const end = given.spec.strategy.type === 'Recreate' ? recreate(cluster, now, sets) : roll(cluster, now, sets);
  if (end === 'refused') return end;
  if (end === 'done' && isComplete(now(), now().status)) cleanHistory(cluster, now(), sets().old);
  reportRollout(cluster, now(), sets());
  return end;
}

function roll(cluster: Cluster, now: () => Deployment, sets: () => ReplicaSets): End {
  if (ensureCurrent(cluster, now, sets) === 'refused') return 'refused';
  return rollOut(cluster, now(), sets()) ? 'changed' : 'done';
}

function recreate(cluster: Cluster, now: () => Deployment, sets: () => ReplicaSets): End {
  if (stopOld(cluster, now(), sets())) return 'changed';
  if (oldPodsRun(cluster, sets())) return 'changed';
  if (ensureCurrent(cluster, now, sets) === 'refused') return 'refused';
  const { current } = sets();
  const wanted = now().spec.replicas;
  if (current !== undefined) {
    resize(cluster, now(), current, wanted, `${wanted} are wanted, ${current.spec.replicas} there`);
  }
  return 'done';
}

function ensureCurrent(cluster: Cluster, now: () => Deployment, sets: () => ReplicaSets): 'made' | 'refused' {
  const { current, old } = sets();
  return current === undefined ? makeCurrent(cluster, now(), old) : 'made';
}

/** Pausing and resuming are seen in the Progressing condition: while paused no deadline runs. */
function notePause(cluster: Cluster, deployment: Deployment): void {
  const reason = progressOf(deployment.status)?.reason;
  if (!hasDeadline(deployment) || reason === 'ProgressDeadlineExceeded') return;
  const isPaused = deployment.spec.paused === true;
  if (isPaused === (reason === 'DeploymentPaused')) return;
  cluster.record({
    actor: 'Deployment',
    verb: isPaused ? 'paused-rollout' : 'resumed-rollout',
    object: refOf(deployment),
    because: `spec.paused is ${String(isPaused)}`,
  });
  const status = isPaused
    ? note(cluster, deployment, 'DeploymentPaused', 'Deployment is paused')
    : note(cluster, deployment, 'DeploymentResumed', 'Deployment is resumed');
  cluster.updateStatus(deployment, status);
}

function refuse(cluster: Cluster, deployment: Deployment): void {
  const observedGeneration = deployment.metadata.generation;
  if (deployment.status.observedGeneration === observedGeneration) return;
  report(cluster, deployment, {
    type: 'Warning',
    reason: 'SelectingAll',
    message: 'This deployment is selecting all pods. A non-empty selector is required.',
  });
  cluster.updateStatus(deployment, { ...deployment.status, observedGeneration });
}

function affectedByReplicaSet({ object, before, type }: Change, cluster: Cluster): readonly string[] {
  const owners = [object, before].map((set) => (set === undefined ? undefined : controllerOf(set)));
  const keys = owners.flatMap((owner) =>
    owner?.kind === 'Deployment' ? [`${owner.namespace ?? ''}/${owner.name}`] : [],
  );
  if (type === 'DELETED' || owners[0] !== undefined) return [...new Set(keys)];
  const adopters = cluster
    .list('Deployment', object.metadata.namespace)
    .filter((deployment) => matchesSelector(deployment.spec.selector, object.metadata.labels));
  return [...new Set([...keys, ...adopters.map(keyOf)])];
}

/** A Deployment with strategy Recreate waits for its old Pods to be gone. */
function waitingForPod({ object, type }: Change, cluster: Cluster): readonly string[] {
  if (object.kind !== 'Pod' || (type !== 'DELETED' && !isTerminal(object))) return [];
  const owner = controllerOf(object);
  const set = owner?.kind === 'ReplicaSet' ? cluster.get('ReplicaSet', owner.name, owner.namespace) : undefined;
  const root = set === undefined ? undefined : controllerOf(set);
  const deployment = root?.kind === 'Deployment' ? cluster.get('Deployment', root.name, root.namespace) : undefined;
  return deployment?.spec.strategy.type === 'Recreate' ? [keyOf(deployment)] : [];
}
