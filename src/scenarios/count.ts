/**
 * How many of some Pods are what a scenario says: `total`, `ready`, `terminating` (marked for deletion and still there),
 * `unscheduled`, a phase (`running`), a reason to wait (`CrashLoopBackOff`), `on node-1`, `image web:v2`.
 */
import { isConditionTrue } from '../api/conditions';
import type { Pod } from '../api/objects';

/** Undefined when the word says nothing about Pods. */
export function countPods(pods: readonly Pod[], word: string): number | undefined {
  const is = testOf(word);
  return is && pods.filter(is).length;
}

function testOf(word: string): ((pod: Pod) => boolean) | undefined {
  const known = TESTS[word];
  if (known !== undefined) return known;
  const [what, value = ''] = word.split(/\s+/);
  if (what === 'on' && value !== '') return ({ spec }) => spec.nodeName === value;
  if (what === 'image' && value !== '') return ({ spec }) => spec.containers.some(({ image }) => image === value);
  // Reasons are written as Kubernetes writes them.
  if (!/^([A-Z][a-z]+)+$/.test(word)) return undefined;
  return ({ status }) => status.containerStatuses?.some(({ state }) => state?.waiting?.reason === word) === true;
}

const inPhase =
  (phase: string) =>
  ({ status }: Pod): boolean =>
    (status.phase ?? 'Pending') === phase;

const TESTS: Readonly<Partial<Record<string, (pod: Pod) => boolean>>> = {
  total: () => true,
  ready: ({ status }) => isConditionTrue(status.conditions, 'Ready'),
  terminating: ({ metadata }) => metadata.deletionTimestamp !== undefined,
  unscheduled: ({ spec }) => spec.nodeName === undefined,
  pending: inPhase('Pending'),
  running: inPhase('Running'),
  failed: inPhase('Failed'),
  succeeded: inPhase('Succeeded'),
};
