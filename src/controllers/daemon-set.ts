/**
 * A Pod on every Node that fits.
 * Follows pkg/controller/daemon.
 */
import { isEqual } from '../api/equal';
import { isTerminating } from '../api/lifecycle';
import type { ControllerRevision, DaemonSet } from '../api/objects';
import { selectsEverything } from '../api/selectors';
import { type Change, type Cluster, keyOf } from '../cluster/cluster';
import { reportOnce } from '../cluster/events';
import type { Controller, Requeue } from './controller';
import { needOf } from './daemon-set/manage';
import { updateWork } from './daemon-set/rolling';
import { daemonSetStatus } from './daemon-set/status';
import { type View, viewOf } from './daemon-set/view';
import { doWork } from './daemon-set/work';
import { retryOf } from './loop/back-off';
import { soonest } from './loop/soonest';
import { nextAvailability } from './workload/availability';
import { REPORTERS } from './workload/own-pods';
import { isOfPod, ownersOfPod } from './workload/owners-of-pod';
import { hashOf, REVISION_LABEL, syncRevisions, truncateRevisions } from './workload/revisions';

export const daemonSetController: Controller = {
  name: 'daemon-set',

  affectedBy(change, cluster) {
    const { object, type } = change;
    if (object.kind === 'DaemonSet') return type === 'DELETED' ? [] : [keyOf(object)];
    if (object.kind === 'Node') return mattersToDaemons(change) ? daemonSetController.keys(cluster) : [];
    return isOfPod(change) ? ownersOfPod(change, cluster, 'DaemonSet') : [];
  },

  keys: (cluster) => cluster.list('DaemonSet').map(keyOf),

  reconcile(key, cluster): Requeue | undefined {
    const set = cluster.byKey('DaemonSet', key);
    if (set === undefined || isTerminating(set)) return undefined;
    if (selectsEverything(set.spec.selector)) {
      refuse(cluster, set);
      return undefined;
    }
    const { update, all, collisionCount } = syncRevisions(cluster, set);
    const hash = hashOf(update);
    const lookAgainAt = manage(viewOf(cluster, set, hash));
    truncate(cluster, set, all, update);
    const after = viewOf(cluster, set, hash);
    cluster.updateStatus(set, daemonSetStatus(after, collisionCount));
    const readyAt = availability(after);
    const isShort = after.places.some(({ shouldRun, pods }) => shouldRun && pods.length === 0);
    return soonest([
      readyAt === undefined ? undefined : { at: readyAt, holdsOpen: true },
      lookAgainAt === undefined ? undefined : { at: lookAgainAt, holdsOpen: false },
      isShort ? retryOf(cluster, set) : undefined,
    ]);
  },
};

/** Brings every Node in line; an update goes on only when that needed nothing. Answers when to look again. */
function manage(view: View): number | undefined {
  const { set } = view;
  const wanted = view.places.filter(({ shouldRun }) => shouldRun).length;
  const need = needOf(view);
  const there = wanted - need.needy.length;
  const hasWorked = doWork(view, need, `every Node that fits has one: ${wanted} wanted, ${there} there`);
  if (!hasWorked && set.spec.updateStrategy.type === 'RollingUpdate') {
    doWork(view, updateWork(view), 'the Pod template changed, and a new Pod may run beside the old one');
  }
  return need.lookAgainAt;
}

/** Revisions that Pods carry stay. */
function truncate(
  cluster: Cluster,
  set: DaemonSet,
  all: readonly ControllerRevision[],
  update: ControllerRevision,
): void {
  if (all.length <= set.spec.revisionHistoryLimit) return;
  const live = new Set(
    cluster.controlledBy('Pod', set.metadata.uid).map(({ metadata }) => metadata.labels?.[REVISION_LABEL]),
  );
  const old = all.filter((revision) => revision !== update);
  truncateRevisions(cluster, set, old, (revision) => live.has(hashOf(revision)));
}

function availability({ cluster, set, places }: View): number | undefined {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  if (minReadySeconds === 0) return undefined;
  return nextAvailability(
    places.flatMap(({ pods }) => pods),
    minReadySeconds,
    cluster.now,
  );
}

function refuse(cluster: Cluster, set: DaemonSet): void {
  const message = 'This daemon set is selecting all pods. A non-empty selector is required.';
  reportOnce(cluster, REPORTERS[set.kind], set, { type: 'Warning', reason: 'SelectingAll', message });
}

/** Nodes come and go; of a Node that stays only labels and taints count. */
function mattersToDaemons({ type, object, before }: Change): boolean {
  if (type !== 'MODIFIED' || object.kind !== 'Node' || before?.kind !== 'Node') return true;
  return !isEqual(object.metadata.labels, before.metadata.labels) || !isEqual(object.spec.taints, before.spec.taints);
}
