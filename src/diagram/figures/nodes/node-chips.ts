/**
 * What is special about a Node, as chips that differ in shape too: filled for NOT READY, dashed for silence, square
 * corners for taints, none for labels.
 */
import type { Taint } from '../../../api/objects';
import { own } from '../../../api/own';
import { OUT_OF_SERVICE_TAINT } from '../../../api/taints';
import { boxed, type Piece, space } from '../../drawing/piece';
import type { LaneView } from '../../view';
import { chip } from '../chip';

/** Taints that the Node's notes tell already. */
const SYSTEM = 'node.kubernetes.io/';

/**
 * @param keys labels that are shown
 * @param room the widest that a chip may be
 */
export function nodeChips(lane: LaneView, keys: readonly string[], room: number): readonly Piece[] {
  const notes = (lane.note?.split(', ') ?? []).map((note) => noteChip(note, room));
  if (lane.note === 'gone') return notes;
  const labels = keys.flatMap((key) => {
    const value = own(lane.node.metadata.labels, key);
    return value === undefined ? [] : [chip(`${key}=${value}`, { stroke: 'line', fill: 'paper', radius: 9 }, room)];
  });
  return [...notes, ...taintWords(lane).map((text) => taintChip(text, room)), ...labels];
}

function noteChip(note: string, room: number): Piece {
  if (note === 'NOT READY') return chip(note, { fill: 'trouble', tone: 'paper', isStrong: true }, room);
  if (note === 'gone') return chip(note, { stroke: 'changed', isDashed: true, tone: 'faint' }, room);
  if (note.startsWith('silent')) {
    return chip(note, { stroke: 'silent', fill: 'paper', isDashed: true, tone: 'silent', strokeWidth: 1.5 }, room);
  }
  return chip(note, { fill: 'ink', tone: 'paper', isStrong: true }, room);
}

function taintChip(text: string, room: number): Piece {
  return chip(text, { stroke: 'waiting', fill: 'paper', tone: 'waiting', radius: 0, strokeWidth: 1.5 }, room);
}

/** What taints look like beside words. */
export const taintMark = (): Piece =>
  boxed(space(16, 12), { stroke: 'waiting', fill: 'paper', radius: 0, strokeWidth: 1.5 });

/** Those that somebody set. */
const chosenTaints = ({ node }: Pick<LaneView, 'node'>): readonly Taint[] =>
  (node.spec.taints ?? []).filter(({ key }) => !key.startsWith(SYSTEM) || key === OUT_OF_SERVICE_TAINT);

/** What the taints of a Node do to Pods, each effect once. */
export const taintEffects = (lane: LaneView): readonly string[] => [
  ...new Set(lane.note === 'gone' ? [] : chosenTaints(lane).map(({ effect }) => effect)),
];

/** `dedicated=db: NoSchedule` for every taint that somebody set. */
export function taintWords(lane: Pick<LaneView, 'node'>): readonly string[] {
  return chosenTaints(lane).map(({ key, value, effect }) => {
    const name = key === OUT_OF_SERVICE_TAINT ? 'out-of-service' : key;
    return `taint ${name}${value === undefined || value === '' ? '' : `=${value}`}: ${effect}`;
  });
}
