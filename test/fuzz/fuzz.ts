/**
 * `npm run fuzz`: gives everything that reads what comes from outside many inputs that are odd or wrong. Prints a table; the exit
 * status is 1 when there was a failure. Each failure is made as short as it is found, and kept in dist/fuzz.
 */
import { record } from '../../docs/figures';
import { keepFailure, readFound, triedAgain } from './found';
import { runLanes } from './lanes';
import { type Options, readOptions, tasksOf, USAGE } from './options';
import type { TargetResult } from './run-target';
import { TARGETS } from './targets';

/** What docs/figures/fuzz.json holds. */
export interface FuzzFigures {
  readonly seed: number;
  readonly inputs: number;
  readonly failures: number;
  readonly minutes: number;
  readonly targets: readonly (Omit<TargetResult, 'failures' | 'slowestInput'> & { readonly about: string })[];
}

async function main(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  return 'replay' in options ? replay(options.replay) : run(options);
}

async function replay(path: string): Promise<number> {
  const { reached, cpu, problems } = await triedAgain(readFound(path));
  console.log(`${reached.slice(0, 500)}\n${(cpu / 1000).toFixed(1)} ms of CPU time`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0 ? 0 : 1;
}

async function run({ runs, seed, only, record: isRecorded }: Exclude<Options, { replay: string }>): Promise<number> {
  const began = process.hrtime.bigint();
  const tasks = tasksOf(runs, only);
  console.log(rowOf(['target', 'inputs', 'answers', 'slowest', 'CPU', 'largest', 'memory', 'failures']));
  const results = await runLanes(tasks, seed, tell);
  const minutes = Number(process.hrtime.bigint() - began) / 60e9;
  const inputs = results.reduce((sum, result) => sum + result.inputs, 0);
  const failures = results.reduce((sum, result) => sum + result.failures.length, 0);
  console.log(
    `fuzz: ${inputs} inputs to ${results.length} targets, seed ${seed}: ${failures} failures, ${minutes.toFixed(1)} minutes`,
  );
  if (isRecorded) {
    const targets = tasks.flatMap(({ target }) => results.filter((result) => result.target === target).map(figuresOf));
    record('fuzz', { seed, inputs, failures, minutes: Number(minutes.toFixed(1)), targets } satisfies FuzzFigures);
  }
  return failures === 0 ? 0 : 1;
}

const figuresOf = ({ failures: _, slowestInput: _it, ...figures }: TargetResult): FuzzFigures['targets'][number] => ({
  ...figures,
  about: TARGETS.find(({ name }) => name === figures.target)?.about ?? '',
  slowest: Number(figures.slowest.toFixed(1)),
  cpu: Math.round(figures.cpu),
});

function tell({ target, inputs, answers, slowest, cpu, largest, memory, failures }: TargetResult): void {
  const figures = [slowest.toFixed(1) + ' ms', (cpu / 1000).toFixed(1) + ' s', `${largest}`, `${memory} MiB`];
  console.log(rowOf([target, `${inputs}`, `${answers}`, ...figures, `${failures.length}`]));
  for (const failure of failures) {
    console.log(`  ${failure.problem} (${failure.times} times)\n  npm run fuzz -- --replay ${keepFailure(failure)}`);
  }
}

const rowOf = ([name = '', ...cells]: readonly string[]): string =>
  name.padEnd(13) + cells.map((cell) => cell.padStart(11)).join('');

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
