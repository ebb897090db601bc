/**
 * Who uses which disk: a figure for each workload that has claims, and a line for each claim of nobody.
 */
import { type PersistentVolumeClaim, refOf } from '../../api/objects';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { cut, diskName, PHONE_COLUMNS } from './columns';
import { alsoLine, pendingLine } from './foot';
import { drawLanes } from './lanes';
import { claimsOf } from '../mark';
import { byName } from '../natural';
import type { TopOwner } from '../owner';
import { ownerLines } from './owner-lines';
import { scopeOf } from '../scope';
import { shortName } from '../short-name';
import { podsIn, type View, viewOf } from '../view';

const KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'] as const;
const WHOLE = { isQuietCompact: false, isGoneCounted: false, countLines: 1, explained: new Set<string>(), tags: false };
const LONGEST_CLAIM = 24;

/** From the richest drawing to the poorest: figures, figures close together, a line for each claim. */
export function* storageDrawings(cluster: Cluster): Generator<readonly string[]> {
  const figures = KINDS.flatMap((kind) =>
    [...cluster.list(kind)].sort((a, b) => byName(a.metadata.name, b.metadata.name)),
  )
    .filter((owner) => owner.metadata.ownerReferences === undefined)
    .flatMap((owner) => figureOf(owner, cluster) ?? []);
  const drawn = new Set(figures.flatMap(({ claims }) => claims));
  const others = cluster.list('PersistentVolumeClaim').filter((claim) => !drawn.has(keyOf(claim)));
  const also =
    figures.length === 0
      ? []
      : alsoLine(
          viewOf(
            cluster,
            cluster,
            scopeOf(
              cluster,
              cluster,
              figures.map(({ owner }) => refOf(owner)),
            ),
          ),
        );
  const rest = [...listOf(others, cluster), ...also];
  yield apart([...figures.map(({ head, lines }) => [...head, '', ...lines]), rest]);
  yield apart([...figures.map(({ head, lines }) => [...head, ...lines]), rest]);
  yield listOf(cluster.list('PersistentVolumeClaim'), cluster);
}

interface Figure {
  readonly owner: TopOwner;
  readonly head: readonly string[];
  readonly lines: readonly string[];
  /** Keys of the claims that it shows. */
  readonly claims: readonly string[];
}

/** The Pods of one workload that have volumes, and what is kept for others. */
function figureOf(owner: TopOwner, cluster: Cluster): Figure | undefined {
  const whole = viewOf(cluster, cluster, scopeOf(cluster, cluster, [refOf(owner)]));
  const view: View = {
    ...whole,
    lanes: whole.lanes.filter(({ pods }) => pods.length > 0),
    alsoHere: [],
  };
  const namespace = owner.metadata.namespace ?? '';
  const used = podsIn(view).flatMap(({ claims }) => claims.map((name) => `${namespace}/${name}`));
  if (used.length === 0 && view.kept.length === 0) return undefined;
  const lanes = drawLanes(view, { ...WHOLE, lanes: view.lanes.length, labels: [] });
  const options = { withReplicaSet: false, withRevisions: false, withOldAndNew: false };
  return {
    owner,
    head: ownerLines([owner], cluster, cluster, options),
    lines: [...lanes.lines, ...pendingLine(view, lanes)],
    claims: [...used, ...view.kept.map(keyOf)],
  };
}

/** `(data-db-0)   db-0`: who uses it, or what it waits for. */
function listOf(claims: readonly PersistentVolumeClaim[], cluster: Cluster): readonly string[] {
  const sorted = [...claims].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const users = usersByClaim(cluster);
  const names = sorted.map((claim) => diskName(claim.metadata.name, LONGEST_CLAIM));
  const width = Math.max(0, ...names.map((name) => name.length));
  return sorted.map((claim, index) => {
    const pods = users.get(keyOf(claim)) ?? [];
    const [only] = pods;
    const who = only === undefined ? 'kept, no Pod' : pods.length > 1 ? `${pods.length} Pods` : only;
    const state = claim.status.phase === 'Bound' ? who : 'no disk yet';
    return cut(`${(names[index] ?? '').padEnd(width)}  ${state}`, PHONE_COLUMNS);
  });
}

/** Short names of the Pods that use each claim, by its key. */
export function usersByClaim(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const pod of cluster.each('Pod')) {
    for (const name of claimsOf(pod)) {
      const key = `${pod.metadata.namespace ?? ''}/${name}`;
      const others = users.get(key);
      if (others === undefined) users.set(key, [shortName(pod)]);
      else others.push(shortName(pod));
    }
  }
  return users;
}

function apart(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
