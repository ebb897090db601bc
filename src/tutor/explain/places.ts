/**
 * Fills the places in a text about a cluster, such as `{pod}`, with what the cluster has. A text with a place that
 * nothing fits is left out by whoever asks.
 */
import { isSilent } from '../../api/node-state';
import type { Deployment, Node, Pod, StatefulSet } from '../../api/objects';
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import { claimsOf } from '../../diagram/mark';
import { imageOf, replicaSetsOf, revisionOf } from '../../diagram/owner';
import { fractionOf, podsOf } from '../../diagram/workload';
import { isReady, podState, type PodWord } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';

/** What stands in a place: as it is said, and as it is typed in a command. */
interface Filling {
  readonly said: string;
  readonly typed: string;
}

/** The text with its places filled, as people read it; undefined when the cluster has nothing for one of them. */
export function fillForReading(text: string, cluster: Cluster): string | undefined {
  return fill(text, cluster, 'said')?.replace(
    ONE_OF_MANY,
    (_, ready: string | undefined, unit: string) => `1 ${ready ?? ''}${unit}`,
  );
}

/** The same for a command: names in full. */
export function fillForTyping(text: string, cluster: Cluster): string | undefined {
  return fill(text, cluster, 'typed');
}

/** `1 Pods` is one Pod. */
const ONE_OF_MANY = /\b1 (ready )?(Pod|Node|endpoint|namespace)s\b/g;
const PLACE = /\{([a-z ]+)\}/g;

function fill(text: string, cluster: Cluster, as: keyof Filling): string | undefined {
  const fillings = [...text.matchAll(PLACE)].map(([, name = '']) => own(PLACES, name)?.(cluster)?.[as]);
  if (fillings.includes(undefined)) return undefined;
  return fillings.reduce<string>((filled, filling = '') => filled.replace(/\{[a-z ]+\}/, () => filling), text);
}

/** Every place that a text may have. */
export const PLACES: Readonly<Record<string, (cluster: Cluster) => Filling | undefined>> = {
  pod: (cluster) => named(deploymentPod(cluster)),
  'pod node': (cluster) => word(deploymentPod(cluster)?.spec.nodeName),
  'any pod': (cluster) => named(pods(cluster).find(isServing)),
  'numbered pod': (cluster) => named(numberedPod(cluster)),
  container: (cluster) => word(deploymentPod(cluster)?.spec.containers[0]?.name),
  image: (cluster) => word(imageIn(deployment(cluster))),
  deployment: (cluster) => word(deployment(cluster)?.metadata.name),
  copies: (cluster) => word(deployment(cluster)?.spec.replicas),
  ready: (cluster) => word(readyOf(deployment(cluster), cluster)),
  more: (cluster) => word(otherSize(deployment(cluster) ?? statefulSet(cluster))),
  revision: (cluster) => word(revisionIn(cluster)),
  surge: (cluster) => word(atMost(deployment(cluster), 'maxSurge')),
  unavailable: (cluster) => word(atMost(deployment(cluster), 'maxUnavailable')),
  replicaset: (cluster) => word(replicaSet(cluster)?.metadata.name),
  statefulset: (cluster) => word(statefulSet(cluster)?.metadata.name),
  'other size': (cluster) => word(otherSize(statefulSet(cluster))),
  daemonset: (cluster) => word(daemonSet(cluster)?.metadata.name),
  'daemon nodes': (cluster) => word(daemonSet(cluster)?.status.currentNumberScheduled),
  service: (cluster) => word(service(cluster)?.metadata.name),
  selector: (cluster) => word(labelText(service(cluster)?.spec.selector)),
  endpoints: (cluster) => word(endpointsOf(cluster)),
  claim: (cluster) => word(claimOf(numberedPod(cluster)) ?? boundClaim(cluster)?.metadata.name),
  mode: (cluster) => word(boundClaim(cluster, claimOf(numberedPod(cluster)))?.spec.accessModes[0]),
  volume: (cluster) => word(boundClaim(cluster, claimOf(numberedPod(cluster)))?.spec.volumeName),
  'shared claim': (cluster) => word(sharedClaim(cluster)),
  'kept claim': (cluster) => word(keptClaim(cluster)),
  'default class': (cluster) => word(defaultClass(cluster)),
  'emptydir pod': (cluster) => named(pods(cluster).find(hasEmptyDir)),
  leader: (cluster) =>
    word([...cluster.machines.databases.values()].find(({ leader }) => leader !== undefined)?.leader),
  nodes: (cluster) => word(cluster.count('Node')),
  pods: (cluster) => word(cluster.count('Pod')),
  namespaces: (cluster) => word(cluster.count('Namespace')),
  events: (cluster) => word(cluster.count('Event')),
  rules: (cluster) => word(cluster.rules === 'course' ? 'the course rules' : 'the rules of Kubernetes'),
  node: (cluster) => word(plainNode(cluster)?.metadata.name),
  'pods on node': (cluster) => word(podsOnPlainNode(cluster)),
  cpu: (cluster) => word(plainNode(cluster)?.status.capacity?.cpu),
  memory: (cluster) => word(plainNode(cluster)?.status.capacity?.memory),
  label: (cluster) => word(labelText(ownLabels(plainNode(cluster)))),
  'tainted node': (cluster) => word(taintedNode(cluster)?.metadata.name),
  taint: (cluster) => word(taintText(taintedNode(cluster))),
  'cordoned node': (cluster) =>
    word(cluster.list('Node').find(({ spec }) => spec.unschedulable === true)?.metadata.name),
  'silent node': (cluster) => word(cluster.list('Node').find(isSilent)?.metadata.name),
  'unready pod': (cluster) => inState(cluster, 'not ready'),
  'starting pod': (cluster) => inState(cluster, 'starting'),
  'waiting pod': (cluster) => inState(cluster, 'no Node yet'),
  'pulling pod': (cluster) => inState(cluster, 'image pull'),
  'hanging pod': (cluster) => inState(cluster, 'volume wait'),
  'crashing pod': (cluster) => inState(cluster, 'crash wait'),
  'stopping pod': (cluster) => inState(cluster, 'stopping'),
  'failed pod': (cluster) => inState(cluster, 'failed'),
};

const word = (value: string | number | undefined): Filling | undefined =>
  value === undefined || value === '' ? undefined : { said: String(value), typed: String(value) };

const named = (pod: Pod | undefined): Filling | undefined =>
  pod === undefined ? undefined : { said: shortName(pod), typed: pod.metadata.name };

/** What commands without a namespace are about. */
const HOME = 'default';
const pods = (cluster: Cluster) => cluster.list('Pod', HOME);
const deployment = (cluster: Cluster): Deployment | undefined => cluster.list('Deployment', HOME)[0];
const statefulSet = (cluster: Cluster): StatefulSet | undefined => cluster.list('StatefulSet', HOME)[0];
const daemonSet = (cluster: Cluster) => cluster.list('DaemonSet', HOME)[0];
const isServing = (pod: Pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined;

function deploymentPod(cluster: Cluster): Pod | undefined {
  const owner = deployment(cluster);
  return owner === undefined ? undefined : podsOf(owner, cluster).find(isServing);
}

/** The Pod in the middle: neither the one that leads a database nor the one that goes first. */
function numberedPod(cluster: Cluster): Pod | undefined {
  const owner = statefulSet(cluster);
  const serving = owner === undefined ? [] : podsOf(owner, cluster).filter(isServing);
  return serving.find(({ metadata }) => metadata.name.endsWith('-1')) ?? serving[0];
}

const imageIn = (owner: Deployment | undefined) =>
  owner === undefined ? undefined : imageOf(owner.spec.template.spec);

function readyOf(owner: Deployment | undefined, cluster: Cluster): number | undefined {
  return owner === undefined ? undefined : fractionOf(owner, cluster).ready;
}

function otherSize(owner: Deployment | StatefulSet | undefined): number | undefined {
  if (owner === undefined) return undefined;
  return owner.spec.replicas < 6 ? owner.spec.replicas + 1 : owner.spec.replicas - 1;
}

function replicaSet(cluster: Cluster) {
  const owner = deployment(cluster);
  return owner === undefined ? undefined : replicaSetsOf(owner, cluster).current;
}

function revisionIn(cluster: Cluster): number | undefined {
  const set = replicaSet(cluster);
  return set === undefined ? undefined : revisionOf(set);
}

/** Follows pkg/controller/deployment/util (ResolveFenceposts): surge is rounded upwards, unavailable downwards. */
function atMost(owner: Deployment | undefined, bound: 'maxSurge' | 'maxUnavailable'): number | undefined {
  const value = owner?.spec.strategy.rollingUpdate?.[bound];
  if (owner === undefined || value === undefined) return undefined;
  if (typeof value === 'number') return value;
  const share = (owner.spec.replicas * Number.parseInt(value, 10)) / 100;
  return bound === 'maxSurge' ? Math.ceil(share) : Math.floor(share);
}

function service(cluster: Cluster) {
  return cluster.list('Service', HOME).find(({ spec }) => spec.clusterIP !== 'None' && spec.selector !== undefined);
}

function endpointsOf(cluster: Cluster): number | undefined {
  const name = service(cluster)?.metadata.name;
  if (name === undefined) return undefined;
  const slices = cluster
    .list('EndpointSlice', HOME)
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name);
  return slices.flatMap(({ endpoints }) => endpoints).filter(({ conditions }) => conditions?.ready === true).length;
}

const claimOf = (pod: Pod | undefined) => (pod === undefined ? undefined : claimsOf(pod)[0]);

function boundClaim(cluster: Cluster, name?: string) {
  return cluster
    .list('PersistentVolumeClaim', HOME)
    .find(({ metadata, spec }) => spec.volumeName !== undefined && (name === undefined || metadata.name === name));
}

/** A claim that several Pods mount. */
function sharedClaim(cluster: Cluster): string | undefined {
  const counts = new Map<string, number>();
  for (const claim of pods(cluster).flatMap(claimsOf)) counts.set(claim, (counts.get(claim) ?? 0) + 1);
  return [...counts].find(([, count]) => count > 1)?.[0];
}

/** A claim of a StatefulSet that no Pod mounts. */
function keptClaim(cluster: Cluster): string | undefined {
  const used = new Set(pods(cluster).flatMap(claimsOf));
  const sets = cluster.list('StatefulSet', HOME);
  return cluster
    .list('PersistentVolumeClaim', HOME)
    .map(({ metadata }) => metadata.name)
    .find((name) => !used.has(name) && sets.some((set) => new RegExp(`-${set.metadata.name}-\\d+$`).test(name)));
}

function defaultClass(cluster: Cluster): string | undefined {
  const isDefault = 'storageclass.kubernetes.io/is-default-class';
  return cluster.list('StorageClass').find(({ metadata }) => metadata.annotations?.[isDefault] === 'true')?.metadata
    .name;
}

const hasEmptyDir = (pod: Pod) =>
  isServing(pod) && (pod.spec.volumes ?? []).some((volume) => volume.emptyDir !== undefined);

/** A Node that nothing is wrong with, the one with the most Pods. */
function plainNode(cluster: Cluster): Node | undefined {
  const fine = cluster.list('Node').filter((node) => (node.spec.taints ?? []).length === 0 && !isSilent(node));
  return [...fine].sort((a, b) => cluster.podsOn(b.metadata.name).length - cluster.podsOn(a.metadata.name).length)[0];
}

function podsOnPlainNode(cluster: Cluster): number | undefined {
  const node = plainNode(cluster);
  return node === undefined ? undefined : cluster.podsOn(node.metadata.name).length;
}

/** Labels that people gave. */
function ownLabels(node: Node | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(node?.metadata.labels ?? {}).filter(([key]) => !key.includes('kubernetes.io/')),
  );
}

function labelText(labels: Readonly<Record<string, string>> | undefined): string | undefined {
  const [first] = Object.entries(labels ?? {});
  return first?.join('=');
}

function taintedNode(cluster: Cluster): Node | undefined {
  return cluster.list('Node').find(({ spec }) => (spec.taints ?? []).length > 0);
}

function taintText(node: Node | undefined): string | undefined {
  const [taint] = node?.spec.taints ?? [];
  return taint === undefined
    ? undefined
    : `${taint.key}${taint.value === undefined ? '' : `=${taint.value}`}:${taint.effect}`;
}

function inState(cluster: Cluster, state: PodWord): Filling | undefined {
  return named(pods(cluster).find((pod) => podState(pod, cluster).word === state));
}
