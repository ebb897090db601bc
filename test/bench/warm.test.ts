import { rmSync } from 'node:fs';
import { BENCH_FOLDER, bundleWarm } from './bundles';
import { pointOf, runProgram } from './warm';

/**
 * Generous, for machines are noisy: what docs/performance.md tells, by the processor's time and not by the clock. What
 * makes a command several times dearer does not get past it.
 */
const MOST_OF_ECHO = { 'get pods': 80, show: 100, 'crash web': 250, 'deploy shop': 400 } as const;

afterAll(() => rmSync(BENCH_FOLDER, { recursive: true, force: true }));

test('a warm command on 100 Pods costs not many times what a Bolt handler costs that echoes', async () => {
  const handler = await bundleWarm('functions/slack.ts', 'limit-slack');
  const echo = await bundleWarm('test/bench/plain-bolt.ts', 'limit-echo');
  const program = await bundleWarm('test/bench/warm-program.ts', 'limit-program');
  const point = pointOf(100, runProgram([program, handler, echo, '100', '6']));
  for (const [name, most] of Object.entries(MOST_OF_ECHO)) {
    expect([name, point.commands[name]!.cpu / point.echo.cpu < most]).toEqual([name, true]);
  }
  // Every stage was seen: a share that is always 0 would say that nothing is looked for any more.
  const stages = new Set(Object.values(point.shares).flatMap((shares) => Object.keys(shares)));
  expect([...stages]).toEqual(expect.arrayContaining(['verify', 'parse', 'run', 'tell', 'draw', 'encode']));
}, 120_000);
