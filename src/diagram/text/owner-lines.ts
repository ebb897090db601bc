/**
 * The first lines of a picture: who wants what, and has what.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut, PHONE_COLUMNS, spread } from './columns';
import { fractionWords, isRefused, isRollingOut, readyCount, standing } from '../workload';
import { imageOf, placedName, replicaSetsOf, revisionOf, tagOf, type TopOwner } from '../owner';

const MOST_LINES = 3;

export interface OwnerLinesOptions {
  /** Show the ReplicaSets, although only one has Pods. */
  readonly withReplicaSet: boolean;
  /** Show every revision with its number, as after a rollback. */
  readonly withRevisions: boolean;
  /** The command replaced Pods: show old and new. */
  readonly withOldAndNew: boolean;
  /** Those of a phone where nothing is said. */
  readonly columns?: number;
}

/** The owner lines of a picture. `before` tells which owners are gone and which revisions changed. */
export function ownerLines(
  owners: readonly TopOwner[],
  before: Cluster,
  after: Cluster,
  options: OwnerLinesOptions,
): readonly string[] {
  const [first] = owners;
  if (first === undefined) return [];
  const { columns = PHONE_COLUMNS } = options;
  const lines = owners.map((owner) => ownerLine(owner, after, columns));
  if (owners.length > 1 || after.get(first.kind, first.metadata.name, first.metadata.namespace) === undefined) {
    return lines;
  }
  if (first.kind !== 'Deployment') return [...lines, ...selectorLine(first, columns)];
  if (options.withRevisions) return [...lines, ...revisionLines(first, before, after, columns)];
  const hasNew = !isRefused(first) && (isRollingOut(first, after) || options.withOldAndNew);
  if (hasNew) return [...lines, ...oldAndNew(first, after, columns)];
  return options.withReplicaSet ? [...lines, ...replicaSetLine(first, after, columns)] : lines;
}

function ownerLine(owner: TopOwner, after: Cluster, columns: number): string {
  const name = `${owner.kind} ${placedName(owner)}`;
  if (after.get(owner.kind, owner.metadata.name, owner.metadata.namespace) === undefined) {
    return spread(name, 'gone', columns);
  }
  return spread(name, fractionWords(owner, after), columns);
}

function replicaSetLine(deployment: Deployment, cluster: Cluster, columns: number): readonly string[] {
  const { current } = replicaSetsOf(deployment, cluster);
  if (current === undefined) return [];
  const start = `'- ReplicaSet ${current.metadata.name}`;
  const image = imageOf(current.spec.template.spec);
  const fits = start.length + 2 + image.length <= columns;
  return [spread(start, cut(fits ? image : tagOf(image), 16), columns)];
}

function oldAndNew(deployment: Deployment, cluster: Cluster, columns: number): readonly string[] {
  const { current, old } = replicaSetsOf(deployment, cluster);
  if (current === undefined) return [];
  const running = old.filter((set) => standing(set, cluster).length > 0);
  const busy = running[0] ?? old[0];
  const sets = busy === undefined ? [current] : [busy, current];
  const isRunning = isRollingOut(deployment, cluster);
  const tags = sets.map((set) => cut(tagOf(imageOf(set.spec.template.spec)), 8));
  const width = Math.max(...tags.map((tag) => tag.length));
  const rows = sets.map((set, index) => {
    const isNew = set === current;
    const ready = readyCount(cluster.controlledBy('Pod', set.metadata.uid));
    const count = isNew
      ? isRunning
        ? `${ready} of ${set.spec.replicas}`
        : String(ready)
      : isRunning
        ? `${ready} ready`
        : `${set.spec.replicas}, kept`;
    const end = `${(tags[index] ?? '').padEnd(width)}  ${count}`;
    return { start: isNew ? "'- new " : '|- old ', name: set.metadata.name, end };
  });
  if (running.length < 2) return columned(rows, columns);
  return [severalOld(running, cluster, columns), ...columned(rows.slice(1), columns)];
}

/** Names under each other, cut to what the longest line has room for. */
function columned(
  rows: readonly { readonly start: string; readonly name: string; readonly end: string }[],
  columns: number,
): readonly string[] {
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const room = Math.min(longest, ...rows.map(({ start, end }) => columns - start.length - end.length - 2));
  return rows.map(({ start, name, end }) => `${start}${cut(name, room).padEnd(room)}  ${end}`);
}

/** Rollouts that were overtaken leave several old ReplicaSets with Pods. */
function severalOld(sets: readonly ReplicaSet[], cluster: Cluster, columns: number): string {
  const ready = sets.reduce((sum, set) => sum + readyCount(cluster.controlledBy('Pod', set.metadata.uid)), 0);
  const tags = sets.map((set) => cut(tagOf(imageOf(set.spec.template.spec)), 8)).reverse();
  const end = `  ${ready} ready`;
  return `${cut(`|- old ${tags.join(', ')}`, columns - end.length)}${end}`;
}

function revisionLines(deployment: Deployment, before: Cluster, after: Cluster, columns: number): readonly string[] {
  const sets = [...after.controlledBy('ReplicaSet', deployment.metadata.uid)].sort(
    (a, b) => revisionOf(a) - revisionOf(b),
  );
  const shown = sets.slice(-MOST_LINES);
  const tags = shown.map((set) => cut(tagOf(imageOf(set.spec.template.spec)), 8));
  const width = Math.max(...tags.map((tag) => tag.length));
  const rows = (unit: (set: ReplicaSet) => string) =>
    shown.map((set, index) => {
      const old = before.get('ReplicaSet', set.metadata.name, set.metadata.namespace);
      const mark = old === undefined ? '+' : revisionOf(old) === revisionOf(set) ? ' ' : '~';
      const end = `${(tags[index] ?? '').padEnd(width)}  ${readyOf(set, after)}${unit(set)}`;
      return { start: `${mark}rev ${revisionOf(set)}  `, name: set.metadata.name, end };
    });
  const whole = rows((set) => (set.spec.replicas === 1 ? ' Pod' : ' Pods'));
  const fits = whole.every(({ start, name, end }) => start.length + name.length + 2 + end.length <= columns);
  return columned(fits ? whole : rows(() => ''), columns);
}

/** `4`, or `1 of 3` where not all of them are ready. */
function readyOf(set: ReplicaSet, cluster: Cluster): string {
  const ready = readyCount(cluster.controlledBy('Pod', set.metadata.uid));
  return ready === set.spec.replicas ? String(ready) : `${ready} of ${set.spec.replicas}`;
}

function selectorLine(owner: TopOwner, columns: number): readonly string[] {
  const selector = owner.kind === 'DaemonSet' ? Object.entries(owner.spec.template.spec.nodeSelector ?? {}) : [];
  if (selector.length === 0) return [];
  return [cut(`runs on: ${selector.map(([key, value]) => `${key}=${value}`).join(', ')}`, columns)];
}
