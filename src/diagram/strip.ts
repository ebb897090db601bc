/**
 * Strips: time runs down, places across, a letter per Pod, and a number at the end that matters. For what happens in
 * order: the rollout of a Deployment, the start of a StatefulSet.
 */
import type { Deployment, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Step } from '../cluster/step';
import { cut, pack, PHONE_COLUMNS } from './columns';
import { duration } from './duration';
import { byName } from './natural';
import { imageOf, replicaSetsOf, tagOf, type TopOwner } from './owner';
import { isRollingOut } from './owner-lines';
import { BOXES, type Box, podState } from './pod-state';
import { type Instant, timelineOf } from './timeline';

const MOST_ROWS = 6;
/** Pods across: more do not fit beside each other. */
const MOST_ACROSS = 6;
/** Letters in one cell of a rollout; more are counted. */
const MOST_LETTERS = 5;

/** A rollout that came to its end in this command: old Pods, new Pods, how many can serve. */
export function rolloutStrip(
  owner: TopOwner,
  before: Cluster,
  after: Cluster,
  steps: readonly Step[],
): { readonly lines: readonly string[]; readonly legend: readonly string[] } | undefined {
  if (owner.kind !== 'Deployment' || isRollingOut(owner, after)) return undefined;
  const sets = setsOf(owner, before, after);
  if (sets === undefined) return undefined;
  const instants = timelineOf(before, steps, (name) => sets.isOld(name) || sets.isNew(name));
  if (instants.length < 3 || !instants.some((instant) => [...instant.pods.keys()].some(sets.isOld))) return undefined;
  const rows = thinned(telling(instants)).map((instant) => {
    const letters = (belongs: (name: string) => boolean) =>
      lettersOf([...instant.pods].filter(([name]) => belongs(name)).map(([, box]) => box));
    const serving = [...instant.pods.values()].filter((box) => box === 'R').length;
    const boxes = [...instant.pods.values()];
    return { time: duration(instant.at), old: letters(sets.isOld), now: letters(sets.isNew), serving, boxes };
  });
  const [oldHead, newHead] = [`old ${sets.oldTag}`, `new ${sets.newTag}`];
  const oldWidth = Math.max(8, oldHead.length, ...rows.map((row) => row.old.length)) + 2;
  const newWidth = Math.max(8, newHead.length, ...rows.map((row) => row.now.length)) + 2;
  const lines = [
    `      ${oldHead.padEnd(oldWidth)}${newHead.padEnd(newWidth)}can serve`,
    ...rows.map(
      ({ time, old, now, serving }) =>
        `${time.padStart(3).padEnd(6)}${old.padEnd(oldWidth)}${now.padEnd(newWidth)}${String(serving).padStart(4)}`,
    ),
  ];
  if (lines.some((line) => line.length > PHONE_COLUMNS)) return undefined;
  return {
    lines,
    legend: letterLegend(
      rows.flatMap(({ boxes }) => boxes),
      troubleIn(
        steps,
        before.list('Pod').filter((pod) => sets.isOld(pod.metadata.name)),
        before,
      ),
    ),
  };
}

/** Several Pods of a StatefulSet that came one after another. */
export function startStrip(owner: TopOwner, before: Cluster, steps: readonly Step[]): readonly string[] | undefined {
  if (owner.kind !== 'StatefulSet') return undefined;
  const { name, namespace } = owner.metadata;
  const belongs = (pod: string) => pod.startsWith(`${name}-`) && /^\d+$/.test(pod.slice(name.length + 1));
  const made = steps.filter((step) => step.verb === 'made-pod' && belongs(step.object.name));
  const wasThere = before.list('Pod', namespace).filter((pod) => belongs(pod.metadata.name));
  if (made.length < 2 || wasThere.length > 0) return undefined;
  const instants = timelineOf(before, steps, belongs).filter((instant) => instant.pods.size > 0);
  const pods = [...new Set(instants.flatMap((instant) => [...instant.pods.keys()]))].sort(byName);
  const width = Math.max(4, ...pods.map((pod) => pod.length)) + 3;
  if (instants.length < 2 || pods.length > MOST_ACROSS || 4 + pods.length * width > PHONE_COLUMNS) return undefined;
  const middle = Math.floor((width - 3) / 2);
  return [
    `${' '.repeat(7)}${pods.map((pod) => pod.padEnd(width)).join('')}`.trimEnd(),
    ...thinned(instants).map((instant) => {
      const cells = pods.map((pod) => (' '.repeat(middle) + (instant.pods.get(pod) ?? '-')).padEnd(width));
      return `${duration(instant.at).padStart(3).padEnd(7)}${cells.join('')}`.trimEnd();
    }),
  ];
}

interface Sets {
  readonly isOld: (pod: string) => boolean;
  readonly isNew: (pod: string) => boolean;
  readonly oldTag: string;
  readonly newTag: string;
}

/** Which Pods are old and which are new; undefined when the command changed no template. */
function setsOf(owner: Deployment, before: Cluster, after: Cluster): Sets | undefined {
  const was = before.get('Deployment', owner.metadata.name, owner.metadata.namespace);
  const { current } = replicaSetsOf(owner, after);
  if (was === undefined || current === undefined) return undefined;
  const previous = replicaSetsOf(was, before).current;
  if (previous === undefined || previous.metadata.uid === current.metadata.uid) return undefined;
  const others = after.controlledBy('ReplicaSet', owner.metadata.uid).filter((set) => set !== current);
  const isNew = (pod: string) => pod.startsWith(`${current.metadata.name}-`);
  return {
    isNew,
    isOld: (pod) => others.some((set) => pod.startsWith(`${set.metadata.name}-`)),
    oldTag: cut(tagOf(imageOf(previous.spec.template.spec)), 8),
    newTag: cut(tagOf(imageOf(current.spec.template.spec)), 8),
  };
}

/** Leaves out instants at which Pods were gone and nothing else happened, but for the last. */
function telling(instants: readonly Instant[]): readonly Instant[] {
  return instants.filter((instant, index) => {
    const previous = instants[index - 1];
    if (previous === undefined || index === instants.length - 1) return true;
    return [...instant.pods].some(([name, box]) => previous.pods.get(name) !== box);
  });
}

/** The first, the last and what lies evenly between: at most six. */
function thinned(instants: readonly Instant[]): readonly Instant[] {
  if (instants.length <= MOST_ROWS) return instants;
  const step = (instants.length - 1) / (MOST_ROWS - 1);
  return Array.from({ length: MOST_ROWS }, (_, row) => instants[Math.round(row * step)]!);
}

/** `R R s`, or `R x4 s x2` where there are too many; `-` for none. */
function lettersOf(boxes: readonly Box[]): string {
  const order = BOXES.map(({ box }) => box);
  const sorted = [...boxes].sort((a, b) => rank(a, order) - rank(b, order));
  if (sorted.length === 0) return '-';
  if (sorted.length <= MOST_LETTERS) return sorted.join(' ');
  const unique = [...new Set(sorted)];
  return unique.map((box) => `${sorted.filter((other) => other === box).length}${box}`).join(' ');
}

/** Ready first, then what is on its way out, then what is on its way in. */
function rank(box: Box, order: readonly Box[]): number {
  return box === 'R' ? -2 : box === 't' ? -1 : order.indexOf(box);
}

/** What `!` stood for: images that could not be pulled, containers that crashed, or both. */
function troubleIn(steps: readonly Step[], old: readonly Pod[], before: Cluster): string {
  const was = new Set(old.map((pod) => podState(pod, before).word));
  const has = (...verbs: readonly Step['verb'][]) => steps.some((step) => verbs.includes(step.verb));
  const words = [
    ...(has('failed-to-pull', 'waits-to-pull') || was.has('image pull') ? ['image pull'] : []),
    ...(has('container-ended', 'waits-to-restart') || was.has('crash wait') ? ['crash wait'] : []),
  ];
  return words.join(' / ');
}

function letterLegend(boxes: readonly Box[], trouble: string): readonly string[] {
  const used = new Set(boxes);
  const words = BOXES.filter(({ box }) => used.has(box) && box !== ' ').map(
    ({ box, words: [word = ''] }) => `${box} ${box === '!' && trouble !== '' ? trouble : word}`,
  );
  return pack(words, '  ');
}
