/** The twenty behaviours that simulators get wrong, each as a scenario that anybody can run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';

const FILES = readdirSync(__dirname).filter((file) => file.endsWith('.scenario.yaml'));

test('there are twenty', () => {
  expect(FILES.map((file) => Number(file.slice(0, 2)))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

describe.each(FILES)('%s', (file) => {
  const read = readScenario(readFileSync(join(__dirname, file), 'utf8'));
  if ('error' in read) throw new Error(`${file}:${read.error.line}: ${read.error.message}`);
  const { scenario } = read;

  test('comes out as Kubernetes does it', () => {
    const problems = runScenario(scenario).steps.flatMap((step) =>
      step.problems.map((text) => `${step.line}: ${text}`),
    );
    expect(problems).toEqual([]);
  });

  test('expects things, and in the end a sound cluster', () => {
    const expected = scenario.steps.flatMap((step) => ('expect' in step ? step.expect : []));
    expect(expected.length).toBeGreaterThan(2);
    expect(expected.map(({ subject }) => subject)).toContain('cluster');
  });
});
