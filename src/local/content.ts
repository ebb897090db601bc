/**
 * `npm run content -- check FILE …`: what is wrong with files of questions, lessons or missions; exit status 1 when
 * something is. `npm run content`: checks every file that comes with the tutor and writes what the program reads.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process, { argv, cwd, stderr, stdout } from 'node:process';
import { problemsOf } from '../tutor/quiz/proof';
import { readItems } from '../tutor/quiz/read-items';

const CONTENT = join(__dirname, '../tutor/content');

/** What is wrong with a file, one line each, and what the program gets of it. */
interface Checked {
  readonly problems: readonly string[];
  readonly compiled: readonly unknown[];
}

function main([verb, ...files]: readonly string[]): number {
  if (verb === 'check' && files.length > 0) {
    const problems = files.flatMap((file) => check(file).problems);
    stdout.write(problems.length === 0 ? `${files.length} checked, nothing is wrong\n` : `${problems.join('\n')}\n`);
    return problems.length === 0 ? 0 : 1;
  }
  if (verb !== undefined) {
    stderr.write('Say npm run content -- check FILE, or npm run content to write what the program reads.\n');
    return 2;
  }
  return build();
}

function build(): number {
  const checked = yamlFiles(join(CONTENT, 'questions')).map(check);
  const problems = checked.flatMap((one) => one.problems);
  writeFileSync(
    join(CONTENT, 'questions.generated.ts'),
    generated(
      'QUESTIONS',
      checked.flatMap((one) => one.compiled),
    ),
  );
  stdout.write(problems.map((problem) => `${problem}\n`).join(''));
  return problems.length === 0 ? 0 : 1;
}

function check(file: string): Checked {
  const name = relative(cwd(), file);
  const read = readItems(readFileSync(file, 'utf8'));
  if ('error' in read) return { problems: [`${name}:${read.error.line}: ${read.error.message}`], compiled: [] };
  const problems = read.items.flatMap((written) =>
    problemsOf(written).map((problem) => `${name}:${written.line}: ${written.item.id}: ${problem}`),
  );
  return { problems, compiled: read.items.map(({ item }) => item) };
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Text, read when it is asked for: parsing what nobody asks for would cost every start. */
function generated(name: string, value: readonly unknown[]): string {
  return `// Written by npm run content from the files beside it.\nexport const ${name} = ${JSON.stringify(JSON.stringify(value))};\n`;
}

// Not exit(): what was written to a pipe must arrive.
process.exitCode = main(argv.slice(2));
