/**
 * Boxes of Nodes in rows of equal columns, those of a row of one height.
 */
import { column, type Piece, row } from '../../drawing/piece';

/** Between Nodes. */
export const LANE_GAP = 9;

export interface Grid {
  readonly columns: number;
  /** Of each box. */
  readonly boxWidth: number;
  /** Right edges of the columns. */
  readonly ends: readonly number[];
  /** Free beside each column. */
  readonly gutter: number;
}

/** A grid of at most so many columns, none narrower than `least`. */
export function gridOf(width: number, most: number, least: number, gutter = 0): Grid {
  const fitting = Math.max(1, Math.floor((width + LANE_GAP) / (least + gutter + LANE_GAP)));
  const columns = Math.max(1, Math.min(most, fitting));
  const boxWidth = Math.floor((width - LANE_GAP * (columns - 1)) / columns) - gutter;
  const ends = Array.from({ length: columns }, (_, index) => boxWidth + index * (boxWidth + gutter + LANE_GAP));
  return { columns, boxWidth, ends, gutter };
}

/** Puts boxes into the grid. Each is made twice: first for its height, then as high as its row. */
export function inGrid(boxes: readonly ((height: number) => Piece)[], { columns, gutter }: Grid): Piece {
  const rows: Piece[] = [];
  for (let start = 0; start < boxes.length; start += columns) {
    const beside = boxes.slice(start, start + columns);
    const height = Math.max(...beside.map((box) => box(0).height));
    rows.push(
      row(
        beside.map((box) => box(height)),
        LANE_GAP + gutter,
        'start',
      ),
    );
  }
  return column(rows, LANE_GAP);
}
