/**
 * Strips, for what happens in order: time runs down, places across, a letter per Pod, and perhaps a number at the end
 * that matters.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { pack } from './columns';
import { BOXES, type Box, podState } from '../pod-state';
import type { Instant } from '../timeline';

export interface Strip {
  readonly lines: readonly string[];
  /** What the letters mean. */
  readonly legend: readonly string[];
}

/** Instants of a strip. */
export const MOST_ROWS = 6;
/** Letters in one cell; more are counted. */
const MOST_LETTERS = 5;

/** The first, the last and what lies evenly between: at most six. */
export function thinned(instants: readonly Instant[]): readonly Instant[] {
  if (instants.length <= MOST_ROWS) return instants;
  const step = (instants.length - 1) / (MOST_ROWS - 1);
  return Array.from({ length: MOST_ROWS }, (_, row) => instants[Math.round(row * step)]!);
}

/** `R R s`, or `R x4 s x2` where there are too many; `-` for none. */
export function lettersOf(boxes: readonly Box[]): string {
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
export function troubleIn(steps: readonly Step[], old: readonly Pod[], before: Cluster): string {
  const was = new Set(old.map((pod) => podState(pod, before).word));
  const has = (...verbs: readonly Step['verb'][]) => steps.some((step) => verbs.includes(step.verb));
  const words = [
    ...(has('failed-to-pull', 'waits-to-pull') || was.has('image pull') ? ['image pull'] : []),
    ...(has('container-ended', 'waits-to-restart') || was.has('crash wait') ? ['crash wait'] : []),
    ...(has('could-not-attach') || was.has('volume wait') ? ['volume wait'] : []),
  ];
  return words.join(' / ');
}

/** `R ready  s starting  t stopping`. */
export function letterLegend(boxes: readonly Box[], trouble: string): readonly string[] {
  const used = new Set(boxes);
  const words = BOXES.filter(({ box }) => used.has(box) && box !== ' ').map(
    ({ box, words: [word = ''] }) => `${box} ${box === '!' && trouble !== '' ? trouble : word}`,
  );
  return pack(words, '  ');
}
