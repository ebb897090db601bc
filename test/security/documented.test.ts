/** docs/security.md, its tests, and the defences that can be taken out belong together, line by line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFENCES } from '../proofs/all-defences';

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The last column of the tables: a test file and a title of it. */
const LINES = [...read('docs/security.md').matchAll(/\[[^\]]+\]\(\.\.\/(test\/\S+\.test\.ts)\): (.+?) +\|$/gm)].map(
  ([, test = '', title = '']) => ({ test, title: title.replaceAll('`', '') }),
);
const named = ({ test, title }: { readonly test: string; readonly title: string }): string => `${test}: ${title}`;

test('every line of the tables names a test', () => {
  const rows = read('docs/security.md')
    .split('### ')
    .slice(1)
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const heads = rows.filter((line) => /^\| (What somebody tries|-)/.test(line));
  expect(LINES.length).toBe(rows.length - heads.length);
  expect(LINES.length).toBeGreaterThan(80);
});

test.each(LINES)('$test: $title', ({ test: file, title }) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  const source = read(file).replaceAll("\\'", "'");
  expect([`'${title}'`, `"${title}"`].some((quoted) => source.includes(quoted))).toBe(true);
});

test('every test file of this folder is in a line', () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts') && file !== 'documented.test.ts');
  const documented = new Set(LINES.map(({ test: file }) => file));
  expect(files.filter((file) => !documented.has(`test/security/${file}`))).toEqual([]);
});

test('every line has a defence that can be taken out, and nothing else has', () => {
  expect(DEFENCES.map(named).toSorted()).toEqual(LINES.map(named).toSorted());
});

test.each(DEFENCES)('$file still has what stands against it: $title', ({ file, text, without }) => {
  expect(read(file).split(text)).toHaveLength(2);
  expect(without).not.toBe(text);
});
