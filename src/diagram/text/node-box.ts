/**
 * One Node as a box of lines, with its Pods one by one or counted.
 */
import type { Mark } from '../mark';
import { BOXES, stateKey } from '../pod-state';
import type { PodView, View } from '../view';
import { cutMiddle, pack } from './columns';
import { boxCounts, countLines } from './compact-lanes';
import { isChanged, isInTrouble } from '../lane-choice';
import { labelsOf } from './lanes';
import { podRows, volumeColumnsOf } from './pod-rows';

/** What a box is about: a Node, or the Pods that have none. */
export interface NodeBox {
  readonly title: string;
  readonly mark: Mark;
  /** What is special about the Node. */
  readonly notes: readonly string[];
  readonly pods: readonly PodView[];
  /** Pods on the Node that the picture is not about. */
  readonly others: number;
  /** Whether it has changed or is in trouble. */
  readonly isUrgent: boolean;
}

/** The Nodes in their order, and at the end those Pods that have none. */
export function boxesOf(view: View, labels: readonly string[]): readonly NodeBox[] {
  const nodes = view.lanes.map((lane) => {
    const label = labelsOf(lane, labels);
    return {
      title: lane.node.metadata.name,
      mark: lane.mark,
      notes: [...(lane.note?.split(', ') ?? []), ...(label === '' ? [] : [label])],
      pods: lane.pods,
      others: lane.others,
      isUrgent: isChanged(lane) || isInTrouble(lane),
    };
  });
  const { homeless } = view;
  if (homeless.length === 0) return nodes;
  return [...nodes, { title: 'no Node', mark: ' ', notes: [], pods: homeless, others: 0, isUrgent: true }];
}

/** How Pods stand in a box: by their whole names, by short ones where those do not fit, or counted by workload. */
export type BoxDetail = 'whole names' | 'names' | 'counts';

/** ` + [R] ` before a name. */
const BEFORE_NAME = 7;
const BEFORE_NOTE = '   ';
const MOST_COUNT_LINES = 3;
/** The line of symbols says what these boxes mean; others have several words, which stand beside them. */
const ONE_WORD = new Set(
  BOXES.filter(({ words }) => words.length === 1).flatMap(({ box, words }) =>
    words.map((word) => stateKey({ box, word })),
  ),
);

/** The lines in a box of so many columns; undefined where a name does not fit. */
export function linesInBox(box: NodeBox, columns: number, detail: BoxDetail): readonly string[] | undefined {
  const room = columns - 3;
  const fits = ({ label }: PodView) => label.length + BEFORE_NAME <= room;
  const whole = box.pods.map(withWholeName);
  if (detail === 'whole names' && !whole.every(fits)) return undefined;
  const named = whole.map((pod, index) => (fits(pod) ? pod : (box.pods[index] ?? pod)));
  if (detail === 'names' && !named.every(fits)) return undefined;
  return [
    titleLine(box, room),
    ...pack(box.notes, ', ', room - BEFORE_NOTE.length).map((note) => BEFORE_NOTE + note),
    ...(detail === 'counts' ? countedPods(box.pods, room) : podsOneByOne(named, room)),
  ];
}

/** ` ~ node-3               2 Pods`: the mark stands over those of the Pods. */
function titleLine({ mark, title, notes, pods, others }: NodeBox, room: number): string {
  const count = notes.includes('gone') ? '' : countOf(pods, others);
  const name = cutMiddle(title, room - BEFORE_NOTE.length - 1 - count.length);
  return ` ${mark} ${name.padEnd(room - BEFORE_NOTE.length - count.length)}${count}`;
}

/** `2 Pods`, `2 Pods + 3`, `3 others`, `empty`. */
function countOf(pods: readonly PodView[], others: number): string {
  const there = pods.filter(({ mark }) => mark !== '-').length;
  if (there === 0) return others === 0 ? 'empty' : `${others} other${others === 1 ? '' : 's'}`;
  const rest = others === 0 ? '' : `, ${others} other${others === 1 ? '' : 's'}`;
  return `${there} Pod${there === 1 ? '' : 's'}${rest}`;
}

function withWholeName(pod: PodView): PodView {
  const name = pod.pod.metadata.name;
  return { ...pod, name, label: pod.leads ? `${name}*` : name };
}

function podsOneByOne(pods: readonly PodView[], room: number): readonly string[] {
  const volumeColumns = volumeColumnsOf(pods);
  const layout = { room, explained: ONE_WORD, tags: false, volumeColumns, shared: undefined };
  return pods.flatMap((pod) => podRows(pod, layout).map(({ text }) => text));
}

function countedPods(pods: readonly PodView[], room: number): readonly string[] {
  if (pods.length === 0) return [];
  return countLines(pods, room - BEFORE_NOTE.length, MOST_COUNT_LINES).map((line) => BEFORE_NOTE + line);
}

/** `node-17   [R]x4 [!]x1` in so many columns; the number alone where the counts do not fit. */
export function drawCell({ title, mark, notes, pods, others }: NodeBox, columns: number, nameColumns: number): string {
  const room = columns - 1 - nameColumns - 2;
  const counts = pods.length === 0 ? countOf(pods, others) : boxCounts(pods);
  const words = [...notes, counts].join(', ');
  const text = [words, counts].find(({ length }) => length <= room) ?? countOf(pods, others);
  return `${mark}${cutMiddle(title, nameColumns).padEnd(nameColumns)}  ${text}`;
}
