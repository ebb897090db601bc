import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reliabilityPage, SECTIONS } from '../../docs/reliability';

describe('docs/reliability.md', () => {
  test('is what npm run docs makes of the recorded figures', () => {
    expect(readFileSync(join(__dirname, '..', '..', 'docs', 'reliability.md'), 'utf8')).toBe(reliabilityPage());
  });

  test('has a heading of the second level for each part', () => {
    for (const { section } of SECTIONS) expect(section().trim()).toMatch(/^## /);
  });
});
