/**
 * The Nodes of a wide picture: boxes side by side; where there are too many, boxes for those that need a look and a
 * few words for each of the others; where even these are too many, the rest together.
 */
import { WIDE_COLUMNS } from './columns';
import { boxCounts } from './compact-lanes';
import { type BoxDetail, drawCell, linesInBox, type NodeBox } from './node-box';
import { sideBySide } from './side-by-side';

const GAP = 2;
/** A box is not wider, also where it stands alone. */
const WIDEST = 49;
const CELLS_PER_ROW = 3;
const LONGEST_CELL_NAME = 12;
/** Of the lines, boxes of Nodes that need a look leave so many to the others. */
const LEAST_FOR_CELLS = 6;

/** From the richest drawing to the poorest. */
const DRAWINGS: readonly { readonly detail: BoxDetail; readonly perRow: number }[] = [
  { detail: 'whole names', perRow: 3 },
  { detail: 'whole names', perRow: 2 },
  { detail: 'names', perRow: 3 },
  { detail: 'names', perRow: 4 },
  { detail: 'counts', perRow: 3 },
  { detail: 'counts', perRow: 4 },
];

/** At most so many lines. */
export function nodeBoxes(boxes: readonly NodeBox[], most: number): readonly string[] {
  for (const { detail, perRow } of DRAWINGS) {
    const lines = grid(boxes, perRow, detail);
    if (lines !== undefined && lines.length <= most) return lines;
  }
  const urgent = boxes.filter(({ isUrgent }) => isUrgent);
  for (let boxed = urgent.length; boxed > 0; boxed--) {
    const chosen = new Set(urgent.slice(0, boxed));
    const rest = boxes.filter((box) => !chosen.has(box));
    const lines = grid([...chosen], 3, 'counts') ?? [];
    const left = most - lines.length - 1;
    if (left >= Math.min(LEAST_FOR_CELLS, Math.ceil(rest.length / CELLS_PER_ROW))) {
      return [...lines, '', ...cells(rest, left)];
    }
  }
  return cells(boxes, most);
}

/** As many in a row as in every other, or one fewer in the last. Undefined where the names do not fit. */
function grid(boxes: readonly NodeBox[], perRow: number, detail: BoxDetail): readonly string[] | undefined {
  if (boxes.length === 0) return [];
  const inRow = Math.ceil(boxes.length / Math.ceil(boxes.length / perRow));
  const columns = Math.min(WIDEST, Math.floor((WIDE_COLUMNS - GAP * (inRow - 1)) / inRow));
  const drawn = boxes.flatMap((box) => {
    const lines = linesInBox(box, columns, detail);
    return lines === undefined ? [] : [lines];
  });
  if (drawn.length < boxes.length) return undefined;
  const framed = drawn.map((lines, index) => {
    const row = drawn.slice(index - (index % inRow), index - (index % inRow) + inRow);
    return frame(lines, columns, Math.max(...row.map(({ length }) => length)));
  });
  return sideBySide(framed, columns, GAP, inRow);
}

function frame(lines: readonly string[], columns: number, height: number): readonly string[] {
  const edge = `+${'-'.repeat(columns - 2)}+`;
  const rows = Array.from({ length: height }, (_, line) => `|${(lines[line] ?? '').padEnd(columns - 2)}|`);
  return [edge, ...rows, edge];
}

/** A few words for each Node; the last line counts those that have no room. */
function cells(boxes: readonly NodeBox[], most: number): readonly string[] {
  const columns = Math.floor((WIDE_COLUMNS - GAP * (CELLS_PER_ROW - 1)) / CELLS_PER_ROW);
  const rows = Math.ceil(boxes.length / CELLS_PER_ROW);
  const shown = rows <= most ? boxes.length : Math.max(0, (most - 1) * CELLS_PER_ROW);
  const nameColumns = Math.min(LONGEST_CELL_NAME, Math.max(0, ...boxes.map(({ title }) => title.length)));
  const drawn = boxes.slice(0, shown).map((box) => [drawCell(box, columns, nameColumns)]);
  const rest = boxes.slice(shown);
  const lines = sideBySide(drawn, columns, GAP, CELLS_PER_ROW);
  return rest.length === 0 ? lines : [...lines, ` ${rest.length} more: ${restCounts(rest)}`];
}

function restCounts(boxes: readonly NodeBox[]): string {
  const pods = boxes.flatMap((box) => box.pods);
  return pods.length === 0 ? 'no Pod of these' : boxCounts(pods);
}
