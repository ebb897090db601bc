/**
 * `npm run content -- check FILE …`: what is wrong with files of questions, lessons or missions; exit status 1 when
 * something is. `npm run content`: checks every file that comes with the tutor and writes what the program reads.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process, { argv, cwd, stderr, stdout } from 'node:process';
import { checkExercise } from '../tutor/exercises/check';
import type { Exercise } from '../tutor/exercises/exercise';
import { entryOf } from '../tutor/exercises/library';
import { readExercise } from '../tutor/exercises/read-exercise';
import { compileItem } from '../tutor/quiz/compile-item';
import type { BankItem } from '../tutor/quiz/item';
import { problemsOf } from '../tutor/quiz/proof';
import { readItems } from '../tutor/quiz/read-items';

const CONTENT = join(__dirname, '../tutor/content');

/** What is wrong with a file, one line each, and what the program gets of it. */
interface Checked<T> {
  readonly problems: readonly string[];
  readonly compiled: readonly T[];
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
  const questions = together(yamlFiles('questions').map(checkQuestions));
  const lessons = together(yamlFiles('lessons').map(checkOne));
  const missions = together(yamlFiles('missions').map(checkOne));
  write('questions', [text('QUESTIONS', questions.compiled)]);
  write('lessons', [texts('LESSONS', lessons.compiled)]);
  write('missions', [texts('MISSIONS', missions.compiled)]);
  write('exercises', [text('EXERCISES', [...lessons.compiled, ...missions.compiled].map(entryOf))]);
  const problems = [...questions.problems, ...lessons.problems, ...missions.problems];
  stdout.write(problems.map((problem) => `${problem}\n`).join(''));
  return problems.length === 0 ? 0 : 1;
}

function check(file: string): Checked<unknown> {
  const isExercise = /^["']?(lesson|mission)["']?\s*:/m.test(readFileSync(file, 'utf8'));
  return isExercise ? checkOne(file) : checkQuestions(file);
}

function checkQuestions(file: string): Checked<BankItem> {
  const name = relative(cwd(), file);
  const read = readItems(readFileSync(file, 'utf8'));
  if ('error' in read) return { problems: [`${name}:${read.error.line}: ${read.error.message}`], compiled: [] };
  const problems = read.items.flatMap((written) =>
    problemsOf(written).map((problem) => `${name}:${written.line}: ${written.item.id}: ${problem}`),
  );
  return { problems, compiled: read.items.map(({ item }) => compileItem(item)) };
}

/** A file of one lesson or one mission. */
function checkOne(file: string): Checked<Exercise> {
  const name = relative(cwd(), file);
  const read = readExercise(readFileSync(file, 'utf8'));
  if ('error' in read) return { problems: [`${name}:${read.error.line}: ${read.error.message}`], compiled: [] };
  const { id, kind } = read.exercise;
  const wanted = basename(file, '.yaml').replace(/^\d+-/, '');
  const isOurs = dirname(dirname(resolve(file))) === CONTENT;
  const misnamed =
    id === wanted || !isOurs ? [] : [{ line: 1, message: `the ${kind} is called ${id}, its file ${wanted}` }];
  const problems = [...misnamed, ...checkExercise(read, { isQuestion: (one) => questionIds().has(one) })];
  return { problems: problems.map(({ line, message }) => `${name}:${line}: ${message}`), compiled: [read.exercise] };
}

let ids: ReadonlySet<string> | undefined;

/** The questions as their files stand now, whatever was compiled of them before. */
function questionIds(): ReadonlySet<string> {
  ids ??= new Set(
    yamlFiles('questions').flatMap((file) => {
      const read = readItems(readFileSync(file, 'utf8'));
      return 'error' in read ? [] : read.items.map(({ item }) => item.id);
    }),
  );
  return ids;
}

function together<T>(checked: readonly Checked<T>[]): Checked<T> {
  return {
    problems: checked.flatMap(({ problems }) => problems),
    compiled: checked.flatMap(({ compiled }) => compiled),
  };
}

function yamlFiles(kind: 'questions' | 'lessons' | 'missions'): readonly string[] {
  const folder = join(CONTENT, kind);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(folder, name));
}

function write(name: string, lines: readonly string[]): void {
  const head = '// Written by npm run content from the files beside it.';
  writeFileSync(join(CONTENT, `${name}.generated.ts`), `${[head, ...lines].join('\n')}\n`);
}

/** Text, read when it is asked for: parsing what nobody asks for would cost every start. */
const text = (name: string, value: unknown): string =>
  `export const ${name} = ${JSON.stringify(JSON.stringify(value))};`;

/** A text for each, by its id: whoever asks for one reads one. */
function texts(name: string, exercises: readonly Exercise[]): string {
  const lines = exercises.map((one) => `  ${JSON.stringify(one.id)}: ${JSON.stringify(JSON.stringify(one))},`);
  return [`export const ${name}: Readonly<Record<string, string>> = {`, ...lines, '};'].join('\n');
}

// Not exit(): what was written to a pipe must arrive.
process.exitCode = main(argv.slice(2));
