/**
 * What differs between two moments of a cluster, in a few words each: `web 3 -> 5 Pods`, `node-4 new`.
 */
import { type Cluster, keyOf } from '../cluster/cluster';
import { cut } from '../diagram/text/columns';
import { controllerOf, imageOf, tagOf, type TopOwner } from '../diagram/owner';

/** Names are cut here. */
const LONGEST_NAME = 24;

/** Workloads first, then Nodes, then rules; empty when none of these differs. */
export function differences(before: Cluster, after: Cluster): readonly string[] {
  const [was, is] = [workloads(before), workloads(after)];
  const changed = [...is].flatMap(([key, owner]) => changeOf(was.get(key), owner));
  const gone = [...was].filter(([key]) => !is.has(key)).map(([, owner]) => `${nameOf(owner)} gone`);
  return [...changed, ...gone, ...nodes(before, after), ...rules(before, after)];
}

/** What people made, by kind and name. */
function workloads(cluster: Cluster): ReadonlyMap<string, TopOwner> {
  const sets = cluster.list('ReplicaSet').filter((set) => controllerOf(set, cluster) === undefined);
  const owners: readonly TopOwner[] = [
    ...cluster.list('Deployment'),
    ...cluster.list('StatefulSet'),
    ...cluster.list('DaemonSet'),
    ...cluster.list('Job'),
    ...sets,
  ];
  return new Map(owners.map((owner) => [`${owner.kind} ${keyOf(owner)}`, owner]));
}

function changeOf(was: TopOwner | undefined, is: TopOwner): readonly string[] {
  const name = nameOf(is);
  if (was === undefined) return [`${name} new`];
  const [before, after] = [sizeOf(was), sizeOf(is)];
  const [old, now] = [imageOf(was.spec.template.spec), imageOf(is.spec.template.spec)];
  return [
    ...(before === after ? [] : [`${name} ${before} -> ${after} Pods`]),
    ...(old === now ? [] : [`${name} ${cut(tagOf(old), LONGEST_NAME)} -> ${cut(tagOf(now), LONGEST_NAME)}`]),
  ];
}

/** A DaemonSet has no number of its own: its Nodes are told. Of a Job it is how many may run at once. */
const sizeOf = (owner: TopOwner): number => {
  if (owner.kind === 'Job') return owner.spec.parallelism;
  return owner.kind === 'DaemonSet' ? 0 : owner.spec.replicas;
};
const nameOf = ({ metadata }: TopOwner): string => cut(metadata.name, LONGEST_NAME);

function nodes(before: Cluster, after: Cluster): readonly string[] {
  const names = (cluster: Cluster) => new Set(cluster.list('Node').map(({ metadata }) => metadata.name));
  const [was, is] = [names(before), names(after)];
  return [
    ...[...is].filter((name) => !was.has(name)).map((name) => `${cut(name, LONGEST_NAME)} new`),
    ...[...was].filter((name) => !is.has(name)).map((name) => `${cut(name, LONGEST_NAME)} gone`),
  ];
}

function rules(before: Cluster, after: Cluster): readonly string[] {
  if (before.rules === after.rules) return [];
  return [`rules: ${after.rules}`];
}
