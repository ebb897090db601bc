/** What must hold at every single change, also between two points of rest. */
import type { Deployment, Pod, ReplicaSet } from '../../src/api/objects';
import { matchesSelector } from '../../src/api/selectors';
import { type Change, type Cluster, controllerOf, keyOf } from '../../src/cluster/cluster';

export interface Watched {
  /** Stops watching. What was seen that must not be, one sentence each. */
  stop(): readonly string[];
}

type Rule = (change: Change, cluster: Cluster) => string | undefined;

const RULES: readonly Rule[] = [boundOnce, inOrder, notTooMany, notTooFew, spared];

export function watch(cluster: Cluster): Watched {
  const problems: string[] = [];
  let latest = 0;
  const stop = cluster.onChange((change) => {
    for (const rule of RULES) {
      const problem = rule(change, cluster);
      if (problem !== undefined) problems.push(problem);
    }
    const version = Number(change.object.metadata.resourceVersion);
    if (change.type !== 'DELETED' && version <= latest) problems.push(`${nameOf(change)} went back to ${version}`);
    if (change.type !== 'DELETED') latest = version;
  });
  return {
    stop: () => {
      stop();
      return problems;
    },
  };
}

const nameOf = ({ object }: Change): string => `${object.kind} ${keyOf(object)}`;

/** A Pod is never moved to another Node, and never loses its Node. */
function boundOnce({ object, before }: Change): string | undefined {
  if (object.kind !== 'Pod' || before?.kind !== 'Pod' || before.spec.nodeName === undefined) return undefined;
  if (object.spec.nodeName === before.spec.nodeName) return undefined;
  return `Pod ${keyOf(object)} was moved from ${before.spec.nodeName} to ${object.spec.nodeName ?? 'nowhere'}`;
}

/** A StatefulSet makes a Pod only when all Pods before it are ready. */
function inOrder({ type, object }: Change, cluster: Cluster): string | undefined {
  const owner = controllerOf(object);
  if (type !== 'ADDED' || object.kind !== 'Pod' || owner?.kind !== 'StatefulSet') return undefined;
  const set = cluster.get('StatefulSet', owner.name, object.metadata.namespace);
  if (set === undefined || set.spec.podManagementPolicy === 'Parallel') return undefined;
  const number = Number(object.metadata.name.slice(owner.name.length + 1));
  for (let lower = set.spec.ordinals?.start ?? 0; lower < number; lower++) {
    const pod = cluster.get('Pod', `${owner.name}-${lower}`, object.metadata.namespace);
    if (pod === undefined || !serves(pod)) {
      return `${object.metadata.name} was made before ${owner.name}-${lower} was ready`;
    }
  }
  return undefined;
}

/** What the ReplicaSets of a Deployment are asked for together: all that there is to say of a rollout. */
interface Rollout {
  readonly deployment: Deployment;
  readonly asked: number;
  readonly grew: boolean;
  /** Pods that are available and may stay. */
  readonly kept: number;
  /** The same before the change. */
  readonly keptBefore: number;
}

function rolloutOf({ type, object, before }: Change, cluster: Cluster): Rollout | undefined {
  const owner = controllerOf(object);
  if (type !== 'MODIFIED' || object.kind !== 'ReplicaSet' || before?.kind !== 'ReplicaSet') return undefined;
  if (object.spec.replicas === before.spec.replicas || owner?.kind !== 'Deployment') return undefined;
  const deployment = cluster.get('Deployment', owner.name, object.metadata.namespace);
  // Scaling in the middle of a rollout rounds shares, and may be one off for a moment.
  const isScaling = before.metadata.annotations?.[DESIRED] !== String(deployment?.spec.replicas);
  if (deployment === undefined || isScaling || deployment.spec.strategy.type !== 'RollingUpdate') return undefined;
  const sets = cluster.controlledBy('ReplicaSet', deployment.metadata.uid);
  const others = sets.filter(({ metadata }) => metadata.uid !== object.metadata.uid);
  return {
    deployment,
    asked: sum([...others, object].map(({ spec }) => spec.replicas)),
    grew: object.spec.replicas > before.spec.replicas,
    kept: sum([...others, object].map(keptOf)),
    keptBefore: sum([...others, before].map(keptOf)),
  };
}

const DESIRED = 'deployment.kubernetes.io/desired-replicas';

/** A rollout never asks for more Pods than maxSurge allows. */
function notTooMany(change: Change, cluster: Cluster): string | undefined {
  const rollout = rolloutOf(change, cluster);
  if (!rollout?.grew) return undefined;
  const { replicas, strategy } = rollout.deployment.spec;
  const most = replicas + share(strategy.rollingUpdate?.maxSurge, replicas, Math.ceil);
  return rollout.asked > most
    ? `${nameOf(change)} grew to ${rollout.asked} Pods in all, ${most} are the most`
    : undefined;
}

/** A rollout never takes a Pod that it must leave: fewer than maxUnavailable allows may serve only where they did before. */
function notTooFew(change: Change, cluster: Cluster): string | undefined {
  const rollout = rolloutOf(change, cluster);
  if (rollout === undefined) return undefined;
  const { replicas, strategy } = rollout.deployment.spec;
  const surge = share(strategy.rollingUpdate?.maxSurge, replicas, Math.ceil);
  const spare = share(strategy.rollingUpdate?.maxUnavailable, replicas, Math.floor);
  const fewest = replicas - (surge === 0 && spare === 0 ? 1 : spare);
  return rollout.kept < Math.min(rollout.keptBefore, fewest)
    ? `${nameOf(change)} leaves ${rollout.kept} available Pods, ${fewest} are the fewest`
    : undefined;
}

/** An eviction leaves as many ready Pods as every budget needs. */
function spared({ object, before }: Change, cluster: Cluster): string | undefined {
  if (object.kind !== 'Pod' || before?.kind !== 'Pod' || !isEvicted(object) || isEvicted(before)) return undefined;
  if (!serves(before)) return undefined;
  for (const { metadata, spec, status } of cluster.each('PodDisruptionBudget')) {
    const picked = (pod: Pod) =>
      pod.metadata.namespace === metadata.namespace && matchesSelector(spec.selector, pod.metadata.labels);
    const left = cluster.list('Pod').filter((pod) => picked(pod) && serves(pod) && !isEvicted(pod)).length;
    if (picked(object) && left < (status.desiredHealthy ?? 0)) {
      return `evicting ${keyOf(object)} leaves ${left} Pods, budget ${metadata.name} needs ${status.desiredHealthy ?? 0}`;
    }
  }
  return undefined;
}

const isEvicted = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, reason }) => type === 'DisruptionTarget' && reason === 'EvictionByEvictionAPI') ===
  true;

const serves = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') === true;

const keptOf = ({ spec, status }: ReplicaSet): number => Math.min(spec.replicas, status.availableReplicas ?? 0);

const share = (value: number | string | undefined, of: number, round: (part: number) => number): number =>
  typeof value === 'number' ? value : round((Number.parseInt(value ?? '0', 10) * of) / 100);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
