/** Stored data as people read it, page by page. */
import { MOST_LINES } from '../tutor/pages/cut-pages';

/** Characters on a page: a message has 3,000 in all. */
const ON_A_PAGE = 1_800;

/** Whole lines, but for one that is longer than a page; not so many that a page would be cut once more. */
export function jsonPages(data: object): readonly string[] {
  const pages: string[][] = [];
  let length = 0;
  const lines = JSON.stringify(data, undefined, 1)
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${ON_A_PAGE}}`, 'g')) ?? []);
  for (const line of lines) {
    const last = pages.at(-1);
    const isFull = last === undefined || last.length === MOST_LINES || length + line.length >= ON_A_PAGE;
    if (isFull) pages.push([line]);
    else last.push(line);
    length = (isFull ? 0 : length + 1) + line.length;
  }
  return pages.map((page) => page.join('\n'));
}
