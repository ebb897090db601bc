import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performanceCurves, performancePage, SECTIONS } from '../../docs/performance';

const DOCS = join(__dirname, '..', '..', 'docs');
const read = (file: string): string => readFileSync(join(DOCS, file), 'utf8');

describe('docs/performance.md', () => {
  test('is what npm run docs makes of the recorded figures', () => {
    expect(read('performance.md')).toBe(performancePage());
  });

  test('has a heading of the second level for each part', () => {
    for (const { section } of SECTIONS) expect(section().trim()).toMatch(/^## /);
  });

  test('shows the curves that npm run docs draws, and each of them', () => {
    const shown = [...read('performance.md').matchAll(/\]\((figures\/[\w-]+\.svg)\)/g)].map((match) => match[1]!);
    expect([...new Set(shown)].sort()).toEqual(
      Object.keys(performanceCurves())
        .map((name) => `figures/${name}`)
        .sort(),
    );
    for (const [name, svg] of Object.entries(performanceCurves())) {
      expect(existsSync(join(DOCS, 'figures', name)) ? read(`figures/${name}`) : undefined).toBe(svg);
    }
  });
});
