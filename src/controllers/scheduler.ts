/**
 * Gives each Pod a Node.
 * Follows pkg/scheduler. Works on keys of Pods.
 */
import { isTerminal } from '../api/lifecycle';
import { type Pod, refOf } from '../api/objects';
import { type Change, type Cluster, keyOf } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { millisOf, MINUTE } from '../cluster/time';
import { conditionOf, withConditions } from '../containers/pod-condition';
import { claimNames } from '../containers/volumes/claims';
import type { Controller, Requeue } from './controller';
import { chooseNode, type Chosen, type NoNode } from './scheduler/choose-node';
import { explainChoice } from './scheduler/explain-choice';
import { asNote } from './scheduler/failure';
import { SELECTED_NODE } from './scheduler/filters/claims-filter';
import { namedNodes } from './scheduler/filters/node-filters';
import { isWaiting } from './scheduler/pod-facts';
import { preempt } from './scheduler/preemption/preempt';
import { priorityOf } from './scheduler/scheduling-queue';
import { knownView, schedulingView, type SchedulingView } from './scheduler/scheduling-view';
import { MOST_RECORDED, recordedVerdicts, verdictsFor } from './scheduler/verdicts';

export const scheduler: Controller = {
  name: 'scheduler',
  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'Pod' && isWaiting(object)) {
      if (!isNews(change)) return [];
      schedulingView(cluster).queue.add(object);
      return [change.key];
    }
    return helpedBy(change, cluster);
  },
  keys(cluster) {
    if (!someoneWaits(cluster)) return [];
    const view = schedulingView(cluster);
    return inOrder(view, view.waiting);
  },
  reconcile(key, cluster) {
    const pod = cluster.byKey('Pod', key);
    if (pod === undefined || !isWaiting(pod)) return undefined;
    const { queue } = schedulingView(cluster);
    if (queue.isOutranked(pod)) return { at: cluster.now, holdsOpen: true };
    queue.remove(pod);
    const choice = chooseNode(cluster, pod);
    if (choice.node === undefined) return reject(cluster, pod, choice);
    if ((choice.claims?.waiting ?? []).length > 0) selectNode(cluster, pod, choice);
    else bind(cluster, pod, choice);
    return undefined;
  },
};

function someoneWaits(cluster: Cluster): boolean {
  for (const pod of cluster.each('Pod')) if (isWaiting(pod)) return true;
  return false;
}

/** A new Pod, or one whose wishes changed; its status is the scheduler's own doing. */
function isNews({ object, before }: Change): boolean {
  if (before?.kind !== 'Pod' || object.kind !== 'Pod') return true;
  return before.spec !== object.spec || before.metadata.labels !== object.metadata.labels;
}

/**
 * Waiting Pods that a change may help. Follows the queueing hints of upstream's plugins. They are tried at once: a
 * scheduler with nothing else to do takes Pods that back off, too (1.33 and later).
 */
function helpedBy({ type, object, before }: Change, cluster: Cluster): readonly string[] {
  const view = knownView(cluster);
  if (view === undefined) return [];
  switch (object.kind) {
    case 'Node': {
      const isNews =
        before?.kind !== 'Node' ||
        before.spec !== object.spec ||
        before.metadata.labels !== object.metadata.labels ||
        before.status.allocatable !== object.status.allocatable;
      return isNews ? inOrder(view, view.waiting) : [];
    }
    case 'Pod': {
      const was = before?.kind === 'Pod' ? before : undefined;
      const isGone = type === 'DELETED' || (isTerminal(object) && was !== undefined && !isTerminal(was));
      if (object.spec.nodeName === undefined) {
        // Room that was kept for this Pod is free again.
        return isGone && object.status.nominatedNodeName !== undefined ? inOrder(view, view.waiting) : [];
      }
      if (isGone) return inOrder(view, view.waiting);
      const isNew = was?.spec.nodeName === undefined || was.metadata.labels !== object.metadata.labels;
      return isNew ? inOrder(view, view.waitingForPods) : [];
    }
    case 'PersistentVolumeClaim':
    case 'PersistentVolume':
    case 'StorageClass': {
      const hasClaims = (pod: Pod) => claimNames(pod).length > 0;
      return inOrder(view, view.waiting, hasClaims);
    }
    default:
      return [];
  }
}

/** Keys of waiting Pods, which get their turn: the more important first, then the older. */
function inOrder(
  { queue }: SchedulingView,
  pods: ReadonlyMap<string, Pod>,
  isConcerned: (pod: Pod) => boolean = () => true,
): readonly string[] {
  if (pods.size === 0) return [];
  const concerned = [...pods.values()].filter((pod) => isWaiting(pod) && isConcerned(pod));
  for (const pod of concerned) queue.add(pod);
  return concerned.sort((a, b) => priorityOf(b) - priorityOf(a)).map(keyOf);
}

function bind(cluster: Cluster, pod: Pod, choice: Chosen): void {
  const { node, fits, equal } = choice;
  const verdicts = placed(cluster, pod);
  cluster.record({
    actor: 'scheduler',
    verb: 'bound',
    object: refOf(pod),
    because: pod.status.nominatedNodeName === node ? whyKept(choice) : explainChoice(cluster, pod, choice),
    detail: { node, fits, nodes: cluster.count('Node'), equal, ...(verdicts === undefined ? {} : { verdicts }) },
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

/** What was thought of each Node; a Pod that is made for one Node by its name is not weighed. */
function placed(cluster: Cluster, pod: Pod): string | undefined {
  const count = cluster.count('Node');
  if (count < 2 || count > MOST_RECORDED || namedNodes(pod) !== undefined) return undefined;
  return recordedVerdicts(verdictsFor(cluster, pod));
}

/** A Node is kept for a Pod while its volumes are made, or while others make room for it. */
const whyKept = ({ node, claims }: Chosen): string =>
  (claims?.all ?? []).some(({ metadata }) => metadata.annotations?.[SELECTED_NODE] === node)
    ? 'its volume was made for that Node'
    : 'less important Pods made room for it there';

/** Claims that waited for a consumer get their volumes now; the Pod is bound when they have them. */
function selectNode(cluster: Cluster, pod: Pod, { node, claims }: Chosen): void {
  cluster.updateStatus(pod, { ...pod.status, nominatedNodeName: node });
  for (const claim of claims?.waiting ?? []) {
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node };
    cluster.update({ ...claim, metadata: { ...claim.metadata, annotations } });
  }
}

/** A Pod that no change has helped for so long is tried again all the same. */
const LONGEST_UNTRIED = 5 * MINUTE;

/**
 * Says why no Node will do; the same answer again is no news, and only counted now and then. Less important Pods may have
 * to make room.
 */
function reject(cluster: Cluster, pod: Pod, { message, summary, victims, isNominationOver }: NoNode): Requeue {
  let stored = pod;
  const known = conditionOf(pod, 'PodScheduled');
  if (known?.reason !== 'Unschedulable' || known.message !== message) {
    cluster.record({
      actor: 'scheduler',
      verb: 'found-no-node',
      object: refOf(pod),
      because: summary,
      detail: { nodes: cluster.count('Node') },
    });
    const note = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const;
    const conditions = withConditions(pod, [note], cluster.now);
    stored = cluster.updateStatus(pod, { ...pod.status, conditions });
    tell(cluster, stored, message);
  } else if (cluster.now - lastTold(cluster, pod) >= LONGEST_UNTRIED) tell(cluster, pod, message);
  if (victims !== undefined) preempt(cluster, stored, victims);
  else if (isNominationOver && stored.status.nominatedNodeName !== undefined) {
    cluster.updateStatus(stored, { ...stored.status, nominatedNodeName: undefined });
  }
  return { at: lastTold(cluster, stored) + LONGEST_UNTRIED, holdsOpen: false };
}

const FAILED = { type: 'Warning', reason: 'FailedScheduling' } as const;

function tell(cluster: Cluster, pod: Pod, message: string): void {
  reportEvent(cluster, 'default-scheduler', pod, { ...FAILED, message: asNote(message) });
}

/** When people were told last that the Pod waits. */
function lastTold(cluster: Cluster, pod: Pod): number {
  const events = cluster.eventsAbout(pod.metadata.uid).filter(({ reason }) => reason === FAILED.reason);
  const { lastTransitionTime } = conditionOf(pod, 'PodScheduled') ?? {};
  return Math.max(
    ...events.map(({ lastAt }) => lastAt),
    millisOf(lastTransitionTime ?? pod.metadata.creationTimestamp),
  );
}
