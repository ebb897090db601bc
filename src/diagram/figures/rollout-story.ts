/**
 * What a figure over time shows: the Pods of some workloads at every instant of a command, who took over from whom, and
 * how many could serve.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { byName } from '../natural';
import { imageOf, replicaSetsOf, tagOf, type TopOwner } from '../owner';
import { type Box, podState } from '../pod-state';
import { fewerMoments } from '../replay/fewer';
import type { Scene } from '../scene';
import type { Scope } from '../scope';
import { shortNames } from '../short-name';
import { type Instant, timelineOf } from '../timeline';

/** One column of the figure. */
export interface Column {
  /** Virtual milliseconds since the command; undefined: before it. */
  readonly at: number | undefined;
  /** State by namespace and name of the Pod. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Those made since the command. */
  readonly made: ReadonlySet<string>;
}

/** One Pod, or one after the other of one name. */
export interface PodLine {
  readonly key: string;
  readonly name: string;
  /** UIDs that the line stands for. */
  readonly uids: readonly string[];
}

/** Pods that belong together: of one ReplicaSet while another takes over, or of one workload. */
export interface LineGroup {
  readonly id: string;
  readonly owner: TopOwner | undefined;
  /** `old v1`; absent where the owner says enough. */
  readonly age?: { readonly word: 'old' | 'new'; readonly tag: string };
  /** The tag that Pods get which are made now, where it is another than that of those before them. */
  readonly newTag?: string;
  readonly lines: readonly PodLine[];
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
  const before: Column = { at: undefined, boxes: boxesOf(scene.before, scope), made: new Set() };
  const all = [before, ...instants];
  const columns = fewerMoments(
    all.map((moment, index) => ({ moment, weight: changes(all[index - 1], moment) })),
    mostColumns,
    (_, next) => next,
  );
  return { columns, leftOut: all.length - columns.length, groups: groupsOf(scene, scope, all, known) };
}

const keyOf = (name: string, namespace: string | undefined): string => `${namespace ?? ''}/${name}`;
const keyOfPod = ({ metadata }: Pod): string => keyOf(metadata.name, metadata.namespace);

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

function boxesOf(cluster: Cluster, scope: Scope): ReadonlyMap<string, Box> {
  const pods = cluster.list('Pod').filter((pod) => scope.has(pod));
  return new Map(pods.map((pod) => [keyOfPod(pod), podState(pod, cluster).box]));
}

/** Instants of each namespace put together; the last is as the cluster is now. */
function instantsOf(scene: Scene, scope: Scope, known: ReadonlyMap<string, readonly Pod[]>): readonly Column[] {
  const { before, after, steps = [] } = scene;
  const strangers = new Set(
    [...before.list('Pod'), ...after.list('Pod')].filter((pod) => !scope.has(pod)).map(keyOfPod),
  );
  const patterns = scope.owners.map(namePattern);
  const spaces = new Set([
    ...scope.owners.map(({ metadata }) => metadata.namespace),
    ...[...known.keys()].map(spaceOf),
  ]);
  const lines = [...spaces].map((namespace) => {
    const belongs = (name: string, home: string | undefined) => {
      const key = keyOf(name, home);
      if (home !== namespace || strangers.has(key)) return false;
      return known.has(key) || patterns.some((isOne) => isOne(name, home));
    };
    return { namespace, instants: withSilence(timelineOf(before, steps, belongs), steps, before) };
  });
  const times = [...new Set(lines.flatMap(({ instants }) => instants.map(({ at }) => at)))].sort((a, b) => a - b);
  const columns = times.map((at): Column => {
    const boxes = new Map<string, Box>();
    const made = new Set<string>();
    for (const { namespace, instants } of lines) {
      const instant = instants.findLast((one) => one.at <= at);
      for (const [name, box] of instant?.pods ?? []) boxes.set(keyOf(name, namespace), box);
      for (const name of instant?.made ?? []) made.add(keyOf(name, namespace));
    }
    return { at, boxes, made };
  });
  return withEnd(columns, { at: after.now - before.now, boxes: boxesOf(after, scope) });
}

const spaceOf = (key: string): string | undefined => key.slice(0, key.indexOf('/')) || undefined;

/** What the cluster says is truer than what was read out of steps. */
function withEnd(columns: readonly Column[], end: Omit<Column, 'made'>): readonly Column[] {
  const last = columns.at(-1);
  if (last === undefined) return [];
  const made = new Set([...last.made].filter((key) => end.boxes.has(key)));
  if (isSame(last.boxes, end.boxes)) return columns;
  const isLater = (end.at ?? 0) > (last.at ?? 0);
  return [...(isLater ? columns : columns.slice(0, -1)), { ...end, made }];
}

const isSame = (a: ReadonlyMap<string, Box>, b: ReadonlyMap<string, Box>): boolean =>
  a.size === b.size && [...a].every(([key, box]) => b.get(key) === box);

function changes(previous: Column | undefined, { boxes }: Column): number {
  if (previous === undefined) return 1;
  const keys = new Set([...previous.boxes.keys(), ...boxes.keys()]);
  return [...keys].filter((key) => previous.boxes.get(key) !== boxes.get(key)).length;
}

/** Pods on a Node of which nothing is heard, from the instant at which it fell silent. */
function withSilence(instants: readonly Instant[], steps: readonly Step[], before: Cluster): readonly Instant[] {
  const silences = steps.filter(({ verb }) => verb === 'silenced-node' || verb === 'recovered-node');
  if (silences.length === 0) return instants;
  const isSilent = (node: string | undefined, at: number) =>
    silences.findLast((step) => step.object.name === node && step.at - before.now <= at)?.verb === 'silenced-node';
  return instants.map((instant) => ({
    ...instant,
    pods: new Map(
      [...instant.pods].map(([name, box]): [string, Box] => {
        const isUnheard = box !== 't' && isSilent(instant.nodes.get(name), instant.at);
        return [name, isUnheard ? '?' : box];
      }),
    ),
  }));
}

/** Names that Pods of a workload get. */
function namePattern({ kind, metadata }: TopOwner): (name: string, namespace: string | undefined) => boolean {
  const rest = { Deployment: /^[a-z0-9]+-[a-z0-9]{5}$/, StatefulSet: /^\d+$/, Job: /^(\d+-)?[a-z0-9]{5}$/ };
  const pattern = kind === 'Deployment' || kind === 'StatefulSet' || kind === 'Job' ? rest[kind] : /^[a-z0-9]{5}$/;
  const start = `${metadata.name}-`;
  return (name, namespace) =>
    namespace === metadata.namespace && name.startsWith(start) && pattern.test(name.slice(start.length));
}

function groupsOf(
  scene: Scene,
  scope: Scope,
  columns: readonly Column[],
  known: ReadonlyMap<string, readonly Pod[]>,
): readonly LineGroup[] {
  const keys = [...new Set(columns.flatMap(({ boxes }) => [...boxes.keys()]))];
  const names = shortNames([...known.values()].flat());
  const lineOf = (key: string): PodLine => {
    const pods = known.get(key) ?? [];
    const [pod] = pods;
    const full = key.slice(key.indexOf('/') + 1);
    return { key, name: (pod && names.get(pod.metadata.uid)) ?? full, uids: pods.map(({ metadata }) => metadata.uid) };
  };
  const left = new Set(keys);
  const take = (isOne: (name: string, namespace: string | undefined) => boolean) => {
    const taken = [...left].filter((key) => isOne(key.slice(key.indexOf('/') + 1), spaceOf(key)));
    for (const key of taken) left.delete(key);
    return taken;
  };
  const groups = scope.owners.flatMap((owner): readonly LineGroup[] => {
    const taken = take(namePattern(owner));
    const { uid } = owner.metadata;
    const ages = owner.kind === 'Deployment' ? agesOf(owner, scene, taken) : undefined;
    if (ages !== undefined) {
      return ages.map(({ keys: some, ...age }) => ({
        id: `${uid}/${age.word}`,
        owner,
        age,
        lines: some.map(lineOf),
      }));
    }
    const sorted = owner.kind === 'StatefulSet' ? taken.sort(byName) : taken;
    const newTag = newTagOf(owner, scene, known);
    return [{ id: uid, owner, ...(newTag === undefined ? {} : { newTag }), lines: sorted.map(lineOf) }];
  });
  const rest = left.size === 0 ? [] : [{ id: 'alone', owner: undefined, lines: [...left].map(lineOf) }];
  return [...groups, ...rest].filter(({ lines }) => lines.length > 0);
}

/** Old Pods and new ones, where a ReplicaSet took over. */
function agesOf(owner: Extract<TopOwner, { kind: 'Deployment' }>, { before, after }: Scene, keys: readonly string[]) {
  const { current } = replicaSetsOf(owner, after);
  if (current === undefined) return undefined;
  const isNew = (key: string) => key.slice(key.indexOf('/') + 1).startsWith(`${current.metadata.name}-`);
  const [now, old] = [keys.filter(isNew), keys.filter((key) => !isNew(key))];
  if (old.length === 0) return undefined;
  const was = before.get('Deployment', owner.metadata.name, owner.metadata.namespace);
  const previous = was === undefined ? undefined : replicaSetsOf(was, before).current;
  const tags = new Set(previous === undefined ? [] : [tagOf(imageOf(previous.spec.template.spec))]);
  return [
    { word: 'old' as const, tag: [...tags].join(' '), keys: old },
    { word: 'new' as const, tag: tagOf(imageOf(current.spec.template.spec)), keys: now },
  ];
}

/** The tag of the template of now, where Pods of another were there before. */
function newTagOf(owner: TopOwner, { before }: Scene, known: ReadonlyMap<string, readonly Pod[]>): string | undefined {
  const image = imageOf(owner.spec.template.spec);
  const isOne = namePattern(owner);
  const older = [...known.values()].flat().some((pod) => {
    const isThere = before.get('Pod', pod.metadata.name, pod.metadata.namespace)?.metadata.uid === pod.metadata.uid;
    return isThere && isOne(pod.metadata.name, pod.metadata.namespace) && imageOf(pod.spec) !== image;
  });
  return older ? tagOf(image) : undefined;
}
