import { jsonPages } from '../../src/app/json-pages';
import { cutPages } from '../../src/tutor/pages/cut-pages';

test.each([
  ['many short lines', { list: Array.from({ length: 900 }, (_, at) => at) }],
  ['a long line', { text: 'x'.repeat(5_000) }],
  ['nothing', {}],
])('%s: all of it stands on pages that are not cut once more', (_, data) => {
  const pages = jsonPages(data);
  const whole = JSON.stringify(data, undefined, 1);
  expect(pages.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
  expect(pages.map((page) => cutPages(page).length)).toEqual(pages.map(() => 1));
});
