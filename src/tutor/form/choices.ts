/**
 * Entries of menus that come from the objects of a cluster.
 */
import type { Pod, Workload } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { DEFAULT_NAMESPACE } from '../../commands/grammar/words';
import { type WorkloadKind, workloads } from '../../commands/naming/workload-names';
import { byName } from '../../diagram/natural';
import { topOwnerOf } from '../../diagram/owner';
import { shortNames } from '../../diagram/short-name';
import { KINDS } from '../../api/kinds';
import type { Choice, Question } from './task';

/** Asks for one of these entries. */
export function which(label: string, choices: Question['choices']): Question {
  return { name: 'which', label, choices };
}

/** Apps by name; with their kind before the name where two kinds share it. */
export function appChoices(kinds?: readonly WorkloadKind[]): (cluster: Cluster) => readonly Choice[] {
  return (cluster) => {
    const apps = workloads(cluster, DEFAULT_NAMESPACE, kinds);
    const names = apps.map(({ metadata }) => metadata.name);
    const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
    return apps.map((app) => {
      const { name } = app.metadata;
      return { value: isShared(name) ? typedName(app) : name, label: `${app.kind} ${name}` };
    });
  };
}

/** `deployment/web`. */
export const typedName = ({ kind, metadata }: Workload): string => `${KINDS[kind].singular}/${metadata.name}`;

/** The app that an entry of `appChoices` means. */
export function appNamed(cluster: Cluster, value: string | undefined): Workload | undefined {
  return workloads(cluster, DEFAULT_NAMESPACE).find((app) => value === app.metadata.name || value === typedName(app));
}

/** Pods, those of one app together; first *any Pod of web* where Pods are interchangeable and `any` is asked for. */
export function podChoices(any: 'any' | 'named' = 'named'): (cluster: Cluster) => readonly Choice[] {
  return (cluster) => {
    const pods = podsInOrder(cluster);
    const names = shortNames(pods);
    const each = pods.map((pod) => ({ value: pod.metadata.name, label: labelOf(pod, names) }));
    return any === 'any' ? [...anyPodOf(cluster), ...each] : each;
  };
}

function podsInOrder(cluster: Cluster): readonly Pod[] {
  const ownerName = (pod: Pod): string => topOwnerOf(pod, cluster)?.metadata.name ?? '';
  const alive = cluster.list('Pod', DEFAULT_NAMESPACE).filter((pod) => pod.metadata.deletionTimestamp === undefined);
  return alive.toSorted((a, b) => byName(ownerName(a), ownerName(b)) || byName(a.metadata.name, b.metadata.name));
}

function labelOf(pod: Pod, names: ReadonlyMap<string, string>): string {
  const name = names.get(pod.metadata.uid) ?? pod.metadata.name;
  const node = pod.spec.nodeName;
  return node === undefined ? `${name}, no Node yet` : `${name} on ${node}`;
}

function anyPodOf(cluster: Cluster): readonly Choice[] {
  const apps = workloads(cluster, DEFAULT_NAMESPACE, ['Deployment', 'ReplicaSet']);
  return apps.map(({ metadata: { name } }) => ({ value: name, label: `any Pod of ${name}` }));
}

export function nodeChoices(cluster: Cluster): readonly Choice[] {
  return cluster
    .list('Node')
    .map(({ metadata: { name } }) => ({ value: name, label: name }))
    .toSorted((a, b) => byName(a.value, b.value));
}

/** Services that take requests: a headless one gives out addresses only. */
export function serviceChoices(cluster: Cluster): readonly Choice[] {
  return cluster
    .list('Service', DEFAULT_NAMESPACE)
    .filter(({ spec }) => spec.clusterIP !== 'None')
    .map(({ metadata: { name } }) => ({ value: name, label: name }));
}
