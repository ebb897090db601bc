/**
 * *Why* for a workload or an object that is not as people expect now, or that was changed.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { cut } from '../../diagram/text/columns';
import { olderPods, partitionOf, replacesOnDelete } from '../../diagram/older-pods';
import { type TopOwner, workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut } from '../../diagram/workload';
import type { Explained } from '../content/beliefs';
import { isClaimInUse, keptBy } from '../finalizers';
import { standingOf } from './kinds/standing-of';
import { obstacleOf, shortageOf } from './shortage';

export interface Answer {
  readonly headline: string;
  /** What many people think of this. */
  readonly about: Explained | undefined;
}

/** The step that decided, among those that led to it and came of it. */
export interface Chain {
  readonly step: Step;
  readonly all: readonly Step[];
}

/** How it stands decides, before what was done: what hangs, what lacks Pods, what a change came to. */
export function asItStands(name: string, ref: Ref, chain: Chain | undefined, cluster: Cluster): Answer | undefined {
  return (
    leaving(name, ref, cluster) ??
    halfWay(name, ref, cluster) ??
    short(name, ref, cluster) ??
    (chain?.step.verb === 'lost-disk' ? undefined : byItsFields(ref, cluster)) ??
    (chain === undefined ? undefined : changed(name, ref, chain, cluster))
  );
}

/** Kinds that have no Pods of their own, and DaemonSets that leave Nodes out. */
function byItsFields(ref: Ref, cluster: Cluster): Answer | undefined {
  const object = cluster.resolve(ref);
  const headline = object === undefined ? undefined : standingOf(object, cluster)?.headline;
  return headline === undefined ? undefined : { headline, about: undefined };
}

/** What is marked for deletion is not gone while a finalizer is on it. */
function leaving(name: string, ref: Ref, cluster: Cluster): Answer | undefined {
  const object = cluster.resolve(ref);
  if (object?.metadata.deletionTimestamp === undefined) return undefined;
  const finalizer = keptBy(object);
  const why = isClaimInUse(object)
    ? ': a Pod uses it'
    : finalizer === undefined
      ? ''
      : `: finalizer ${cut(finalizer, 24)} keeps it`;
  return { headline: `${cut(name, 20)} is not gone yet${why}`, about: undefined };
}

function halfWay(name: string, ref: Ref, cluster: Cluster): Answer | undefined {
  const owner = cluster.resolve(ref);
  if (owner?.kind !== 'Deployment' || !isRollingOut(owner, cluster)) return undefined;
  const short = cut(name, 20);
  if (owner.spec.paused === true) return { headline: `${short} is half-way, because it is paused`, about: undefined };
  if (shortageOf(owner, cluster)?.isRefused === true) {
    return { headline: `${short} is half-way, because new Pods are refused`, about: 'stuck Deployment' };
  }
  const { because, about } = obstacleOf(owner, cluster)?.shortage ?? {};
  if (because === undefined || about === 'Pod that is not ready') {
    return { headline: `${short} is half-way, because new Pods are not ready`, about: 'stuck Deployment' };
  }
  return {
    headline: `${short} is half-way, because ${because}`,
    about: about === 'image that cannot be pulled' ? 'stuck Deployment' : about,
  };
}

/** Fewer Pods serve than are wanted: that is what people ask about. */
function short(name: string, ref: Ref, cluster: Cluster): Answer | undefined {
  const object = cluster.resolve(ref);
  const shortage = shortageOf(object, cluster);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (shortage === undefined || owner === undefined) return undefined;
  const { ready, wanted } = fractionOf(owner, cluster);
  return { headline: `${cut(name, 24)} has ${ready} of ${wanted}, because ${shortage.because}`, about: shortage.about };
}

/** What a change came to: new Pods, or none. */
function changed(name: string, ref: Ref, { step, all }: Chain, cluster: Cluster): Answer | undefined {
  if (!CHANGES.has(step.verb)) return undefined;
  if (step.object.kind === 'Node') {
    return { headline: `${name} changed, because ${step.object.name} did`, about: undefined };
  }
  const object = cluster.resolve(ref);
  if (object?.kind === 'CronJob') {
    const isSuspended = object.spec.suspend;
    return {
      headline: isSuspended ? `${name} makes no Jobs, because it is suspended` : `${name} is as you changed it`,
      about: undefined,
    };
  }
  if (all.some(({ verb }) => REPLACES.has(verb))) {
    return {
      headline: `${name} replaced its Pods, because its template changed`,
      about: ref.kind === 'Deployment' ? 'rolled out Deployment' : undefined,
    };
  }
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  const why = owner === undefined ? undefined : keptBack(owner, cluster);
  return {
    headline:
      why === undefined ? `${name} was changed; no Pod had to be replaced` : `${name} kept its Pods, because ${why}`,
    about: undefined,
  };
}

/** What changes an object, or begins a rollout. */
const CHANGES: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'changed',
  'made-replica-set',
  'reused-replica-set',
  'scaled-replica-set',
]);

/** What shows that a change of a template came to the Pods. */
const REPLACES: ReadonlySet<Step['verb']> = new Set<Step['verb']>([
  'made-replica-set',
  'reused-replica-set',
  'scaled-replica-set',
  'made-pod',
  'deleted-pod',
]);

function keptBack(owner: TopOwner, cluster: Cluster): string | undefined {
  if (olderPods(owner, cluster).length === 0) return undefined;
  if (replacesOnDelete(owner)) return 'it updates OnDelete';
  return partitionOf(owner) > 0 ? `its partition is ${partitionOf(owner)}` : undefined;
}
