/**
 * What the symbols of one picture mean: those that are in it, and no others.
 */
import { flow, type Piece, row, words } from '../drawing/piece';
import type { Mark } from '../mark';
import { BOXES, stateKey } from '../pod-state';
import type { PodView } from '../view';
import { SMALL } from './chip';
import { stripedMark } from './nodes/lane-box';
import { taintMark } from './nodes/node-chips';
import { podBadge } from './pod-badge';
import { starMark } from './pod-box';
import { diskMark } from './volume-disk';

export interface Symbols {
  readonly pods: readonly PodView[];
  /** Those of them that have a box with a name; all where left out. */
  readonly named?: readonly PodView[];
  readonly marks: ReadonlySet<Mark>;
  readonly hasVolumes?: boolean;
  readonly hasPendingVolumes?: boolean;
  readonly hasCordoned?: boolean;
  /** Effects of taints. */
  readonly taints?: ReadonlySet<string>;
}

const MARKS: readonly (readonly [Mark, string])[] = [
  ['+', 'new'],
  ['-', 'gone'],
  ['~', 'changed'],
];
/** What each effect of a taint means for Pods that do not tolerate it. */
const TAINTS = [
  ['NoSchedule', 'only new Pods that tolerate it'],
  ['NoExecute', 'only Pods that tolerate it stay'],
  ['PreferNoSchedule', 'other Pods go elsewhere if they can'],
] as const;
const BADGE_SIZE = 18.5;

/** The legend, in as many rows as it needs. */
export function legend(symbols: Symbols, width: number): readonly Piece[] {
  const { pods, named = pods, marks, hasVolumes, hasPendingVolumes, hasCordoned, taints } = symbols;
  const states = new Set(pods.map(({ state }) => stateKey(state)));
  // The mark of what is gone says the same.
  const explained = BOXES.filter(({ box }) => box !== ' ' || !marks.has('-'));
  const badges = explained.flatMap(({ box, words: all, meaning }) => {
    const used = all.filter((word) => states.has(stateKey({ box, word })));
    return used.length === 0 ? [] : [entry(podBadge(box, BADGE_SIZE), used.join(' / '), meaning, width)];
  });
  const has = (isThere: boolean | undefined, symbol: () => Piece, name: string, meaning: string) =>
    isThere === true ? [entry(symbol(), name, meaning, width)] : [];
  const items = [
    ...badges,
    ...has(
      named.some(({ leads }) => leads),
      starMark,
      'leads',
      'writes go there',
    ),
    ...has(hasVolumes, () => diskMark(14, 15), 'volume', 'outlives its Pod'),
    ...has(hasPendingVolumes, () => diskMark(14, 15, true), 'claim', 'no volume yet'),
    ...has(hasCordoned, stripedMark, 'cordoned', 'gets no new Pods'),
    ...TAINTS.flatMap(([effect, meaning]) => has(taints?.has(effect), taintMark, effect, meaning)),
    ...ringed(marks, width),
  ];
  return items.length === 0 ? [] : [flow(items, width, 14, 5)];
}

function entry(symbol: Piece, name: string, meaning: string, width: number): Piece {
  const what = words(name, { size: SMALL, weight: 'strong' }, width / 2);
  return row([symbol, what, words(meaning, { size: SMALL, tone: 'faint' }, width - symbol.width - what.width - 10)], 5);
}

/** The ring around what changed, with the letters that are in the picture. */
function ringed(marks: ReadonlySet<Mark>, width: number): readonly Piece[] {
  const used = MARKS.filter(([mark]) => marks.has(mark));
  if (used.length === 0) return [];
  const ring: Piece = {
    width: 18,
    height: 14,
    at: (x, y) => [
      { shape: 'box', x: x + 1, y: y + 1, width: 16, height: 12, radius: 4, stroke: 'changed', strokeWidth: 2 },
    ],
  };
  const letters = used.flatMap(([mark, word]) => [
    words(mark, { size: 13, weight: 'strong', tone: 'changed' }),
    words(word, { size: SMALL, tone: 'faint' }),
  ]);
  const what = words('by this command', { size: SMALL, tone: 'faint' }, width);
  return [row([ring, ...letters, what], 5)];
}
