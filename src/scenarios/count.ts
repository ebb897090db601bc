/**
 * How many of some Pods are what a scenario says: `total`, `ready`, `terminating` (marked for deletion and still there),
 * `unscheduled`, a phase (`running`), a reason to wait (`CrashLoopBackOff`), `on node-1`, `image web:v2`,
 * `owned by ReplicaSet`, `restarted`, `restarted shipper` (this container of theirs); `nodes`, on how many different Nodes they are;
 * and, compared with an earlier cluster, `kept` (the very same Pods), `new`, and `same name` (another Pod of that name).
 * Nodes are counted as `total`, `ready`, `not ready` and `cordoned`.
 */
import { isConditionTrue } from '../api/conditions';
import type { Node, Pod } from '../api/objects';
import { own } from '../api/own';
import { type Cluster, controllerOf } from '../cluster/cluster';

/** Undefined when the word says nothing about Pods. */
export function countPods(pods: readonly Pod[], word: string, before: Cluster): number | undefined {
  if (word === 'nodes') return new Set(pods.flatMap(({ spec }) => spec.nodeName ?? [])).size;
  const compare = own(COMPARISONS, word);
  const is = compare === undefined ? testOf(word) : (pod: Pod) => compare(pod, earlier(pod, before));
  return is && pods.filter(is).length;
}

/** Undefined when the word says nothing about Nodes. */
export function countNodes(nodes: readonly Node[], word: string): number | undefined {
  const is = own(NODE_TESTS, word);
  return is && nodes.filter(is).length;
}

const isReady = ({ status }: Node): boolean => isConditionTrue(status.conditions, 'Ready');

const NODE_TESTS: Readonly<Partial<Record<string, (node: Node) => boolean>>> = {
  total: () => true,
  ready: isReady,
  'not ready': (node) => !isReady(node),
  cordoned: ({ spec }) => spec.unschedulable === true,
};

/** The Pod that had this name. */
const earlier = ({ metadata }: Pod, before: Cluster): Pod | undefined =>
  before.get('Pod', metadata.name, metadata.namespace);

const COMPARISONS: Readonly<Partial<Record<string, (pod: Pod, was: Pod | undefined) => boolean>>> = {
  kept: (pod, was) => was?.metadata.uid === pod.metadata.uid,
  new: (pod, was) => was?.metadata.uid !== pod.metadata.uid,
  'same name': (pod, was) => was !== undefined && was.metadata.uid !== pod.metadata.uid,
};

function testOf(word: string): ((pod: Pod) => boolean) | undefined {
  const known = own(TESTS, word);
  if (known !== undefined) return known;
  const [, owner] = /^owned by (\w+)$/.exec(word) ?? [];
  if (owner !== undefined) return (pod) => controllerOf(pod)?.kind === owner;
  const [what, value = ''] = word.split(/\s+/);
  if (what === 'on' && value !== '') return ({ spec }) => spec.nodeName === value;
  if (what === 'image' && value !== '') return ({ spec }) => spec.containers.some(({ image }) => image === value);
  if (what === 'restarted' && value !== '') return (pod) => hasRestarted(pod, value);
  // Reasons are written as Kubernetes writes them.
  if (!/^([A-Z][a-z]+)+$/.test(word)) return undefined;
  return ({ status }) => status.containerStatuses?.some(({ state }) => state?.waiting?.reason === word) === true;
}

const hasRestarted = ({ status }: Pod, container?: string): boolean =>
  (status.containerStatuses ?? []).some(({ name, restartCount }) => restartCount > 0 && (container ?? name) === name);

const inPhase =
  (phase: string) =>
  ({ status }: Pod): boolean =>
    (status.phase ?? 'Pending') === phase;

const TESTS: Readonly<Partial<Record<string, (pod: Pod) => boolean>>> = {
  total: () => true,
  ready: ({ status }) => isConditionTrue(status.conditions, 'Ready'),
  terminating: ({ metadata }) => metadata.deletionTimestamp !== undefined,
  unscheduled: ({ spec }) => spec.nodeName === undefined,
  restarted: (pod) => hasRestarted(pod),
  pending: inPhase('Pending'),
  running: inPhase('Running'),
  failed: inPhase('Failed'),
  succeeded: inPhase('Succeeded'),
};
