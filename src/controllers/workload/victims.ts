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

/** One reason to prefer a Pod as the victim: the smaller value goes first. */
interface Criterion {
  readonly rank: (candidate: Candidate, now: number) => number;
  readonly because: (candidate: Candidate, stays: Candidate) => string;
}

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const NANOS_PER_MILLI = 1e6;

const BEFORE_TIMES: readonly Criterion[] = [
  { rank: ({ pod }) => (pod.spec.nodeName === undefined ? 0 : 1), because: () => 'it had no Node yet' },
  {
    rank: ({ pod }) => PHASES[pod.status.phase ?? 'Pending'] ?? 0,
    because: ({ pod }) => `it was still ${pod.status.phase ?? 'Pending'}`,
  },
  { rank: ({ pod }) => (isReady(pod) ? 1 : 0), because: () => 'it was not ready' },
  {
    rank: ({ pod }) => deletionCost(pod),
    because: ({ pod }, stays) =>
      `its deletion cost was ${deletionCost(pod)}, that of others ${deletionCost(stays.pod)}`,
  },
  {
    rank: ({ neighbours }) => -neighbours,
    because: ({ pod, neighbours }, stays) =>
      `${pod.spec.nodeName ?? 'its Node'} held ${neighbours} of these Pods, other Nodes ${stays.neighbours}`,
  },
];

/** The `count` Pods that go, first victim first. When all must go nothing is ranked. */
export function chooseVictims(candidates: readonly Candidate[], count: number, now: number): readonly Victim[] {
  if (count >= candidates.length) return candidates.map(({ pod }) => ({ pod, because: 'none is wanted' }));
  const ranked = [...candidates].sort((a, b) => compareVictims(a, b, now).order);
  const [nearest, farthest] = [ranked[count]!, ranked[ranked.length - 1]!];
  return ranked.slice(0, count).map((candidate) => {
    const reasons = [farthest, nearest].map((stays) => compareVictims(candidate, stays, now).because());
    return { pod: candidate.pod, because: [...new Set(reasons)].join(' and ') };
  });
}

/** Negative when `a` goes before `b`, and why the one that goes first does. */
function compareVictims(a: Candidate, b: Candidate, now: number): { order: number; because: () => string } {
  for (const { rank, because } of BEFORE_TIMES) {
    const order = rank(a, now) - rank(b, now);
    if (order !== 0) return { order, because: () => because(...inOrder(a, b, order)) };
  }
  return compareTimes(a, b, now);
}

/** Ages count in powers of two: two Pods of about the same age are told apart by their UIDs only, that is by chance. */
function compareTimes(a: Candidate, b: Candidate, now: number): { order: number; because: () => string } {
  const ready = [readySince(a.pod), readySince(b.pod)] as const;
  if (ready[0] !== undefined && ready[1] !== undefined && ready[0] !== ready[1]) {
    const order = bucket(now - ready[0]) - bucket(now - ready[1]);
    if (order !== 0) return { order, because: () => 'it was ready for the shortest time' };
    return byUid(a, b, 'they were ready for about the same time');
  }
  const restarts = [restartsOf(a.pod), restartsOf(b.pod)] as const;
  const more = restarts[1].regular - restarts[0].regular || restarts[1].sidecars - restarts[0].sidecars;
  if (more !== 0) return { order: more, because: () => 'its containers had been restarted more often' };
  const born = [millisOf(a.pod.metadata.creationTimestamp), millisOf(b.pod.metadata.creationTimestamp)] as const;
  if (born[0] !== born[1]) {
    const order = bucket(now - born[0]) - bucket(now - born[1]);
    if (order !== 0) return { order, because: () => 'it was the youngest' };
    return byUid(a, b, 'they were about as old');
  }
  return { order: 0, because: () => 'nothing tells them apart, so any of them may go' };
}

function byUid(a: Candidate, b: Candidate, alike: string): { order: number; because: () => string } {
  return {
    order: a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1,
    because: () => `${alike}, so the lower UID decided`,
  };
}

/** The binary logarithm of an age in nanoseconds, whole; -1 for no age. */
function bucket(age: number): number {
  return age <= 0 ? -1 : Math.floor(Math.log2(age * NANOS_PER_MILLI));
}

function deletionCost(pod: Pod): number {
  return parseDeletionCost(pod.metadata.annotations?.[DELETION_COST]) ?? 0;
}

interface Restarts {
  readonly regular: number;
  readonly sidecars: number;
}

/** The most restarts of any one container, and of any one sidecar. */
function restartsOf({ spec, status }: Pod): Restarts {
  const most = (counts: readonly ContainerStatus[]) => Math.max(0, ...counts.map(({ restartCount }) => restartCount));
  const sidecars = new Set(spec.initContainers?.filter(isSidecar).map(({ name }) => name));
  return {
    regular: most(status.containerStatuses ?? []),
    sidecars: most((status.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name))),
  };
}

const inOrder = (a: Candidate, b: Candidate, order: number): [Candidate, Candidate] => (order < 0 ? [a, b] : [b, a]);
