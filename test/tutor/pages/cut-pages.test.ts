/** Pages of a long text: whole lines, nothing missing, the header of a table on each. */
import { cutPages } from '../../../src/tutor/pages/cut-pages';
import { spoken } from '../../../src/tutor/text';

const HEADER = 'NAME                   READY   STATUS';
const rows = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `web-7bfb9fcd75-${String(index).padStart(5, '0')}   1/1     Running`);

describe('pages', () => {
  it('are one where everything fits', () => {
    expect(cutPages('')).toEqual([{ from: 1, to: 1, lines: [''] }]);
    expect(cutPages([HEADER, ...rows(3)].join('\n'))).toEqual([{ from: 1, to: 4, lines: [HEADER, ...rows(3)] }]);
  });

  it.each([90, 101, 500])('hold each of %d rows once, below the header', (count) => {
    const pages = cutPages([HEADER, ...rows(count)].join('\n'));
    for (const { lines } of pages) {
      expect(lines[0]).toBe(HEADER);
      expect(lines.length).toBeLessThanOrEqual(101);
      expect(lines.join('\n').length).toBeLessThanOrEqual(6_100);
      expect(spoken(lines).length).toBeLessThan(3_900);
    }
    expect(pages.flatMap(({ lines }) => lines.slice(1))).toEqual(rows(count));
    expect(pages.map(({ from }) => from)).toEqual([1, ...pages.slice(0, -1).map(({ to }) => to + 1)]);
    expect(pages.at(-1)?.to).toBe(count + 1);
  });

  it('repeat the header of the table that goes on, and none where a new one begins', () => {
    const pages = cutPages(['NAME   KIND', ...rows(70), '', 'NAME   TYPE', ...rows(150)].join('\n'));
    expect(pages[1]?.lines[0]).toMatch(/^NAME {3}(TYPE|KIND)$/);
    expect(pages.at(-1)?.lines[0]).toBe('NAME   TYPE');
  });

  it('repeat nothing of YAML', () => {
    const yaml = Array.from({ length: 250 }, (_, index) => `  key-${index}: value`);
    expect(cutPages(['data:', ...yaml].join('\n')).flatMap(({ lines }) => lines)).toEqual(['data:', ...yaml]);
  });

  it('hold a line that is longer than a page in pieces', () => {
    const long = 'x'.repeat(20_000);
    const pages = cutPages(long);
    expect(pages.flatMap(({ lines }) => lines).join('')).toBe(long);
    for (const { lines } of pages) expect(lines.join('\n').length).toBeLessThanOrEqual(6_100);
  });
});
