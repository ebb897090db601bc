/**
 * Gives each Pod a Node.
 * Follows pkg/scheduler. Works on keys of Pods.
 */
import { type Pod, refOf } from '../api/objects';
import { type Change, type Cluster, keyOf } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { claimNames } from '../containers/claims';
import { conditionOf, withConditions } from '../containers/pod-condition';
import type { Controller } from './controller';
import { chooseNode, type Chosen } from './scheduler/choose-node';
import { SELECTED_NODE } from './scheduler/claims-filter';
import { explainChoice } from './scheduler/explain-choice';
import { hasEnded, schedulingView } from './scheduler/scheduling-view';

export const scheduler: Controller = {
  name: 'scheduler',
  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'Pod' && isWaiting(object)) return isNews(change) ? [change.key] : [];
    return helpedBy(change, cluster);
  },
  keys: (cluster) => inOrder(schedulingView(cluster).waiting),
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod === undefined || !isWaiting(pod)) return undefined;
    if (isOutranked(cluster, pod)) return { at: cluster.now, holdsOpen: true };
    const choice = chooseNode(cluster, pod);
    if (choice.node === undefined) reject(cluster, pod, choice.message, choice.summary);
    else if ((choice.claims?.waiting ?? []).length > 0) selectNode(cluster, pod, choice);
    else bind(cluster, pod, choice);
    return undefined;
  },
};

const isWaiting = ({ spec, metadata, status }: Pod): boolean =>
  spec.nodeName === undefined &&
  metadata.deletionTimestamp === undefined &&
  status.phase !== 'Failed' &&
  (spec.schedulingGates ?? []).length === 0 &&
  spec.schedulerName === 'default-scheduler';

/** A new Pod, or one whose wishes changed; its status is the scheduler's own doing. */
function isNews({ object, before }: Change): boolean {
  if (before?.kind !== 'Pod' || object.kind !== 'Pod') return true;
  return before.spec !== object.spec || before.metadata.labels !== object.metadata.labels;
}

/** Waiting Pods that a change may help. Follows the queueing hints of upstream's plugins. */
function helpedBy({ type, object, before }: Change, cluster: Cluster): readonly string[] {
  switch (object.kind) {
    case 'Node': {
      const isNews =
        before?.kind !== 'Node' ||
        before.spec !== object.spec ||
        before.metadata.labels !== object.metadata.labels ||
        before.status.allocatable !== object.status.allocatable;
      return isNews ? inOrder(schedulingView(cluster).waiting) : [];
    }
    case 'Pod': {
      if (object.spec.nodeName === undefined) return [];
      const was = before?.kind === 'Pod' ? before : undefined;
      const isGone = type === 'DELETED' || (hasEnded(object) && was !== undefined && !hasEnded(was));
      if (isGone) return inOrder(schedulingView(cluster).waiting);
      const isNew = was?.spec.nodeName === undefined || was.metadata.labels !== object.metadata.labels;
      return isNew ? inOrder(schedulingView(cluster).waitingForPods) : [];
    }
    case 'PersistentVolumeClaim':
    case 'PersistentVolume':
    case 'StorageClass': {
      const hasClaims = (pod: Pod) => claimNames(pod).length > 0;
      return inOrder(schedulingView(cluster).waiting, hasClaims);
    }
    default:
      return [];
  }
}

/** Keys of waiting Pods, the more important first, then the older. */
function inOrder(pods: ReadonlyMap<string, Pod>, isConcerned: (pod: Pod) => boolean = () => true): readonly string[] {
  if (pods.size === 0) return [];
  return [...pods.values()]
    .filter((pod) => isWaiting(pod) && isConcerned(pod))
    .sort((a, b) => priorityOf(b) - priorityOf(a))
    .map(keyOf);
}

const priorityOf = (pod: Pod): number => pod.spec.priority ?? 0;

/** Whether a more important Pod has not had its turn yet. */
function isOutranked(cluster: Cluster, pod: Pod): boolean {
  const view = schedulingView(cluster);
  if (!view.hasPriorities) return false;
  const isAhead = (other: Pod) =>
    priorityOf(other) > priorityOf(pod) && isWaiting(other) && conditionOf(other, 'PodScheduled') === undefined;
  return [...view.waiting.values()].some(isAhead);
}

function bind(cluster: Cluster, pod: Pod, choice: Chosen): void {
  const { node, fits, equal } = choice;
  cluster.record({
    actor: 'scheduler',
    verb: 'bound',
    object: refOf(pod),
    because:
      pod.status.nominatedNodeName === node ? 'its volume was made for that Node' : explainChoice(cluster, pod, choice),
    detail: { node, fits, nodes: cluster.count('Node'), equal },
  });
  const conditions = withConditions(pod, [{ type: 'PodScheduled', status: 'True' }], cluster.now);
  const bound = cluster.update({
    ...pod,
    spec: { ...pod.spec, nodeName: node },
    status: { ...pod.status, conditions, nominatedNodeName: undefined },
  });
  const message = `Successfully assigned ${keyOf(pod)} to ${node}`;
  reportEvent(cluster, 'default-scheduler', bound, { type: 'Normal', reason: 'Scheduled', message });
}

/** Claims that waited for a consumer get their volumes now; the Pod is bound when they have them. */
function selectNode(cluster: Cluster, pod: Pod, { node, claims }: Chosen): void {
  cluster.updateStatus(pod, { ...pod.status, nominatedNodeName: node });
  for (const claim of claims?.waiting ?? []) {
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node };
    cluster.update({ ...claim, metadata: { ...claim.metadata, annotations } });
  }
}

/** Says once why no Node will do; the same answer again is no news. */
function reject(cluster: Cluster, pod: Pod, message: string, summary: string): void {
  const known = conditionOf(pod, 'PodScheduled');
  if (known?.reason === 'Unschedulable' && known.message === message) return;
  cluster.record({
    actor: 'scheduler',
    verb: 'found-no-node',
    object: refOf(pod),
    because: summary,
    detail: { nodes: cluster.count('Node') },
  });
  const note = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const;
  const conditions = withConditions(pod, [note], cluster.now);
  const stored = cluster.updateStatus(pod, { ...pod.status, conditions });
  reportEvent(cluster, 'default-scheduler', stored, { type: 'Warning', reason: 'FailedScheduling', message });
}
