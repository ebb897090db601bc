import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstSessionPage } from '../../docs/first-session';

const PAGE = join(__dirname, '..', '..', 'docs', 'first-session.md');

test('docs/first-session.md is what the tutor answers today (npm run docs)', async () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(await firstSessionPage());
}, 60_000);
