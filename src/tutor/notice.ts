/**
 * Chooses the one thing to notice about what happened.
 */
import { own } from '../api/own';
import type { Cluster } from '../cluster/cluster';
import { filesOf, textAt } from '../containers/files';
import { claimsOf } from '../diagram/mark';
import { olderPods, partitionOf, replacesOnDelete, surges } from '../diagram/older-pods';
import { type TopOwner, topOwnerOf } from '../diagram/owner';
import { claimsOfOwner } from '../diagram/scope';
import { timelineOf } from '../diagram/timeline';
import { type NoticeId, NOTICES, SECOND_NOTICES } from './content/notices';
import { failoverNotice } from './failover';
import { keptBy } from './finalizers';
import { keptAgain } from './kept-again';
import { isLeftBehind } from './buttons/repairs';
import { refusalNotice, refusedPods } from './refused-pods';
import type { Deed, Situation } from './situation';

/** A sentence or two, or undefined when there is nothing to notice. */
export function noticeOf(situation: Situation): string | undefined {
  const failover = failoverNotice(situation);
  if (failover !== undefined) return failover;
  const refused = situation.ready < situation.wanted ? refusedPods(situation.owner, situation.after) : undefined;
  if (refused !== undefined && situation.deed !== 'nothing') return refusalNotice(refused);
  const gaveWay = situation.steps.some(({ verb }) => verb === 'preempted') ? 'removed for priority' : undefined;
  const id: NoticeId | undefined = gaveWay ?? inTrouble(situation) ?? AFTER[situation.deed]?.(situation);
  const fewest = id === 'updated Deployment' ? fewestServing(situation) : '';
  if (id !== undefined && fewest !== '') return `${fewest}T${NOTICES[id].slice(1)}`;
  return id === undefined ? undefined : NOTICES[id].replace('so many starts', starts(situation.wanted));
}

/** The notice, unless it was given a moment ago: then another one about the same, or none. */
export function freshNotice(notice: string | undefined, given: readonly string[] = []): string | undefined {
  if (notice === undefined || !given.includes(notice)) return notice;
  const [id] = Object.entries(NOTICES).find(([, text]) => text === notice) ?? [];
  const second = id === undefined ? undefined : SECOND_NOTICES[id as NoticeId];
  return second === undefined || given.includes(second) ? undefined : second;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

function starts(wanted: number): string {
  return `${NUMBERS[wanted] ?? wanted} ${wanted === 1 ? 'start' : 'starts'}`;
}

/** `never fewer than 3 could serve. `, from the record of the rollout. */
function fewestServing({ owner, before, steps, wanted }: Situation): string {
  if (owner === undefined) return '';
  const instants = timelineOf(before, steps, (name) => name.startsWith(`${owner.metadata.name}-`));
  const fewest = Math.min(
    wanted,
    ...instants.map(({ pods }) => [...pods.values()].filter((box) => box === 'R').length),
  );
  return fewest === 0 ? '' : `never fewer than ${fewest} could serve. `;
}

/** The trouble of other Pods is not what these commands are about. */
const ABOUT_NODES: ReadonlySet<Deed> = new Set(['cordoned', 'uncordoned', 'labelled', 'tainted', 'node removed']);

/** Pods that wait for a place or a disk wait because of the Node. */
const WAITS: ReadonlySet<string> = new Set(['no Node yet', 'volume wait']);

/** Trouble is more worth a look than what was asked for. */
function inTrouble(situation: Situation): NoticeId | undefined {
  const { isHalfWay, ready, trouble, deed, wanted } = situation;
  if (deed === 'nothing' || (ABOUT_NODES.has(deed) && !WAITS.has(trouble?.word ?? ''))) return undefined;
  if (isHalfWay && situation.owner?.kind === 'DaemonSet') return 'stuck beside the old';
  if (isHalfWay) return ready > 0 ? 'stuck half-way' : undefined;
  if (ready === wanted) return undefined;
  const isOrdered = situation.owner?.kind === 'StatefulSet';
  if (deed === 'scaled' && situation.there > wanted && isOrdered) return 'scale-down waits';
  if (isLeftBehind(situation)) return 'left behind';
  switch (trouble?.word) {
    case 'image pull':
      return 'image cannot be pulled';
    case 'crash wait':
      return isOfJobs(situation) ? 'keeps crashing, Job' : 'keeps crashing';
    case 'not ready':
      return 'not ready';
    case 'volume wait':
      // Whoever forces a Pod away must know of the risk.
      if (situation.steps.some(({ verb, detail }) => verb === 'deleted' && detail?.grace === 0)) return undefined;
      return 'volume wait';
    case 'no Node yet':
      return 'deployed, no place';
    default:
      return undefined;
  }
}

/** Whether the Pods that people look at are to end, not to serve. */
function isOfJobs({ owner, made, after }: Situation): boolean {
  return owner === undefined ? made.every((pod) => topOwnerOf(pod, after)?.kind === 'Job') : owner.kind === 'Job';
}

/** By what was done; a deed without an entry needs no notice. */
const AFTER: Partial<Readonly<Record<Deed, (situation: Situation) => NoticeId | undefined>>> = {
  deployed: ({ owner, made, wanted, before, after }) => {
    if (owner?.kind === 'Job') return undefined;
    if (owner?.kind === 'DaemonSet' && wanted === 0) return 'deployed DaemonSet, no Node';
    if (isLimited(owner)) return 'deployed DaemonSet, some Nodes';
    if (owner?.kind === 'StatefulSet' && owner.spec.podManagementPolicy === 'Parallel') return 'deployed Parallel';
    const hasVolumes = owner?.kind === 'StatefulSet' && made.some((pod) => claimsOf(pod).length > 0);
    if (wanted === 0 && owner !== undefined) return undefined;
    if (hasVolumes && keptAgain(made, before, after).length > 0) return 'deployed StatefulSet on kept volumes';
    return hasVolumes ? 'deployed StatefulSet with volumes' : `deployed ${owner?.kind ?? 'Pod'}`;
  },
  updated: ({ owner, wanted, steps, after }) => {
    if (owner === undefined || owner.kind === 'Job' || wanted === 0) return undefined;
    if (replacesOnDelete(owner) && olderPods(owner, after).length > 0) return 'updated, on delete';
    if (partitionOf(owner) > 0 && olderPods(owner, after).length > 0) return 'updated, partition';
    if (surges(owner)) return 'updated DaemonSet, surge';
    const atOnce = steps.filter((step) => step.verb === 'deleted-pod' && step.detail?.broken === 1);
    return owner.kind === 'DaemonSet' && atOnce.length > 1 ? 'updated DaemonSet, broken' : `updated ${owner.kind}`;
  },
  'rolled back': ({ owner }) => (owner?.kind === 'Deployment' ? 'rolled back' : undefined),
  scaled: afterScaling,
  crashed: (situation) => {
    // Pods of a Job are not restarted as a rule: the Job makes others.
    if (situation.owner?.kind === 'Job') return undefined;
    if (hasClaims(situation)) return 'crash, with volume';
    if (hasLostFile(situation)) return 'crash, file lost';
    return situation.steps.some(({ verb }) => verb === 'waits-to-restart') ? 'crash again' : 'crash, Deployment';
  },
  'deleted Pod': (situation) => {
    const { owner, steps } = situation;
    if (steps.some(({ verb, detail }) => verb === 'deleted' && detail?.phase !== undefined)) return 'deleted ended Pod';
    if (owner === undefined) return 'deleted lone Pod';
    if (owner.kind === 'Job') return undefined;
    if (hadFault(situation)) return 'deleted Pod with a fault';
    const isForced = steps.some(({ verb, detail }) => verb === 'deleted' && detail?.grace === 0);
    if (owner.kind === 'StatefulSet' && isForced) return 'forced Pod of StatefulSet';
    return owner.kind === 'Deployment' ? 'deleted Pod of ReplicaSet' : `deleted Pod of ${owner.kind}`;
  },
  deleted: ({ owner, gone, after, isOwnerGone, focus }) => {
    if (focus !== undefined && keptBy(after.resolve(focus)) !== undefined) return 'kept by a finalizer';
    if (isOwnerGone && gone.length === 0 && owner !== undefined && owner.kind !== 'Job') {
      if (!podsLeft(owner, after)) return undefined;
      return owner.kind === 'Deployment' ? 'deleted Deployment alone' : 'deleted, orphans';
    }
    if (owner?.kind === 'Deployment' && gone.length > 0) return 'deleted Deployment';
    const hasClaim = owner !== undefined && claimsOfOwner(owner, after).length > 0;
    return hasClaim ? 'deleted StatefulSet' : undefined;
  },
  'node added': ({ made, before, steps }) => {
    const waited = steps.some((step) => step.verb === 'bound' && before.resolve(step.object) !== undefined);
    if (waited) return 'node added, Pods waited';
    if (made.length > 0) return 'node added with DaemonSet';
    return before.count('Pod') > 0 ? 'node added' : undefined;
  },
  'node removed': ({ made, after }) => {
    const kinds = new Set(made.map((pod) => topOwnerOf(pod, after)?.kind));
    if (made.length === 0) return undefined;
    if (!kinds.has('StatefulSet')) return 'node removed';
    return kinds.size > 1 ? 'node removed, several kinds' : 'node removed, StatefulSet';
  },
  tainted: ({ steps }) => {
    const taints = String(steps.find((step) => step.detail?.what === 'taints')?.detail?.taints ?? '');
    if (taints.includes(':NoExecute') && !taints.endsWith('-')) return 'tainted, evicting';
    return taints.includes('=') || taints.includes(':NoSchedule') ? 'tainted' : undefined;
  },
  cordoned: () => 'cordoned',
  uncordoned: () => 'uncordoned',
  labelled: ({ made, gone, focus, steps }) => {
    if (focus?.kind === 'Pod') {
      return steps.some(({ verb }) => verb === 'released') ? 'labels chose an owner' : undefined;
    }
    return made.length + gone.length > 0 ? 'labels chose Nodes' : undefined;
  },
};

/** A DaemonSet that looks for a label. */
function isLimited(owner: Situation['owner']): boolean {
  return owner?.kind === 'DaemonSet' && Object.keys(owner.spec.template.spec.nodeSelector ?? {}).length > 0;
}

function afterScaling({ owner, made, gone, there, wanted, after }: Situation): NoticeId | undefined {
  const isOrdered = owner?.kind === 'StatefulSet';
  if (there > wanted) return isOrdered ? 'scale-down waits' : undefined;
  if (gone.length > made.length) {
    if (owner?.kind !== 'StatefulSet') return 'scaled down';
    if (owner.spec.podManagementPolicy === 'Parallel') return 'scaled down, Parallel';
    return claimsOfOwner(owner, after).length > 0 ? 'scaled down StatefulSet' : 'scaled down, no volume';
  }
  return made.length > 0 && !isOrdered ? 'scaled up' : undefined;
}

/** Whether Pods of an owner that is gone are still there. */
function podsLeft({ spec: { selector }, metadata: { namespace } }: TopOwner, after: Cluster): boolean {
  const labels = Object.entries(selector.matchLabels ?? {});
  return after
    .list('Pod', namespace)
    .some(
      ({ metadata }) =>
        metadata.deletionTimestamp === undefined && labels.every(([key, value]) => own(metadata.labels, key) === value),
    );
}

/** Whether the Pod that crashed had a file in a container that began anew. */
function hasLostFile({ steps, before, after }: Situation): boolean {
  const crash = steps.find(({ verb }) => verb === 'crashed');
  const pod = crash === undefined ? undefined : before.resolve(crash.object);
  if (pod?.kind !== 'Pod') return false;
  return filesOf(before, pod).some(({ place }) => textAt(after, pod, place) === undefined);
}

/** Whether a Pod went that people had told to crash again and again: its successor knows nothing of it. */
function hadFault({ gone, made, before }: Situation): boolean {
  if (made.length === 0) return false;
  return gone.some(({ metadata }) =>
    Object.values(before.machines.pods.get(metadata.uid)?.containers ?? {}).some(
      ({ loopExitCode }) => loopExitCode !== undefined,
    ),
  );
}

function hasClaims({ owner }: Situation): boolean {
  return owner?.kind === 'StatefulSet' && (owner.spec.volumeClaimTemplates ?? []).length > 0;
}
