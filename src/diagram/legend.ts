/**
 * The line that names the symbols of one picture.
 */
import { pack, PHONE_COLUMNS } from './columns';
import type { Mark } from './mark';
import { BOXES } from './pod-state';
import { stateKey } from './lanes';
import type { PodView } from './view';

const MARKS: readonly (readonly [Mark, string])[] = [
  ['+', 'new'],
  ['-', 'gone'],
  ['~', 'changed'],
];

/** Every box and every mark of these Pods: `[R] ready  [ ] gone    + new  - gone`. */
export function legendLines(pods: readonly PodView[], marks: ReadonlySet<Mark>): readonly string[] {
  const boxes = BOXES.map(({ box, words }) => {
    const used = words.filter((word) => pods.some((pod) => pod.state.box === box && pod.state.word === word));
    return used.length === 0 ? [] : [`[${box}] ${used.join(' / ')}`];
  }).flat();
  const signs = MARKS.filter(([mark]) => marks.has(mark)).map(([mark, word]) => `${mark} ${word}`);
  const [boxLine, signLine] = [pack(boxes, '  '), signs.join('  ')];
  const last = boxLine.at(-1);
  if (signLine === '') return boxLine;
  if (last === undefined || last.length + 4 + signLine.length > PHONE_COLUMNS) return [...boxLine, signLine];
  return [...boxLine.slice(0, -1), `${last}    ${signLine}`];
}

/** Explains the states that have no word beside their box: `[!] image pull`. */
export function explainedLines(pods: readonly PodView[], explained: ReadonlySet<string>): readonly string[] {
  return legendLines(
    pods.filter((pod) => explained.has(stateKey(pod.state))),
    new Set(),
  );
}
