/**
 * Every statement of the course as a scenario: commands, and what is true after them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';
import { STATEMENTS } from './statements';

const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

test('there is one scenario for each statement, named by its id', () => {
  expect(files.map((name) => name.replace('.yaml', '')).sort()).toEqual([...STATEMENTS].sort());
});

describe.each(STATEMENTS)('%s', (id) => {
  const read = readScenario(readFileSync(join(__dirname, `${id}.yaml`), 'utf8'));
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);

  test('expects something', () => {
    expect(read.scenario.steps.filter((step) => 'expect' in step).length).toBeGreaterThan(0);
  });

  test('comes out as expected', () => {
    const problems = runScenario(read.scenario).steps.flatMap((step) => step.problems);
    expect(problems).toEqual([]);
  });
});
