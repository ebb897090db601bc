/**
 * `npm run scenario -- FILE [--trace]`: runs a scenario file, reports what was not as expected. Exit status 1 when an
 * expectation fails, 2 when the file cannot be read.
 */
import { readFileSync } from 'node:fs';
import process, { argv, stderr, stdout } from 'node:process';
import { readScenario } from '../scenarios/read';
import { reportScenario } from '../scenarios/report';
import { runScenario } from '../scenarios/run';

function main(words: readonly string[]): number {
  const [file] = words.filter((word) => !word.startsWith('--'));
  if (file === undefined) {
    stderr.write('Which file? npm run scenario -- FILE.yaml [--trace]\n');
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    stderr.write(`${file} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 2;
  }
  const read = readScenario(text);
  if ('error' in read) {
    stderr.write(`${file}:${read.error.line}: ${read.error.message}\n`);
    return 2;
  }
  const result = runScenario(read.scenario);
  const isTraced = words.includes('--trace');
  const report = reportScenario(read.scenario, result);
  if (isTraced) for (const line of result.trace) stdout.write(`${JSON.stringify(line)}\n`);
  (isTraced ? stderr : stdout).write(report);
  return result.passed ? 0 : 1;
}

// Not exit(): what was written to a pipe must arrive.
process.exitCode = main(argv.slice(2));
