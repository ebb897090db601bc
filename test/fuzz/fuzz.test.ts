/** A short run over every target, inputs that failed once, and whether a failure would be seen. */
import * as fc from 'fast-check';
import { foundFiles, readFound, triedAgain } from './found';
import { Lot } from './lot';
import { mutateText } from './mutate-text';
import { mutateValue } from './mutate-value';
import { readOptions, tasksOf } from './options';
import { runTarget } from './run-target';
import { type Target } from './target';
import { TARGETS } from './targets';

const SEED = 20261123;

describe('inputs that failed once', () => {
  test.each(foundFiles())('%s', async (file) => {
    expect((await triedAgain(readFound(file))).problems).toEqual([]);
  });
});

describe('a short run', () => {
  const runs = new Map(
    tasksOf(
      600,
      TARGETS.map(({ name }) => name),
    ).map(({ target, runs }) => [target, runs]),
  );

  test.each(TARGETS.map((target) => [target.name, target] as const))('of %s finds nothing', async (name, target) => {
    const { failures, inputs, answers } = await runTarget(target, { runs: runs.get(name)!, seed: SEED });
    expect(failures.map(({ problem, input }) => ({ problem, seed: SEED, input }))).toEqual([]);
    expect([inputs, answers > 0]).toEqual([runs.get(name), true]);
  });
});

const texts = (open: Target['open'], seeds: readonly string[] = ['web']): Target => ({
  ...{ name: 'one', about: 'made for a test', share: 1, made: fc.string({ maxLength: 20 }) },
  ...{ seeds: () => seeds, open },
});
/** The text that a target was given. */
const textOf = (input: unknown): string => (typeof input === 'string' ? input : '');
const fine = { reached: 'fine', problems: () => [] };

describe('a failure is seen, and made short', () => {
  test('an exception', async () => {
    const target = texts(() => (input) => {
      if (textOf(input).includes('%')) throw new TypeError('stumbled over "%"');
      return fine;
    });
    const { failures } = await runTarget(target, { runs: 400, seed: 1 });
    expect(failures).toMatchObject([{ input: '%', problem: expect.stringContaining('TypeError: stumbled') as string }]);
    expect(failures[0]!.times).toBeGreaterThan(1);
  });

  test('time that is spent, three times over', async () => {
    const busy = (): void => {
      const { user } = process.cpuUsage();
      while (process.cpuUsage().user < user + 260_000);
    };
    const { failures } = await runTarget(
      texts(() => () => (busy(), fine)),
      { runs: 1, seed: 1 },
    );
    expect(failures[0]?.problem).toMatch(/^takes \d+ ms of CPU time; 250 are allowed$/);
  });

  test('a change of what all objects have', async () => {
    const prototype = Object.prototype as { polluted?: number };
    const { failures } = await runTarget(
      texts(() => () => ((prototype.polluted = 1), fine)),
      { runs: 1, seed: 1 },
    );
    delete prototype.polluted;
    expect(failures).toMatchObject([{ problem: 'changed a prototype of all objects' }]);
  });

  test('what is wrong with an answer', async () => {
    const wrong = { reached: 'x', problems: () => ['refused, and saved all the same'] };
    const { failures } = await runTarget(
      texts(() => (input) => (input === '' ? wrong : fine), ['']),
      { runs: 9, seed: 2 },
    );
    expect(failures).toMatchObject([{ problem: 'refused, and saved all the same', input: '' }]);
  });
});

test('the same seed gives the same inputs, another one others', async () => {
  const inputsOf = async (seed: number) => {
    const inputs: unknown[] = [];
    const target = texts(() => (input) => ({ ...fine, reached: textOf(input) }));
    await runTarget(target, { runs: 200, seed, before: (input) => inputs.push(input) });
    return inputs;
  };
  const first = await inputsOf(5);
  expect(await inputsOf(5)).toEqual(first);
  expect(await inputsOf(6)).not.toEqual(first);
});

test('what reaches a new answer is changed further', async () => {
  // Signs that one change adds a few of: who starts from what was reached gets to more of them.
  const signsIn = (input: unknown): number => textOf(input).split(/["']/).length;
  const most = async (reachedBy: (signs: number) => string) => {
    let signs = 0;
    const target = texts(() => (input) => {
      if (textOf(input).length < 200) signs = Math.max(signs, signsIn(input));
      return { ...fine, reached: reachedBy(signsIn(input)) };
    });
    await runTarget(target, { runs: 2_000, seed: 3 });
    return signs;
  };
  expect(await most((signs) => 'x'.repeat(signs))).toBeGreaterThan(2 * (await most(() => 'the same')));
});

test('changed inputs stay within bounds', () => {
  const lot = new Lot(9);
  for (let i = 0; i < 2_000; i++) {
    expect(mutateText('scale web 3', 'get pods -l app=web', lot).length).toBeLessThanOrEqual(64 * 1024);
    expect(() => JSON.stringify(mutateValue({ a: [1, { b: 'x' }] }, { c: ['y'] }, lot))).not.toThrow();
  }
});

describe('words', () => {
  test.each([['--runs'], ['--runs', '0'], ['--runs', '-1'], ['--seed', 'x'], ['--only', 'nothing'], ['--fast'], ['x']])(
    '%s %s are not understood',
    (...words) => expect(readOptions(words)).toBeUndefined(),
  );

  test('a part of it is not recorded, and a replay is nothing else', () => {
    expect(readOptions(['--only', 'parser', '--record'])).toBeUndefined();
    expect(readOptions(['--replay', 'x.json', '--runs', '3'])).toBeUndefined();
  });

  test('say how many inputs each target gets', () => {
    expect(readOptions([])).toMatchObject({ runs: 100_000, seed: 1, record: false });
    const tasks = tasksOf(
      1_000_000,
      TARGETS.map(({ name }) => name),
    );
    expect(tasks.reduce((sum, { runs }) => sum + runs, 0)).toBeGreaterThanOrEqual(1_000_000);
    expect(tasksOf(500, ['yaml'])).toEqual([{ target: 'yaml', runs: 500 }]);
  });
});
