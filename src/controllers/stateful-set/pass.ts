/**
 * One pass over a StatefulSet: the lowest ordinal that is missing or not ready comes first, then Pods that are too many,
 * from the highest on, then updates, from the highest on.
 * Follows updateStatefulSet in pkg/controller/statefulset/stateful_set_control.go.
 */
import { resolveAmount } from '../../api/int-or-percent';
import { isTerminal, isTerminating } from '../../api/lifecycle';
import type { ControllerRevision, Pod, StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { isAvailable, isReady } from '../workload/availability';
import { templateOf } from '../workload/revisions';
import { slowStart } from '../workload/slow-start';
import { ensureClaims, hasStaleClaim, syncRetention } from './claims';
import { ordinalOf, podName, revisionNameOf, startOf } from './identity';
import { deletePod, makePod, mendPod, type Plan } from './pods';

/** A StatefulSet with all that decides a pass. */
export interface Pass {
  readonly cluster: Cluster;
  readonly set: StatefulSet;
  /** Its Pods, in any order. */
  readonly pods: readonly Pod[];
  /** The revision that everything was on before the update, and the one that is wanted. */
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

/** Makes the changes that may be made now. Answers whether the server refused one. */
export function runPass(pass: Pass): boolean {
  const { cluster, set } = pass;
  const inOrder = set.spec.podManagementPolicy === 'OrderedReady';
  const end = inOrder ? tendInOrder(pass) : tendTogether(pass);
  if (end !== 'done') return end === 'refused';
  const now = { ...pass, pods: podsNow(pass) };
  const slots = slotsOf(now);
  const condemned = condemnedOf(now);
  for (const pod of condemned) syncRetention(cluster, set, pod);
  if (removeCondemned(now, slots, condemned, inOrder)) return false;
  if (set.spec.updateStrategy.type === 'RollingUpdate') updatePods(now, slots);
  return false;
}

/** What became of one ordinal, or of all: whether what comes after it has to wait, or was refused. */
type Tended = 'done' | 'waits' | 'taken' | 'refused';

/** One after the other: the first that is not done holds up the rest. */
function tendInOrder(pass: Pass): Tended {
  for (const slot of slotsOf(pass)) {
    const tended = tendSlot(pass, slot, true);
    if (tended !== 'done') return tended;
  }
  return 'done';
}

/** All at once; only the server can hold up the rest. */
function tendTogether(pass: Pass): Tended {
  const slots = slotsOf(pass);
  let end: Tended = 'done';
  slowStart(slots.length, (index) => {
    const tended = tendSlot(pass, slots[index]!, false);
    const isWell = tended === 'done' || tended === 'waits';
    if (!isWell && end !== 'refused') end = tended;
    return isWell;
  });
  return end;
}

/** The Pods of the set after some were made or deleted. */
function podsNow({ cluster, set }: Pass): readonly Pod[] {
  return cluster.controlledBy('Pod', set.metadata.uid).filter((pod) => ordinalOf(set, pod) !== undefined);
}

/** The place of one ordinal, with the Pod that has it, if there is one. */
interface Slot {
  readonly ordinal: number;
  readonly pod: Pod | undefined;
}

function slotsOf({ set, pods }: Pass): readonly Slot[] {
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod), pod]));
  return Array.from({ length: set.spec.replicas }, (_, index) => {
    const ordinal = startOf(set) + index;
    return { ordinal, pod: byOrdinal.get(ordinal) };
  });
}

/** Pods whose ordinal is not wanted, highest first. */
function condemnedOf({ set, pods }: Pass): readonly Pod[] {
  const end = startOf(set) + set.spec.replicas;
  const ordinal = (pod: Pod) => ordinalOf(set, pod) ?? -1;
  return pods
    .filter((pod) => ordinal(pod) < startOf(set) || ordinal(pod) >= end)
    .sort((a, b) => ordinal(b) - ordinal(a));
}

/** Brings one ordinal closer to a Pod that serves. */
function tendSlot(pass: Pass, slot: Slot, inOrder: boolean): Tended {
  const { cluster, set } = pass;
  const { ordinal, pod } = slot;
  if (pod === undefined) {
    if (hasStaleClaim(cluster, set, ordinal)) return 'waits';
    const made = makePod(cluster, set, planFor(pass, ordinal, inOrder));
    return made === 'made' ? 'waits' : made;
  }
  if (isTerminal(pod)) {
    if (!isTerminating(pod)) deletePod(cluster, set, pod, `it is ${pod.status.phase ?? ''} and will not run again`);
    return 'waits';
  }
  if (pod.status.phase === 'Pending' && ensureClaims(cluster, set, ordinal) !== undefined) return 'refused';
  if (inOrder && (isTerminating(pod) || !isServing(pass, pod))) return 'waits';
  return mendPod(cluster, set, pod) === 'refused' ? 'refused' : 'done';
}

/** Which revision a Pod that is missing is made from, and why now. */
function planFor({ set, pods, current, update }: Pass, ordinal: number, inOrder: boolean): Plan {
  const revision = isBelowPartition(set, ordinal) ? current : update;
  const wanted = set.spec.replicas;
  const there = `${wanted} ${wanted === 1 ? 'is' : 'are'} wanted, ${pods.length} there`;
  const isLast = ordinal === startOf(set) + wanted - 1;
  const next = podName(set, ordinal + 1);
  // Only in order, where a pass makes one Pod: in parallel each of many would look through all of them.
  const nextWaits = inOrder && !isLast && !pods.some(({ metadata }) => metadata.name === next);
  const because = nextWaits ? `${there}; ${next} waits until ${podName(set, ordinal)} is ready` : there;
  return { ordinal, template: templateOf(revision), revisionName: revision.metadata.name, because };
}

/** During a partitioned update the Pods below the partition come back as they were. */
function isBelowPartition(set: StatefulSet, ordinal: number): boolean {
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (type !== 'RollingUpdate') return false;
  const partition = rollingUpdate === undefined ? (set.status.currentReplicas ?? 0) : (rollingUpdate.partition ?? 0);
  return ordinal < startOf(set) + partition;
}

/** Takes away Pods that are too many. Answers whether the update has to wait. */
function removeCondemned(pass: Pass, slots: readonly Slot[], condemned: readonly Pod[], inOrder: boolean): boolean {
  const { cluster, set, pods } = pass;
  const sick = firstUnavailable(pass, slots, condemned);
  const because = `${set.spec.replicas} are wanted, ${pods.length} there, and the highest number goes first`;
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (inOrder) return true;
      continue;
    }
    if (inOrder && !isServing(pass, pod) && pod !== sick) return true;
    deletePod(cluster, set, pod, because);
    if (inOrder) return true;
  }
  return false;
}

/** The lowest wanted Pod that does not serve, else the lowest of those that go. */
function firstUnavailable(pass: Pass, slots: readonly Slot[], condemned: readonly Pod[]): Pod | undefined {
  const isSick = (pod: Pod) => isTerminating(pod) || !isServing(pass, pod);
  const wanted = slots.flatMap(({ pod }) => (pod === undefined ? [] : [pod]));
  return wanted.find(isSick) ?? condemned.findLast(isSick);
}

/** Deletes Pods of another revision, from the top down to the partition. */
function updatePods(pass: Pass, slots: readonly Slot[]): void {
  const { cluster, set } = pass;
  const { partition = 0, maxUnavailable = 1 } = set.spec.updateStrategy.rollingUpdate ?? {};
  const most = Math.max(1, resolveAmount(maxUnavailable, set.spec.replicas, Math.floor));
  const highestFirst = slots.slice(partition).reverse();
  const because = 'it has the old Pod template, and the highest number is replaced first';
  for (const pod of most === 1 ? nextOutdated(pass, highestFirst) : withinBudget(pass, slots, highestFirst, most)) {
    deletePod(cluster, set, pod, because);
  }
}

/**
 * One at a time: a Pod that is missing, or new and does not serve yet, holds up those below it; an old one that does
 * not serve is replaced. That is what 1.35.4 and later do for every set; 1.35.0 to 1.35.3 also counted broken old Pods
 * against the budget here, so that sets with policy Parallel froze, and switched the feature off for it.
 */
function nextOutdated(pass: Pass, highestFirst: readonly Slot[]): readonly Pod[] {
  for (const { pod } of highestFirst) {
    if (pod === undefined) return [];
    if (isOutdated(pass, pod)) return [pod];
    if (isTerminating(pod) || !isServing(pass, pod)) return [];
  }
  return [];
}

/** Several at once where the spec asks for it: as long as no more than that many of all Pods do not serve. */
function withinBudget(pass: Pass, slots: readonly Slot[], highestFirst: readonly Slot[], most: number): readonly Pod[] {
  const down = slots.filter(({ pod }) => pod === undefined || isTerminating(pod) || !isServing(pass, pod)).length;
  return highestFirst
    .flatMap(({ pod }) => (pod !== undefined && isOutdated(pass, pod) ? [pod] : []))
    .slice(0, Math.max(0, most - down));
}

function isOutdated({ update }: Pass, pod: Pod): boolean {
  return revisionNameOf(pod) !== update.metadata.name && !isTerminating(pod);
}

function isServing({ cluster, set }: Pass, pod: Pod): boolean {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  return pod.status.phase === 'Running' && isReady(pod) && isAvailable(pod, minReadySeconds, cluster.now);
}
