import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_TIMING } from '../../src/cluster/timing';
import { readScenario } from '../../src/scenarios/read';
import { reportScenario } from '../../src/scenarios/report';
import { runScenario } from '../../src/scenarios/run';

const DOCS = join(__dirname, '..', '..', 'docs');

describe('the page about scenarios', () => {
  test('has an example that passes', () => {
    const read = readScenario(readFileSync(join(DOCS, 'example.scenario.yaml'), 'utf8'));
    if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
    const result = runScenario(read.scenario);
    expect(reportScenario(read.scenario, result)).not.toContain('not ok');
    expect(result.passed).toBe(true);
  });

  test('names every latency with its default', () => {
    const page = readFileSync(join(DOCS, 'scenarios.md'), 'utf8').split('## Latencies')[1]!;
    const named = Object.fromEntries(
      [...page.matchAll(/`(\w+)` (\d+)s/g)].map((match) => [match[1], Number(match[2]) * 1000]),
    );
    expect(named).toEqual(DEFAULT_TIMING);
  });
});
