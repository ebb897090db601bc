/**
 * Gives Nodes that are not ready the taint that evicts their Pods, one Node of a zone after another, and takes it off
 * when they are back or when no Node is ready any more.
 * Follows processTaintBaseEviction, doNoExecuteTaintingPass and handleDisruption in pkg/controller/nodelifecycle. Works
 * on one key: how fast a Node is tainted depends on all others.
 *
 * When the last Node of a zone was tainted is remembered with the Node's machine: its taint may be gone by then. So is
 * that a Node was kept back: a zone that may evict again begins with an empty rate limiter (SwapLimiter in scheduler/
 * rate_limited_queue.go), so its first Node waits a whole turn.
 */
import { findCondition } from '../../api/conditions';
import { readyStatus } from '../../api/node-state';
import { type Node, refOf, type Taint } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { evictionTime } from '../../cluster/eviction/eviction-time';
import { millisOf, timestamp } from '../../cluster/time';
import type { Controller, Requeue } from '../controller';
import { soonest } from '../loop/soonest';
import { hasJoinedOnce, isStateTaint, stateKey, withTaints } from './node-state';
import { areAllDisrupted, taintInterval, zonesOf } from './zones';

const KEY = 'all Nodes';

export const noExecuteTaints: Controller = {
  name: 'no-execute-taints',
  affectedBy({ object, before, type }) {
    if (object.kind !== 'Node') return [];
    if (type !== 'MODIFIED' || before?.kind !== 'Node') return [KEY];
    const isSame =
      object.status.conditions === before.status.conditions &&
      object.spec.taints === before.spec.taints &&
      object.metadata.labels === before.metadata.labels;
    return isSame ? [] : [KEY];
  },
  keys: () => [KEY],
  reconcile(_key, cluster): Requeue | undefined {
    const zones = zonesOf(cluster.list('Node'));
    const allDisrupted = areAllDisrupted(zones);
    const turns = zones.map((zone): Requeue | undefined => {
      for (const node of zone) {
        if (allDisrupted) takeOff(cluster, node, 'no Node is ready, so the fault may lie elsewhere');
        else if (readyStatus(node) === 'True') takeOff(cluster, node, `${node.metadata.name} is back`);
        else swap(cluster, node);
      }
      if (allDisrupted || taintInterval(zone) === Infinity) {
        keepBack(cluster, zone);
        return undefined;
      }
      letGo(cluster, zone);
      const at = taintNext(cluster, zone);
      return at === undefined ? undefined : { at, holdsOpen: true };
    });
    return soonest([...turns, ...cluster.list('Node').map((node) => lostBeforeItJoined(cluster, node))]);
  },
};

/** A Node that failed while it was joining: nobody will say that it could have joined. */
function lostBeforeItJoined(cluster: Cluster, { metadata: { name } }: Node): Requeue | undefined {
  const { joinsAt, fault } = cluster.machines.nodes.get(name) ?? {};
  return fault === undefined || joinsAt === undefined || joinsAt <= cluster.now
    ? undefined
    : { at: joinsAt, holdsOpen: false };
}

const isOwn = (taint: Taint): boolean => taint.effect === 'NoExecute' && isStateTaint(taint);

/** Pods that waited to be evicted may stay. */
function takeOff(cluster: Cluster, node: Node, because: string): void {
  const taints = node.spec.taints ?? [];
  if (!taints.some(isOwn)) return;
  const spared = cluster.podsOn(node.metadata.name).filter((pod) => {
    const at = pod.metadata.deletionTimestamp === undefined ? evictionTime(pod, node) : undefined;
    return at !== undefined && at > cluster.now;
  });
  if (spared.length > 0) {
    const detail = { node: node.metadata.name, pods: spared.length };
    cluster.record({ actor: 'Node controller', verb: 'cancelled-evictions', object: refOf(node), because, detail });
  }
  cluster.update(
    withTaints(
      node,
      taints.filter((taint) => !isOwn(taint)),
    ),
  );
}

/**
 * A Node that reported trouble and fell silent, or the other way round, gets the other taint at once. The time stays:
 * an eviction that is under way is not put off by a new taint.
 */
function swap(cluster: Cluster, node: Node): void {
  const key = stateKey(node);
  const taints = node.spec.taints ?? [];
  if (key === undefined || !taints.some((taint) => isOwn(taint) && taint.key !== key)) return;
  const others = taints.filter((taint) => !isOwn(taint));
  const own = taints.find((taint) => isOwn(taint))!;
  cluster.update(withTaints(node, [...others, { ...own, key }]));
}

/** Nothing is evicted from the zone for now: its Nodes that are not ready must wait. */
function keepBack(cluster: Cluster, zone: readonly Node[]): void {
  for (const node of zone) {
    const runtime = cluster.machines.nodes.get(node.metadata.name);
    if (runtime === undefined || runtime.isKeptBack === true || stateKey(node) === undefined) continue;
    cluster.machines.nodes.set(node.metadata.name, { ...runtime, isKeptBack: true });
  }
}

/** Pods of the zone may be evicted again: the time until the next Node begins now. */
function letGo(cluster: Cluster, zone: readonly Node[]): void {
  for (const { metadata } of zone) {
    const runtime = cluster.machines.nodes.get(metadata.name);
    if (runtime?.isKeptBack !== true) continue;
    const { isKeptBack: _over, ...rest } = runtime;
    cluster.machines.nodes.set(metadata.name, { ...rest, taintedAt: cluster.now });
  }
}

/** Taints the Nodes whose turn it is. Answers when the next one's is. */
function taintNext(cluster: Cluster, zone: readonly Node[]): number | undefined {
  const nodes = zone.flatMap((node) => cluster.get('Node', node.metadata.name) ?? []);
  const waiting = nodes.filter(
    (node) => stateKey(node) !== undefined && !(node.spec.taints ?? []).some(isOwn) && hasJoinedOnce(cluster, node),
  );
  const lostAt = (node: Node) => millisOf(findCondition(node.status.conditions, 'Ready')?.lastTransitionTime ?? '');
  waiting.sort((a, b) => lostAt(a) - lostAt(b));
  const interval = taintInterval(zone);
  let turn = Math.max(...nodes.map((node) => lastTaintedAt(cluster, node))) + interval;
  for (const node of waiting) {
    if (turn > cluster.now) return turn;
    taint(cluster, node);
    turn = cluster.now + interval;
  }
  return undefined;
}

/** Also of a Node that is back since: one eviction too many cannot be made good by that. */
function lastTaintedAt(cluster: Cluster, node: Node): number {
  const known = cluster.machines.nodes.get(node.metadata.name)?.taintedAt;
  const { timeAdded } = (node.spec.taints ?? []).find(isOwn) ?? {};
  return known ?? (timeAdded === undefined ? -Infinity : millisOf(timeAdded));
}

function taint(cluster: Cluster, node: Node): void {
  const key = stateKey(node)!;
  cluster.record({
    actor: 'Node controller',
    verb: 'tainted-node',
    object: refOf(node),
    because: key.endsWith('unreachable') ? 'nothing is heard of it' : 'its kubelet reports that it is not ready',
    detail: { node: node.metadata.name, taint: `${key}:NoExecute` },
  });
  const runtime = cluster.machines.nodes.get(node.metadata.name);
  if (runtime !== undefined) cluster.machines.nodes.set(node.metadata.name, { ...runtime, taintedAt: cluster.now });
  const added: Taint = { key, effect: 'NoExecute', timeAdded: timestamp(cluster.now) };
  cluster.update(withTaints(node, [...(node.spec.taints ?? []), added]));
}
