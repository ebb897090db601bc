/**
 * What a figure over time shows: the Pods of some workloads at every instant of a command, who took over from whom, and
 * how many could serve.
 */
import type { Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import type { Step } from '../../../cluster/step';
import { leads } from '../../leader';
import { type Box, podState } from '../../pod-state';
import { fewerMoments } from '../../replay/fewer';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { type Instant, timelineOf } from '../../timeline';
import { groupsOf, type LineGroup, namePattern } from './rollout-groups';
import { keyOf, keyOfPod, nameOf, spaceOf } from './pod-key';

/** One column of the figure. */
export interface Column {
  /** Virtual milliseconds since the command; undefined: before it. */
  readonly at: number | undefined;
  /** State by namespace and name of the Pod. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** The Nodes of those that have one. */
  readonly nodes: ReadonlyMap<string, string>;
  /** Those made since the command. */
  readonly made: ReadonlySet<string>;
  /** Those that lead a database. */
  readonly leaders: ReadonlySet<string>;
}

export interface RolloutStory {
  readonly columns: readonly Column[];
  /** Instants that are not among the columns. */
  readonly leftOut: number;
  readonly groups: readonly LineGroup[];
}

/** Undefined where nothing happened to these Pods one after another. */
export function storyOf(scene: Scene, scope: Scope, mostColumns: number): RolloutStory | undefined {
  const known = podsOfScene(scene, scope);
  const instants = instantsOf(scene, scope, known);
  if (instants.length < 2) return undefined;
  const before: Column = { at: undefined, ...lookOf(scene.before, scope), made: new Set() };
  const all = [before, ...instants];
  const columns = fewerMoments(
    all.map((moment, index) => ({ moment, weight: changes(all[index - 1], moment) })),
    mostColumns,
    (_, next) => next,
  );
  return { columns, leftOut: all.length - columns.length, groups: groupsOf(scene, scope, all, known) };
}

/** Pods in scope before and after, by key; both where a Pod took over the name of another. */
function podsOfScene({ before, after }: Scene, scope: Scope): ReadonlyMap<string, readonly Pod[]> {
  const known = new Map<string, Pod[]>();
  for (const pod of [...before.list('Pod'), ...after.list('Pod')]) {
    if (!scope.has(pod)) continue;
    const same = known.get(keyOfPod(pod)) ?? [];
    if (same.every(({ metadata }) => metadata.uid !== pod.metadata.uid)) known.set(keyOfPod(pod), [...same, pod]);
  }
  return known;
}

function lookOf(cluster: Cluster, scope: Scope): Omit<Column, 'at' | 'made'> {
  const pods = cluster.list('Pod').filter((pod) => scope.has(pod));
  return {
    boxes: new Map(pods.map((pod) => [keyOfPod(pod), podState(pod, cluster).box])),
    nodes: new Map(
      pods.flatMap((pod) => (pod.spec.nodeName === undefined ? [] : [[keyOfPod(pod), pod.spec.nodeName]])),
    ),
    leaders: new Set(pods.filter((pod) => leads(pod, cluster)).map(keyOfPod)),
  };
}

/** Instants of all namespaces put together; the last is as the cluster is now. */
function instantsOf(scene: Scene, scope: Scope, known: ReadonlyMap<string, readonly Pod[]>): readonly Column[] {
  const { before, after, steps = [] } = scene;
  const start = lookOf(before, scope);
  const isKnown = ({ object }: Step) => known.has(keyOf(object.name, object.namespace));
  const lines = linesOf(scene, scope, known);
  const silences = steps.filter(({ verb }) => verb === 'silenced-node' || verb === 'recovered-node');
  const led = steps.filter(({ verb }) => verb === 'took-lead' || verb === 'lost-lead').filter(isKnown);
  const times = new Set([...silences, ...led].map(({ at }) => at - before.now));
  for (const { instants } of lines) for (const { at } of instants) times.add(at);
  const columns = [...times]
    .sort((a, b) => a - b)
    .map((at): Column => {
      const boxes = new Map<string, Box>();
      const nodes = new Map<string, string>();
      const made = new Set<string>();
      for (const { namespace, instants } of lines) {
        const instant = instants.findLast((one) => one.at <= at);
        if (instant === undefined) {
          for (const [key, box] of start.boxes) if (spaceOf(key) === namespace) boxes.set(key, box);
          for (const [key, node] of start.nodes) if (spaceOf(key) === namespace) nodes.set(key, node);
          continue;
        }
        for (const [name, box] of instant.pods) boxes.set(keyOf(name, namespace), box);
        for (const [name, node] of instant.nodes) nodes.set(keyOf(name, namespace), node);
        for (const name of instant.made) made.add(keyOf(name, namespace));
      }
      const leaders = leadersAt(before.now + at, start.leaders, led, boxes);
      return withSilence({ at, boxes, nodes, made, leaders }, silences, before.now);
    });
  const took = after.now - before.now;
  return withEnd(
    columns.filter((one, index) => !isSame(columns[index - 1] ?? start, one)),
    took,
    lookOf(after, scope),
  );
}

/** The instants of each namespace: names are unique in one. */
function linesOf(
  { before, after, steps = [] }: Scene,
  scope: Scope,
  known: ReadonlyMap<string, readonly Pod[]>,
): readonly { readonly namespace: string | undefined; readonly instants: readonly Instant[] }[] {
  const strangers = new Set(
    [...before.list('Pod'), ...after.list('Pod')].filter((pod) => !scope.has(pod)).map(keyOfPod),
  );
  const patterns = scope.owners.map(namePattern);
  const spaces = new Set([
    ...scope.owners.map(({ metadata }) => metadata.namespace),
    ...[...known.keys()].map(spaceOf),
  ]);
  return [...spaces].map((namespace) => {
    const belongs = (name: string, home: string | undefined) => {
      const key = keyOf(name, home);
      if (home !== namespace || strangers.has(key)) return false;
      return known.has(key) || patterns.some((isOne) => isOne(name, home));
    };
    return { namespace, instants: timelineOf(before, steps, belongs) };
  });
}

/** Nothing happened for so long: the end is another moment, although it looks the same. */
const LONG = 10_000;

/** What the cluster says is truer than what was read out of steps. */
function withEnd(columns: readonly Column[], took: number, end: Omit<Column, 'at' | 'made'>): readonly Column[] {
  const last = columns.at(-1);
  if (last === undefined) return [];
  const isLonger = took - (last.at ?? 0) >= LONG;
  if (isSame(last, end) && !isLonger) return columns;
  const isLater = took > (last.at ?? 0);
  return [...(isLater ? columns : columns.slice(0, -1)), { at: took, ...end, made: last.made }];
}

type Look = Pick<Column, 'boxes' | 'leaders'>;

const isSame = (a: Look, b: Look): boolean => changes(a, b) === 0;

/** How many Pods look different. */
function changes(previous: Look | undefined, { boxes, leaders }: Look): number {
  if (previous === undefined) return 1;
  const keys = new Set([...previous.boxes.keys(), ...boxes.keys()]);
  const differs = (key: string) =>
    previous.boxes.get(key) !== boxes.get(key) || previous.leaders.has(key) !== leaders.has(key);
  return [...keys].filter(differs).length;
}

/** Whoever took a lead has it until another takes that of the same database. */
function leadersAt(
  time: number,
  first: ReadonlySet<string>,
  led: readonly Step[],
  boxes: ReadonlyMap<string, Box>,
): ReadonlySet<string> {
  const leaders = new Set(first);
  for (const { verb, object, detail, at } of led) {
    if (at > time) break;
    const { namespace } = object;
    const isOfSame = (key: string) =>
      spaceOf(key) === namespace && nameOf(key).replace(/-\d+$/, '') === String(detail?.set ?? '');
    for (const key of leaders) if (isOfSame(key)) leaders.delete(key);
    if (verb === 'took-lead') leaders.add(keyOf(object.name, namespace));
  }
  return new Set([...leaders].filter((key) => boxes.has(key)));
}

/** Pods on a Node of which nothing is heard, from the instant at which it fell silent. */
function withSilence(column: Column, silences: readonly Step[], start: number): Column {
  if (silences.length === 0) return column;
  const isSilent = (node: string | undefined) =>
    silences.findLast(({ object, at }) => object.name === node && at - start <= (column.at ?? 0))?.verb ===
    'silenced-node';
  const boxes = [...column.boxes].map(([key, box]): [string, Box] => [
    key,
    box !== 't' && isSilent(column.nodes.get(key)) ? '?' : box,
  ]);
  return { ...column, boxes: new Map(boxes) };
}
