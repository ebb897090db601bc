/**
 * The rows of a figure over time: which Pods belong together, and in which order they stand.
 */
import type { Pod } from '../../../api/objects';
import { byName } from '../../natural';
import { imageOf, replicaSetsOf, tagOf, type TopOwner } from '../../owner';
import type { Box } from '../../pod-state';
import type { Scene } from '../../scene';
import type { Scope } from '../../scope';
import { shortNames } from '../../short-name';
import { nameOf, spaceOf } from './pod-key';
import type { Column } from './rollout-story';

/** One Pod, or Pods that took over from each other. */
export interface PodLine {
  /** Of the Pods; never two at one time. */
  readonly keys: readonly string[];
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

/** Names that Pods of a workload get. */
export function namePattern({ kind, metadata }: TopOwner): (name: string, namespace: string | undefined) => boolean {
  const rest = { Deployment: /^[a-z0-9]+-[a-z0-9]{5}$/, StatefulSet: /^\d+$/, Job: /^(\d+-)?[a-z0-9]{5}$/ };
  const pattern = kind === 'Deployment' || kind === 'StatefulSet' || kind === 'Job' ? rest[kind] : /^[a-z0-9]{5}$/;
  const start = `${metadata.name}-`;
  return (name, namespace) =>
    namespace === metadata.namespace && name.startsWith(start) && pattern.test(name.slice(start.length));
}

export function groupsOf(
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
    const name = (pod && names.get(pod.metadata.uid)) ?? nameOf(key);
    return { keys: [key], name, uids: pods.map(({ metadata }) => metadata.uid) };
  };
  const left = new Set(keys);
  const take = (isOne: (name: string, namespace: string | undefined) => boolean) => {
    const taken = [...left].filter((key) => isOne(nameOf(key), spaceOf(key)));
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
        lines: inOrderOfLife(some, columns, age.word).map(lineOf),
      }));
    }
    const sorted = owner.kind === 'StatefulSet' ? taken.sort(byName) : taken;
    const lines = sorted.map(lineOf);
    const newTag = newTagOf(owner, scene, known);
    return [
      {
        id: uid,
        owner,
        ...(newTag === undefined ? {} : { newTag }),
        lines: owner.kind === 'DaemonSet' ? byNode(lines, columns) : lines,
      },
    ];
  });
  const rest = left.size === 0 ? [] : [{ id: 'alone', owner: undefined, lines: [...left].map(lineOf) }];
  return [...groups, ...rest].filter(({ lines }) => lines.length > 0);
}

/** A line for each Node, where its daemon Pods took over from each other one at a time. */
function byNode(lines: readonly PodLine[], columns: readonly Column[]): readonly PodLine[] {
  const nodeOf = ({ keys: [key = ''] }: PodLine) => columns.findLast(({ nodes }) => nodes.has(key))?.nodes.get(key);
  const onNode = new Map<string, PodLine[]>();
  for (const line of lines) onNode.set(nodeOf(line) ?? '', [...(onNode.get(nodeOf(line) ?? '') ?? []), line]);
  return [...onNode]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([node, some]) => {
      const keys = some.flatMap((line) => line.keys);
      const isInTurns = columns.every(({ boxes }) => keys.filter((key) => boxes.has(key)).length <= 1);
      if (node === '' || !isInTurns) return some;
      return [{ keys, name: node, uids: some.flatMap(({ uids }) => uids) }];
    });
}

/** Old Pods and new ones, where a ReplicaSet took over. */
function agesOf(owner: Extract<TopOwner, { kind: 'Deployment' }>, { before, after }: Scene, keys: readonly string[]) {
  const { current } = replicaSetsOf(owner, after);
  if (current === undefined) return undefined;
  const isNew = (key: string) => nameOf(key).startsWith(`${current.metadata.name}-`);
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

/** Old Pods in the order in which they left, new ones in the order in which they came and became ready. */
function inOrderOfLife(keys: readonly string[], columns: readonly Column[], age: 'old' | 'new'): readonly string[] {
  const first = (isIt: (box: Box | undefined) => boolean) => (key: string) => {
    const index = columns.findIndex(({ boxes }) => isIt(boxes.get(key)));
    return index < 0 ? columns.length : index;
  };
  const left = first((box) => box === undefined || box === 't');
  const [came, ready] = [first((box) => box !== undefined), first((box) => box === 'R')];
  return [...keys].sort((a, b) => (age === 'old' ? left(a) - left(b) : came(a) - came(b) || ready(a) - ready(b)));
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
