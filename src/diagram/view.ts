/**
 * The view model: everything that a picture shows of two moments of a cluster, before it becomes characters.
 */
import { grouped } from '../api/grouped';
import { isSilent } from '../api/node-state';
import type { Node, PersistentVolumeClaim, Pod } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { leads } from './leader';
import { claimsOf, type Mark, markOf } from './mark';
import { byKey, byName, nameKey } from './natural';
import { nodeMark, nodeNote } from './node-note';
import { imageOf, placedName, rankOf, tagOf, topOwnerOf, type TopOwner } from './owner';
import { type PodState, podState, restartsOf } from './pod-state';
import type { Scene } from './scene';
import { type Scope, scopeOf } from './scope';
import { type SharedDisk, sharedDisksOf } from './shared-disk';
import { shortNames } from './short-name';

export interface PodView {
  readonly pod: Pod;
  /** Where the picture has Pods of several Namespaces and the name does not say it: that of this one. */
  readonly namespace: string | undefined;
  /** Short, unique in the picture. */
  readonly name: string;
  /** The name as it stands in the picture: `*` marks the Pod that leads. */
  readonly label: string;
  readonly state: PodState;
  readonly mark: Mark;
  /** Whether the Pod itself differs, and not only who leads. */
  readonly isTouched: boolean;
  /** Whether it leads a database. */
  readonly leads: boolean;
  /** Whether it has begun or ceased to lead. */
  readonly isNewsOfLead: boolean;
  /** Name of the Node; undefined while it has none. */
  readonly node: string | undefined;
  readonly owner: TopOwner | undefined;
  readonly restarts: number;
  readonly tag: string;
  /** Names of the claims that it mounts. */
  readonly claims: readonly string[];
  /** `1/2` where a Pod has several containers. */
  readonly containers: string | undefined;
}

export interface LaneView {
  readonly node: Node;
  readonly mark: Mark;
  /** What is special about the Node: `cordoned`, `NOT READY, silent 50s`, `gone`. */
  readonly note: string | undefined;
  /** Whether nothing is heard of the Node. */
  readonly isSilent: boolean;
  /** In scope, in their order. */
  readonly pods: readonly PodView[];
  /** Pods on the Node that are not in scope. */
  readonly others: number;
}

export interface View {
  readonly owners: readonly TopOwner[];
  readonly lanes: readonly LaneView[];
  /** Pods in scope without a Node. */
  readonly homeless: readonly PodView[];
  /** Claims that wait for their Pod. */
  readonly kept: readonly PersistentVolumeClaim[];
  /** What several of these Pods use together. */
  readonly disks: readonly SharedDisk[];
  /** Names of claims that these Pods wait for: there is no volume yet. */
  readonly pending: readonly string[];
  /** What runs besides: name, number of Pods, and their UIDs. */
  readonly alsoHere: readonly { readonly name: string; readonly pods: number; readonly uids: readonly string[] }[];
}

/** What a scene is about, and what is to be seen of it. */
export interface Seen {
  readonly scope: Scope;
  readonly view: View;
}

export function seenIn({ before, after, focus }: Scene): Seen {
  const scope = scopeOf(before, after, focus);
  return { scope, view: viewOf(before, after, scope) };
}

/** Looks at both moments. Gone Pods are those of `before` that `after` does not have. */
export function viewOf(before: Cluster, after: Cluster, scope: Scope): View {
  const gone = before
    .list('Pod')
    .filter((pod) => after.get('Pod', pod.metadata.name, pod.metadata.namespace)?.metadata.uid !== pod.metadata.uid);
  const all = [...after.list('Pod'), ...gone];
  const inScope = all.filter((pod) => scope.has(pod));
  const names = shortNames(inScope);
  const isMixed = new Set(inScope.map((pod) => pod.metadata.namespace)).size > 1;
  const goneUids = new Set(gone.map((pod) => pod.metadata.uid));
  const pods = inScope
    .map((pod) =>
      podView(pod, names.get(pod.metadata.uid) ?? pod.metadata.name, goneUids.has(pod.metadata.uid), before, after),
    )
    .map((pod) => (isMixed ? { ...pod, namespace: elsewhere(pod) } : pod))
    .map(withKeys)
    .sort(inLaneOrder)
    .map(({ view }) => view);
  return {
    owners: scope.owners,
    lanes: lanesOf(
      before,
      after,
      pods,
      all.filter((pod) => !scope.has(pod) && !goneUids.has(pod.metadata.uid)),
    ),
    homeless: pods.filter((pod) => pod.node === undefined),
    kept: keptClaims(scope, after),
    disks: sharedDisksOf(pods, after),
    pending: pendingClaims(pods, after),
    alsoHere: alsoHere(after, scope),
  };
}

/** The Namespace of a Pod that is not where everything is by itself. */
function elsewhere({ pod, name }: PodView): string | undefined {
  const { namespace } = pod.metadata;
  return namespace === 'default' || name.includes('/') ? undefined : namespace;
}

/** Claims in scope that no Pod of the cluster uses. */
function keptClaims(scope: Scope, after: Cluster): readonly PersistentVolumeClaim[] {
  if (scope.claims.length === 0) return [];
  const used = new Set<string>();
  for (const pod of after.each('Pod')) for (const name of claimsOf(pod)) used.add(claimKey(pod, name));
  return scope.claims.filter((claim) => !used.has(keyOf(claim)));
}

function pendingClaims(pods: readonly PodView[], after: Cluster): readonly string[] {
  const keys = new Map<string, string>();
  for (const { pod, claims } of pods) for (const name of claims) keys.set(claimKey(pod, name), name);
  return [...keys]
    .filter(([key]) => after.byKey('PersistentVolumeClaim', key)?.status.phase !== 'Bound')
    .map(([, name]) => name);
}

function claimKey({ metadata }: Pod, claim: string): string {
  return `${metadata.namespace ?? ''}/${claim}`;
}

function podView(pod: Pod, name: string, isGone: boolean, before: Cluster, after: Cluster): PodView {
  const statuses = pod.status.containerStatuses ?? [];
  const ready = statuses.filter((status) => status.ready).length;
  const mark = markOf(pod, isGone, before, after);
  const isLeader = !isGone && leads(pod, after);
  const isNewsOfLead = isLeader !== leads(pod, before);
  return {
    pod,
    name,
    label: isLeader ? `${name}*` : name,
    state: isGone ? { box: ' ', word: 'gone' } : podState(pod, after),
    mark: isNewsOfLead && mark === ' ' ? '~' : mark,
    isTouched: mark !== ' ',
    leads: isLeader,
    isNewsOfLead,
    node: pod.spec.nodeName,
    owner: topOwnerOf(pod, isGone ? before : after) ?? topOwnerOf(pod, before),
    restarts: restartsOf(pod),
    tag: tagOf(imageOf(pod.spec)),
    namespace: undefined,
    claims: isGone ? [] : claimsOf(pod),
    containers: !isGone && pod.spec.containers.length > 1 ? `${ready}/${pod.spec.containers.length}` : undefined,
  };
}

/** A Pod with what its place is decided by. */
interface Keyed {
  readonly view: PodView;
  readonly rank: number;
  readonly owner: string;
  readonly name: string;
}

const withKeys = (view: PodView): Keyed => ({
  view,
  rank: rankOf(view.owner),
  owner: nameKey(view.owner?.metadata.name ?? ''),
  name: nameKey(view.pod.metadata.name),
});

/** By kind of owner, then name; what is gone stands before what took its place. */
function inLaneOrder(a: Keyed, b: Keyed): number {
  const byOwner = a.rank - b.rank || byKey(a.owner, b.owner);
  if (byOwner !== 0) return byOwner;
  const [isGone, isOtherGone] = [a.view.mark === '-', b.view.mark === '-'];
  if (isGone !== isOtherGone && a.view.name === b.view.name) return isGone ? -1 : 1;
  return byAge(a.view, b.view) || byKey(a.name, b.name);
}

/** Newcomers stand below those that were there. */
function byAge(a: PodView, b: PodView): number {
  return Number(a.mark === '+') - Number(b.mark === '+');
}

function lanesOf(
  before: Cluster,
  after: Cluster,
  pods: readonly PodView[],
  others: readonly Pod[],
): readonly LaneView[] {
  const nodes = new Map<string, Node>();
  for (const node of before.each('Node')) nodes.set(node.metadata.name, node);
  for (const node of after.each('Node')) nodes.set(node.metadata.name, node);
  for (const { node } of pods) if (node !== undefined && !nodes.has(node)) nodes.set(node, lostNode(node));
  const onNode = grouped(pods, ({ node }) => node);
  const counts = new Map<string, number>();
  for (const pod of others) counts.set(pod.spec.nodeName ?? '', (counts.get(pod.spec.nodeName ?? '') ?? 0) + 1);
  return [...nodes.values()]
    .map((node) => ({ node, key: nameKey(node.metadata.name) }))
    .sort((a, b) => byKey(a.key, b.key))
    .map(({ node }) => ({
      node,
      mark: nodeMark(node.metadata.name, before, after),
      note: nodeNote(node, after),
      isSilent: isSilent(after.get('Node', node.metadata.name)),
      pods: onNode.get(node.metadata.name) ?? [],
      others: counts.get(node.metadata.name) ?? 0,
    }));
}

/** A Node whose object is gone while Pods still name it. */
function lostNode(name: string): Node {
  const metadata = { name, uid: '', resourceVersion: '0', creationTimestamp: '', generation: 0 };
  return { apiVersion: 'v1', kind: 'Node', metadata, spec: {}, status: {} };
}

function alsoHere(after: Cluster, scope: Scope): View['alsoHere'] {
  const others = grouped(
    after.list('Pod').filter((pod) => !scope.has(pod)),
    (pod) => placedName(topOwnerOf(pod, after) ?? pod),
  );
  return [...others]
    .map(([name, pods]) => ({ name, pods: pods.length, uids: pods.map(({ metadata }) => metadata.uid) }))
    .sort((a, b) => byName(a.name, b.name));
}

/** All Pods in scope. */
export function podsIn({ lanes, homeless }: View): readonly PodView[] {
  return [...lanes.flatMap((lane) => lane.pods), ...homeless];
}
