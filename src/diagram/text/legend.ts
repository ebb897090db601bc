/**
 * The line that names the symbols of one picture.
 */
import { cut, pack, PHONE_COLUMNS } from './columns';
import type { Mark } from '../mark';
import { BOXES, type PodWord, stateKey } from '../pod-state';
import type { PodView, View } from '../view';

const MARKS: readonly (readonly [Mark, string])[] = [
  ['+', 'new'],
  ['-', 'gone'],
  ['~', 'changed'],
];

/** Every box and every mark of these Pods: `[R] ready  [ ] gone    + new  - gone`. */
export function legendLines(
  pods: readonly PodView[],
  marks: ReadonlySet<Mark>,
  more: { readonly lead?: boolean; readonly stopping?: string } = {},
  columns = PHONE_COLUMNS,
): readonly string[] {
  const states = new Set(pods.map(({ state }) => stateKey(state)));
  const boxes = BOXES.flatMap(({ box, words }) => {
    const used = words.filter((word) => states.has(stateKey({ box, word })));
    return used.length === 0 ? [] : [`[${box}] ${used.map((word) => wordOf(word, more.stopping)).join(' / ')}`];
  });
  if (more.lead === true) boxes.unshift('* leads');
  const signs = MARKS.filter(([mark]) => marks.has(mark)).map(([mark, word]) => `${mark} ${word}`);
  const [boxLine, signLine] = [pack(boxes, '  ', columns), signs.join('  ')];
  const last = boxLine.at(-1);
  if (signLine === '') return boxLine;
  if (last === undefined || last.length + 4 + signLine.length > columns) return [...boxLine, signLine];
  return [...boxLine.slice(0, -1), `${last}    ${signLine}`];
}

function wordOf(word: PodWord, stopping: string | undefined): string {
  return word === 'stopping' && stopping !== undefined ? `${word}, ${stopping}` : word;
}

/** What all Pods that are stopping wait for: a Node that does not answer cannot say that they have stopped. */
export function stoppingWaitsFor({ lanes, homeless }: View): string | undefined {
  const isStopping = (pod: PodView) => pod.state.word === 'stopping';
  const busy = lanes.filter(({ pods }) => pods.some(isStopping));
  if (busy.length === 0 || homeless.some(isStopping) || !busy.every(({ isSilent }) => isSilent)) return undefined;
  return `waits for ${busy.length === 1 ? cut(busy[0]?.node.metadata.name ?? '', 14) : `${busy.length} Nodes`}`;
}
