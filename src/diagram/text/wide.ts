/**
 * A cluster for a projector: Nodes as boxes side by side, with the whole names of their Pods. 100 columns, 40 lines.
 *
 *   +------------------------------+  +------------------------------+
 *   |   node-1               1 Pod |  |  ~node-2               1 Pod |
 *   |   [R] web-6f8d4c97b5-x2k4p   |  |       cordoned               |
 *   +------------------------------+  |   [R] web-6f8d4c97b5-9c5zn   |
 *                                     +------------------------------+
 */
import { labelKeys } from '../labels';
import type { Scene } from '../scene';
import { scopeOf } from '../scope';
import { upcomingInScope } from '../upcoming';
import { podsIn, type View, viewOf } from '../view';
import { ascii, pack, WIDE_COLUMNS, WIDE_LINES } from './columns';
import { alsoLine, pendingLine } from './foot';
import { legendLines, stoppingWaitsFor } from './legend';
import { nextLines } from './next-lines';
import { boxesOf, type NodeBox } from './node-box';
import { nodeBoxes } from './node-boxes';
import { wideOwners } from './wide-owners';

/** Claims that wait for their Pod and shared disks, by name; more are counted. */
const MOST_DISKS = 12;

/** The lines of the wide picture, at most 40 of at most 100 columns. */
export function drawWide(scene: Scene): readonly string[] {
  const { before, after, below = [] } = scene;
  const scope = scopeOf(before, after, scene.focus);
  const view = viewOf(before, after, scope);
  const owners = wideOwners(view, scene);
  const empty = podsIn(view).length === 0 && view.owners.length === 0 ? ['nothing runs here yet'] : [];
  const boxes = boxesOf(view, labelKeys(view, scene.steps ?? []));
  const foot = [
    ...diskLines(view),
    ...pendingLine(view, {}, WIDE_COLUMNS),
    ...alsoLine(view, WIDE_COLUMNS),
    ...symbols(view, boxes),
    ...nextLines(upcomingInScope(scene.next ?? [], scope, after), after, WIDE_COLUMNS),
  ];
  const head = [...empty, ...owners];
  const around = [head, below, foot].reduce((sum, part) => sum + (part.length === 0 ? 0 : part.length + 1), 0);
  const drawn = nodeBoxes(boxes, WIDE_LINES - around);
  return [head, drawn, below, foot]
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]))
    .slice(0, WIDE_LINES)
    .map(ascii);
}

/** `one disk for all: (notes-data), 3 Pods`, and what is kept for Pods that are not there. */
function diskLines({ disks, kept, pending }: View): readonly string[] {
  const shared = disks
    .filter(({ claim }) => !pending.includes(claim))
    .map(({ words, claim, users }) => `${words}: (${claim}), ${users} ${users === 1 ? 'Pod' : 'Pods'}`);
  const names = kept.slice(0, MOST_DISKS).map(({ metadata }) => `(${metadata.name})`);
  const more = kept.length > MOST_DISKS ? [`${kept.length - MOST_DISKS} more volumes`] : [];
  return [
    ...pack(
      [...shared.slice(0, MOST_DISKS), ...(shared.length > MOST_DISKS ? [`${shared.length - MOST_DISKS} more`] : [])],
      '   ',
      WIDE_COLUMNS,
    ),
    ...(names.length === 0 ? [] : pack([`kept: ${names[0] ?? ''}`, ...names.slice(1), ...more], '  ', WIDE_COLUMNS)),
  ];
}

/** A projector shows it to people who have not seen the symbols yet: all of them are explained. */
function symbols(view: View, boxes: readonly NodeBox[]): readonly string[] {
  const pods = podsIn(view);
  const stopping = stoppingWaitsFor(view);
  const marks = new Set([...pods.map(({ mark }) => mark), ...boxes.map(({ mark }) => mark)]);
  const more = { lead: pods.some(({ leads }) => leads), ...(stopping === undefined ? {} : { stopping }) };
  return legendLines(pods, marks, more, WIDE_COLUMNS);
}
