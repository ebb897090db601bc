/**
 * How large a channel's cluster may become. Checked on what the specs ask for, before any controller acts on it, so a
 * command that wants too much costs nothing.
 */
import { STORED_KINDS } from '../api/kinds';
import { type Kind, type KubeObject, type ReplicaSet, refOf } from '../api/objects';
import type { Rejection } from '../api/rejection';
import { matchesLabels } from '../api/selectors';
import { type Cluster, controllerOf } from '../cluster/cluster';
import { charactersInFiles } from '../containers/files';
import { isFinished } from '../controllers/job/conditions';

export interface Quota {
  readonly nodes: number;
  readonly pods: number;
  /** Of every other kind together, without Events and what a controller owns. */
  readonly objects: number;
  /** Of all Services: the Pods that their selectors match. */
  readonly endpoints: number;
  /** Of all manifests as JSON, Pod templates counted once for every Pod: what must be loaded with every command. */
  readonly characters: number;
  /** Of all files in containers and on disks. */
  readonly fileCharacters: number;
}

export const CHANNEL_QUOTA: Quota = {
  nodes: 50,
  pods: 500,
  objects: 1500,
  endpoints: 5000,
  characters: 2_000_000,
  fileCharacters: 100_000,
};

/**
 * What a channel can choose itself (settings). One command does not roll out as many: the controllers stop at their
 * bound and go on with the next one. What bounds the number is what every command does, however little it asks for:
 * load, look at every Pod, draw and save.
 */
export const HARD_LIMITS = { nodes: 1000, pods: 10_000 } as const;

/** Why the cluster may not become like `after`, or undefined. What already is too large may shrink. */
export function checkQuota(before: Cluster, after: Cluster, quota: Quota): Rejection | undefined {
  const check = (
    what: string,
    limit: number,
    sizeOf: (cluster: Cluster) => number,
    setting?: keyof typeof HARD_LIMITS,
  ): Rejection | undefined => {
    const size = sizeOf(after);
    // Most commands stay far below: nobody needs to know what was before.
    return size <= limit ? undefined : refusal(what, limit, sizeOf(before), size, setting);
  };
  return (
    check('Nodes', quota.nodes, (cluster) => cluster.count('Node'), 'nodes') ??
    check('Pods', quota.pods, wantedPods, 'pods') ??
    check('other objects', quota.objects, (cluster) => written(cluster).length) ??
    check('endpoints of Services', quota.endpoints, endpoints) ??
    check('characters of manifests', quota.characters, characters) ??
    check('characters in files', quota.fileCharacters, charactersInFiles)
  );
}

/** What people wrote, or what outlives whoever made it, besides Nodes and Pods. */
function written(cluster: Cluster): readonly KubeObject[] {
  const kinds = STORED_KINDS.map(({ kind }) => kind).filter((kind) => !COUNTED_ELSEWHERE.has(kind));
  return kinds.flatMap((kind) => cluster.list(kind).filter((object: KubeObject) => controllerOf(object) === undefined));
}

/** Every Service lists every Pod that it matches, so both together are what takes time and room. */
function endpoints(cluster: Cluster): number {
  const bare = cluster.list('Pod').filter((pod) => controllerOf(pod) === undefined);
  const made = written(cluster).flatMap((object) => {
    const { template, replicas = cluster.count('Node') } = (object as Partial<ReplicaSet>).spec ?? {};
    return template === undefined ? [] : [{ labels: template.metadata.labels, pods: replicas }];
  });
  const groups = [...made, ...bare.map(({ metadata }) => ({ labels: metadata.labels, pods: 1 }))];
  const selectors = cluster
    .list('Service')
    .map(({ spec }) => spec.selector)
    .filter((selector) => selector !== undefined);
  return selectors.reduce(
    (sum, selector) =>
      groups.reduce((part, { labels, pods }) => part + (matchesLabels(selector, labels) ? pods : 0), sum),
    0,
  );
}

const COUNTED_ELSEWHERE: ReadonlySet<Kind> = new Set(['Node', 'Pod', 'Event', 'EndpointSlice']);

function characters(cluster: Cluster): number {
  const length = (value: unknown) => JSON.stringify(value).length;
  const bare = cluster.list('Pod').filter((pod) => controllerOf(pod) === undefined);
  return [...written(cluster), ...bare].reduce((sum, object) => {
    const { template, replicas = cluster.count('Node') } = (object as Partial<ReplicaSet>).spec ?? {};
    return sum + length(object) + (template === undefined ? 0 : length(template) * replicas);
  }, 0);
}

/** Pods that the specs ask for, and those that nobody controls. Surge during a rollout does not count. */
function wantedPods(cluster: Cluster): number {
  const owned = cluster.list('ReplicaSet').filter((set) => controllerOf(set) === undefined);
  const counted = [...cluster.list('Deployment'), ...owned, ...cluster.list('StatefulSet')];
  const bare = cluster.list('Pod').filter((pod) => controllerOf(pod) === undefined);
  const perNode = cluster.count('DaemonSet') * cluster.count('Node');
  const most = mostByAutoscaler(cluster);
  const kept = counted.reduce(
    (sum, workload) => sum + Math.max(workload.spec.replicas, most.get(targetKey(refOf(workload))) ?? 0),
    bare.length + perNode,
  );
  const running = cluster.list('Job').filter((job) => controllerOf(job) === undefined && !isFinished(job));
  const runs = cluster.list('CronJob').map(({ spec }) => spec.jobTemplate.spec?.parallelism ?? 1);
  return [...running.map(({ spec }) => Math.min(spec.parallelism, spec.completions ?? Infinity)), ...runs].reduce(
    (sum, pods) => sum + pods,
    kept,
  );
}

/** An autoscaler may go up to its maximum without asking anybody. */
function mostByAutoscaler(cluster: Cluster): ReadonlyMap<string, number> {
  return new Map(
    cluster.list('HorizontalPodAutoscaler').map(({ metadata, spec }) => {
      const { kind, name } = spec.scaleTargetRef;
      return [targetKey({ kind, name, namespace: metadata.namespace }), spec.maxReplicas];
    }),
  );
}

const targetKey = ({ kind, name, namespace = '' }: { kind: string; name: string; namespace?: string }): string =>
  `${kind} ${namespace}/${name}`;

/** @param setting the limit that the channel can raise itself, if any */
function refusal(
  what: string,
  limit: number,
  before: number,
  after: number,
  setting?: keyof typeof HARD_LIMITS,
): Rejection | undefined {
  if (after <= before) return undefined;
  const larger = setting !== undefined && after <= HARD_LIMITS[setting] ? `settings ${setting} ${after}` : undefined;
  return {
    rejected: true,
    code: 'Tutor',
    message: `A channel's cluster holds up to ${limit} ${what}; this would make ${after}.`,
    hint:
      larger === undefined
        ? `There are ${before} now. Delete or scale something first, or ask for fewer.`
        : `There are ${before} now. Ask for fewer, or allow more: /kube ${larger}`,
    ...(larger === undefined ? {} : { fixes: [larger] }),
  };
}
