/**
 * Which Pods use which claims, and which volume each claim has: Pods and claims that hang together stand together.
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { claimsOf } from './mark';
import { byName } from './natural';
import type { TopOwner } from './owner';
import type { Scene } from './scene';
import { claimsOfOwner } from './scope';
import { podsIn, type PodView, type Seen, type View } from './view';

/** A claim as Pods name it; `claim` is undefined where there is none of this name. */
export interface ClaimView {
  readonly name: string;
  readonly key: string;
  readonly claim: PersistentVolumeClaim | undefined;
  readonly volume: PersistentVolume | undefined;
}

/** Pods and claims that hang together: every Pod uses one of the claims, every claim is used by one of the Pods, if any. */
export interface StorageLink {
  readonly pods: readonly PodView[];
  /** Pods that used one of the claims before the command. */
  readonly gone: readonly PodView[];
  readonly claims: readonly ClaimView[];
}

/** What belongs to one workload; to none where `owner` is undefined. */
export interface StorageSection {
  readonly owner: TopOwner | undefined;
  readonly links: readonly StorageLink[];
}

export interface StorageView {
  readonly sections: readonly StorageSection[];
  /** Pods that use no claim. */
  readonly without: readonly PodView[];
  /** Volumes that no claim has. */
  readonly unclaimed: readonly PersistentVolume[];
}

/** All claims where the whole cluster is seen; else those of what is seen. */
export function storageOf({ after, focus }: Scene, { scope, view }: Seen): StorageView {
  const isWhole = focus === 'all';
  const pods = podsIn(view);
  const claims = isWhole ? after.list('PersistentVolumeClaim') : scope.claims;
  const links = [...linksOf(pods, after), ...unused(pods, claims, after)];
  return {
    sections: sectionsOf(links, view, after),
    without: pods.filter((pod) => claimKeys(pod).length === 0),
    unclaimed: isWhole ? after.list('PersistentVolume').filter((volume) => isUnclaimed(volume, after)) : [],
  };
}

interface Group {
  readonly pods: PodView[];
  readonly gone: PodView[];
  readonly keys: Set<string>;
}

const newGroup = (): Group => ({ pods: [], gone: [], keys: new Set() });

/** The groups of Pods and claims, in the order of their first Pods. */
function linksOf(pods: readonly PodView[], cluster: Cluster): readonly StorageLink[] {
  const groups = new Map<string, Group>();
  for (const pod of pods) {
    const keys = claimKeys(pod);
    if (keys.length === 0) continue;
    const [home = newGroup(), ...others] = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    for (const other of others) {
      home.pods.push(...other.pods);
      home.gone.push(...other.gone);
      for (const key of other.keys) {
        home.keys.add(key);
        groups.set(key, home);
      }
    }
    (pod.mark === '-' ? home.gone : home.pods).push(pod);
    for (const key of keys) {
      home.keys.add(key);
      groups.set(key, home);
    }
  }
  return [...new Set(groups.values())].map(({ pods: users, gone, keys }) => ({
    pods: users,
    gone,
    claims: [...keys].map((key) => claimView(key, cluster)).sort((a, b) => byName(a.name, b.name)),
  }));
}

function unused(
  pods: readonly PodView[],
  claims: readonly PersistentVolumeClaim[],
  cluster: Cluster,
): readonly StorageLink[] {
  const used = new Set(pods.flatMap(claimKeys));
  const left = claims.filter((claim) => !used.has(keyOf(claim)));
  return [...new Set(left.map(keyOf))].map((key) => ({ pods: [], gone: [], claims: [claimView(key, cluster)] }));
}

/** Keys of the claims that a Pod uses, or used. */
export function claimKeys({ pod }: PodView): readonly string[] {
  return [...new Set(claimsOf(pod))].map((name) => `${pod.metadata.namespace ?? ''}/${name}`);
}

function claimView(key: string, cluster: Cluster): ClaimView {
  const claim = cluster.byKey('PersistentVolumeClaim', key);
  const { volumeName } = claim?.spec ?? {};
  const volume =
    claim?.status.phase !== 'Bound' || volumeName === undefined
      ? undefined
      : cluster.get('PersistentVolume', volumeName);
  return { name: key.slice(key.indexOf('/') + 1), key, claim, volume };
}

/** Links by the workload of their first Pod, or of the claim's name; those of nobody last. */
function sectionsOf(links: readonly StorageLink[], view: View, cluster: Cluster): readonly StorageSection[] {
  const makers = new Map<string, TopOwner>();
  for (const owner of view.owners) for (const claim of claimsOfOwner(owner, cluster)) makers.set(keyOf(claim), owner);
  const sections = new Map<string, { owner: TopOwner | undefined; links: StorageLink[] }>();
  for (const owner of view.owners) sections.set(owner.metadata.uid, { owner, links: [] });
  for (const link of links) {
    const owner = (link.pods[0] ?? link.gone[0])?.owner ?? makers.get(link.claims[0]?.key ?? '');
    const key = owner?.metadata.uid ?? '';
    const section = sections.get(key) ?? { owner, links: [] };
    section.links.push(link);
    sections.set(key, section);
  }
  return [...sections.values()]
    .filter((section) => section.links.length > 0)
    .sort((a, b) => Number(a.owner === undefined) - Number(b.owner === undefined))
    .map(({ owner, links: all }) => ({
      owner,
      links: all.sort((a, b) => byName(a.claims[0]?.name ?? '', b.claims[0]?.name ?? '')),
    }));
}

function isUnclaimed({ spec }: PersistentVolume, cluster: Cluster): boolean {
  const { name = '', namespace, uid } = spec.claimRef ?? {};
  const claim = cluster.get('PersistentVolumeClaim', name, namespace);
  return claim === undefined || (uid !== undefined && claim.metadata.uid !== uid);
}
