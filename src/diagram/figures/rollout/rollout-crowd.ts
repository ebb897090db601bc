/**
 * More Pods than have lines: for every instant a bar of all Pods of a group, by state.
 */
import { column, type Piece, thing } from '../../drawing/piece';
import type { Shape } from '../../drawing/shape';
import { BOXES, type Box, wordOf } from '../../pod-state';
import { SMALL } from '../chip';
import { toneOf } from '../pod-badge';
import { centred, type Grid, timeOf } from './rollout-grid';
import { boxOf, groupHead, headOf } from './rollout-lines';
import type { LineGroup } from './rollout-groups';
import type { Column } from './rollout-story';

const HEIGHT = 96;
/** Of a part with its number in it. */
const LABELLED = 14;

export function groupCrowd(group: LineGroup, columns: readonly Column[], grid: Grid): Piece {
  const counts = columns.map((moment) => countsOf(group, moment));
  const most = Math.max(1, ...counts.map((some) => some.reduce((sum, { count }) => sum + count, 0)));
  const bars: Piece = {
    width: grid.width,
    height: HEIGHT,
    at: (x, y) =>
      counts.flatMap((some, index) => bar(some, x + (grid.middles[index] ?? 0), y, grid.step, HEIGHT / most)),
  };
  const said = columns.map((moment, index) => {
    const parts = (counts[index] ?? []).map(({ box, count }) => `${count} ${wordOf(box)}`);
    return `${timeOf(moment)}: ${parts.length === 0 ? 'none' : parts.join(', ')}`;
  });
  return thing(column([groupHead(group, grid), bars], 4), {
    id: `group/${group.id}`,
    label: `${headOf(group)}: ${said.join('; ')}`,
    pods: group.lines.flatMap(({ uids }) => uids),
  });
}

interface Count {
  readonly box: Box;
  readonly count: number;
}

/** In the order of the states: what is ready stands at the bottom. */
function countsOf({ lines }: LineGroup, moment: Column): readonly Count[] {
  const all = lines.flatMap((line) => boxOf(line, moment) ?? []);
  return BOXES.map(({ box }) => ({ box, count: all.filter((one) => one === box).length })).filter(
    ({ count }) => count > 0,
  );
}

/** Parts from the bottom upwards, with number and letter where they have room. */
function bar(counts: readonly Count[], middle: number, y: number, step: number, unit: number): readonly Shape[] {
  const width = step - 6;
  let bottom = y + HEIGHT;
  return counts.flatMap(({ box, count }) => {
    const height = count * unit;
    bottom -= height;
    const tone = toneOf(box);
    const isFull = box === 'R' || box === '!' || box === 'x';
    const part: Shape = {
      shape: 'box',
      x: middle - width / 2,
      y: bottom,
      width,
      height,
      radius: 2,
      fill: isFull ? tone : 'paper',
      stroke: tone,
      ...(isFull ? {} : { isDashed: box !== 't' }),
    };
    if (height < LABELLED) return [part];
    const look = { weight: 'strong', tone: isFull ? 'paper' : tone } as const;
    return [part, ...centred(`${count} ${box}`, middle, bottom + height / 2 + SMALL * 0.36, width - 2, look)];
  });
}
