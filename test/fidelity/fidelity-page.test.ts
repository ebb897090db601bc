/** docs/fidelity.md claims nothing that no test proves. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { namesOneTest, testNames } from './test-names';

const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'fidelity.md'), 'utf8');

interface Row {
  readonly behaviour: string;
  readonly file: string;
  readonly name: string | undefined;
  readonly follows: string;
}

/** The rows of every table `behaviour | proof | follows`. */
const ROWS: readonly Row[] = PAGE.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [file, name] = /^`(test\/[^`]+)`(?:: (.*))?$/.exec(cells[2] ?? '')?.slice(1) ?? [];
  const follows = /^`(.*)`$/.exec(cells[3] ?? '')?.[1];
  return file === undefined || follows === undefined ? [] : [{ behaviour: cells[1]!, file, name, follows }];
});

/** Whether a file has a test, a scenario or a golden case of that name. */
function isThere({ file, name }: Row): boolean {
  const path = join(ROOT, file);
  if (!existsSync(path)) return false;
  if (file.endsWith('.json.gz')) return name === undefined;
  const text = readFileSync(path, 'utf8');
  if (file.endsWith('.yaml')) return (parse(text) as { readonly name?: string }).name === name;
  return name !== undefined && namesOneTest(name, testNames(text));
}

/** What stands more than once. */
const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

test('there are rows for all that the course touches', () => {
  expect(ROWS.length).toBeGreaterThan(150);
  expect(new Set(ROWS.map(({ behaviour }) => behaviour)).size).toBeGreaterThan(150);
});

test('every row names a test that is there', () => {
  expect(ROWS.filter((row) => !isThere(row))).toEqual([]);
});

test('every row names the upstream source that it follows', () => {
  const upstream = /^(pkg|plugin\/pkg|staging\/src\/k8s\.io)(\/[\w.-]+)*$/;
  expect(ROWS.filter(({ follows }) => !upstream.test(follows))).toEqual([]);
});

test('every table row with a proof was read, and every other table is one of those that are known', () => {
  const proofs = PAGE.split('\n').filter((line) => /^\| .*\| `test\//.test(line));
  expect(ROWS).toHaveLength(proofs.length);
  const lines = PAGE.split('\n');
  const heads = lines.filter((_line, index) => /^\| -+ \|/.test(lines[index + 1] ?? ''));
  const kinds = new Set(
    heads.map((head) =>
      head
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(' '),
    ),
  );
  expect([...kinds].sort()).toEqual(['behaviour proof follows', 'proof what it is run it', 'what why']);
});

test('no row stands there twice: neither its behaviour nor its proof', () => {
  expect(repeated(ROWS.map(({ behaviour }) => behaviour))).toEqual([]);
  expect(repeated(ROWS.map(({ file, name = '' }) => `${file}: ${name}`))).toEqual([]);
  expect(repeated(['one', 'two', 'one'])).toEqual(['one']);
});

test('a part of a name, a group and a name of several tests prove nothing', () => {
  const names = testNames(`
    describe('a Pod', () => {
      test('waits', f);
      test.each([1])('waits for %i', f);
      describe.each([2])('of %i', () => it.each\`x\`('ends', f));
    });
    describe('a Job that is told', () => {
      test('that it waits', f);
      test('ends', f);
    });
    test(\`is \${what}\`, f);`);
  expect(names).toEqual([
    'a Pod > waits',
    'a Pod > waits for %i',
    'a Pod > of %i > ends',
    'a Job that is told > that it waits',
    'a Job that is told > ends',
    'is ${what}',
  ]);
  const proving = ['waits', 'a Pod > waits', 'of %i > ends', 'a Job that is told > ends', 'is ${what}', 'waits for %i'];
  const not = ['it waits', 'Pod > waits', 'waits for', 'a Pod', 'of %i', 'ends', 'told > ends', ''];
  expect([...proving, ...not].filter((name) => namesOneTest(name, names))).toEqual(proving);
});

test('a name that no test has is found', () => {
  const row = { ...ROWS[0]!, name: 'does what nobody wrote down' };
  expect(isThere(row)).toBe(false);
  expect(isThere({ ...row, file: 'test/controllers/nothing.test.ts' })).toBe(false);
});

test('all twenty scenarios are named', () => {
  const named = ROWS.filter(({ file }) => file.startsWith('test/fidelity/')).map(({ file }) => file);
  expect(new Set(named).size).toBe(20);
});
