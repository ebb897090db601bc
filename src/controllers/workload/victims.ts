/**
 * Which Pods go when there are too many.
 * Follows ActivePodsWithRanks in pkg/controller/controller_utils.go: the first difference decides.
 */
import { DELETION_COST, parseDeletionCost } from '../../api/deletion-cost';
import type { ContainerStatus, Pod } from '../../api/objects';
import { millisOf } from '../../cluster/time';
import { isSidecar } from '../../containers/restart';
import { isReady, readySince } from './availability';

/** A Pod with what its rank is decided by. */
export interface Candidate {
  readonly pod: Pod;
  /** Active Pods of the same application on the same Node, this one included. */
  readonly neighbours: number;
}

export interface Victim {
  readonly pod: Pod;
  /** What set it apart from the Pods that stay, least and most like it, as words after "because". */
  readonly because: string;
}

/** What a candidate's rank is decided by, worked out once: every candidate is compared many times. */
interface Rank extends Candidate {
  readonly isBound: boolean;
  readonly phase: number;
  readonly isReady: boolean;
  readonly cost: number;
  /** The instant since which it is ready, and how long that is, in powers of two. */
  readonly readySince: number | undefined;
  readonly readyFor: number;
  readonly restarts: Restarts;
  readonly born: number;
  readonly age: number;
}

/** One reason to prefer a Pod as the victim. */
interface Criterion {
  /** Negative when `a` goes before `b`. */
  readonly order: (a: Rank, b: Rank) => number;
  /** Why the first goes. */
  readonly because: (goes: Rank, stays: Rank) => string;
}

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const NANOS_PER_MILLI = 1e6;

/**
 * The first that tells two apart decides. Ages count in powers of two: two Pods of about the same age are told apart by
 * their UIDs only, that is by chance.
 */
const CRITERIA: readonly Criterion[] = [
  { order: (a, b) => Number(a.isBound) - Number(b.isBound), because: () => 'it had no Node yet' },
  { order: (a, b) => a.phase - b.phase, because: ({ pod }) => `it was still ${pod.status.phase ?? 'Pending'}` },
  { order: (a, b) => Number(a.isReady) - Number(b.isReady), because: () => 'it was not ready' },
  {
    order: (a, b) => a.cost - b.cost,
    because: ({ cost }, stays) => `its deletion cost was ${cost}, that of others ${stays.cost}`,
  },
  {
    order: (a, b) => b.neighbours - a.neighbours,
    because: ({ pod, neighbours }, stays) =>
      `${pod.spec.nodeName ?? 'its Node'} held ${neighbours} of these Pods, other Nodes ${stays.neighbours}`,
  },
  {
    order: (a, b) => (areBothReady(a, b) ? a.readyFor - b.readyFor : 0),
    because: () => 'it was ready for the shortest time',
  },
  {
    order: (a, b) => (areBothReady(a, b) && a.readySince !== b.readySince ? byUid(a, b) : 0),
    because: () => 'they were ready for about the same time, so the lower UID decided',
  },
  {
    order: (a, b) => b.restarts.regular - a.restarts.regular || b.restarts.sidecars - a.restarts.sidecars,
    because: () => 'its containers had been restarted more often',
  },
  { order: (a, b) => a.age - b.age, because: () => 'it was the youngest' },
  {
    order: (a, b) => (a.born === b.born ? 0 : byUid(a, b)),
    because: () => 'they were about as old, so the lower UID decided',
  },
];

/** The `count` Pods that go, first victim first. When all must go nothing is ranked. */
export function chooseVictims(candidates: readonly Candidate[], count: number, now: number): readonly Victim[] {
  if (count >= candidates.length) return candidates.map(({ pod }) => ({ pod, because: 'none is wanted' }));
  const ranked = candidates.map((candidate) => rankOf(candidate, now)).sort(compare);
  const [nearest, farthest] = [ranked[count]!, ranked[ranked.length - 1]!];
  return ranked.slice(0, count).map((goes) => {
    const reasons = [farthest, nearest].map((stays) => whyBefore(goes, stays));
    return { pod: goes.pod, because: [...new Set(reasons)].join(' and ') };
  });
}

function rankOf({ pod, neighbours }: Candidate, now: number): Rank {
  const since = readySince(pod);
  const born = millisOf(pod.metadata.creationTimestamp);
  return {
    pod,
    neighbours,
    isBound: pod.spec.nodeName !== undefined,
    phase: PHASES[pod.status.phase ?? 'Pending'] ?? 0,
    isReady: isReady(pod),
    cost: parseDeletionCost(pod.metadata.annotations?.[DELETION_COST]) ?? 0,
    readySince: since,
    readyFor: bucket(now - (since ?? now)),
    restarts: restartsOf(pod),
    born,
    age: bucket(now - born),
  };
}

/** Negative when `a` goes before `b`. */
function compare(a: Rank, b: Rank): number {
  for (const criterion of CRITERIA) {
    const order = criterion.order(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

/** Why the one of two that goes first does. */
function whyBefore(goes: Rank, stays: Rank): string {
  const decides = CRITERIA.find(({ order }) => order(goes, stays) !== 0);
  return decides?.because(goes, stays) ?? 'nothing tells them apart, so any of them may go';
}

const areBothReady = (a: Rank, b: Rank): boolean => a.readySince !== undefined && b.readySince !== undefined;

const byUid = (a: Rank, b: Rank): number => (a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1);

/** The binary logarithm of an age in nanoseconds, whole; -1 for no age. */
function bucket(age: number): number {
  return age <= 0 ? -1 : Math.floor(Math.log2(age * NANOS_PER_MILLI));
}

interface Restarts {
  readonly regular: number;
  readonly sidecars: number;
}

/** The most restarts of any one container, and of any one sidecar. */
function restartsOf({ spec, status }: Pod): Restarts {
  const sidecars = spec.initContainers?.filter(isSidecar) ?? [];
  return {
    regular: mostRestarts(status.containerStatuses),
    sidecars: mostRestarts(
      status.initContainerStatuses?.filter(({ name }) => sidecars.some((one) => one.name === name)),
    ),
  };
}

function mostRestarts(containers: readonly ContainerStatus[] = []): number {
  return containers.reduce((most, { restartCount }) => Math.max(most, restartCount), 0);
}
