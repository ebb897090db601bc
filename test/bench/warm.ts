/**
 * Warm commands: a signed request in, the response out, through functions/slack.ts with a table in memory that answers at
 * once. A plain Bolt handler that echoes is asked in turns with it, in the same process.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER, bundleWarm } from './bundles';
import { LAMBDA_ENVIRONMENT } from './load-time';
import type { BenchOptions, Part } from './part';
import { median, percentile } from './statistics';
import { milliseconds, printTable } from './table';
import type { WarmResult, WarmSample } from './warm-program';

/** What one command took; milliseconds. */
export interface WarmSpread {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  /** Of the processor's time. */
  readonly cpu: number;
}

export interface WarmPoint {
  readonly pods: number;
  readonly rounds: number;
  readonly echo: WarmSpread;
  readonly commands: Readonly<Record<string, WarmSpread>>;
  /** For each command, the share of the processor's time in each stage; together 1. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface WarmFigures {
  readonly points: readonly WarmPoint[];
}

/** Rounds for each size, as a share of those on 100 Pods; a first quarter of all rounds is not counted. */
const SIZES = [
  { pods: 10, share: 1 },
  { pods: 100, share: 1 },
  { pods: 1_000, share: 0.2 },
  { pods: 10_000, share: 0.02 },
] as const;
const FEWEST_ROUNDS = 4;
const WARM_UP = 0.25;

export const warmPart: Part = { title: 'a warm command, beside a Bolt handler that echoes', measure };

async function measure({ rounds, pods: mostPods }: BenchOptions): Promise<WarmFigures> {
  const files = [
    await bundleWarm('functions/slack.ts', 'warm-slack'),
    await bundleWarm('test/bench/plain-bolt.ts', 'warm-echo'),
  ];
  const program = await bundleWarm('test/bench/warm-program.ts', 'warm-program');
  const points: WarmPoint[] = [];
  for (const { pods, share } of SIZES.filter((size) => size.pods <= mostPods)) {
    const counted = Math.max(FEWEST_ROUNDS, Math.round(rounds * share));
    const point = pointOf(pods, runProgram([program, ...files, `${pods}`, `${counted}`]));
    points.push(point);
    print(point);
  }
  return { points };
}

/** The program writes its result to descriptor 3: what the function logs goes nowhere, as quickly as Lambda takes it. */
export function runProgram(words: readonly string[]): WarmResult {
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const file = join(BENCH_FOLDER, 'warm.json');
  const output = openSync(file, 'w');
  const { status } = spawnSync(process.execPath, words, {
    env: { ...LAMBDA_ENVIRONMENT, LOG_SALT: 'bench' },
    stdio: ['ignore', 'ignore', 'inherit', output],
  });
  closeSync(output);
  if (status !== 0) throw new Error(`the program ended with status ${String(status)}`);
  return JSON.parse(readFileSync(file, 'utf8')) as WarmResult;
}

/** The figures of one size. */
export function pointOf(pods: number, { rounds, echo, samples, shares }: WarmResult): WarmPoint {
  const spreads = Object.entries(samples).map(([name, taken]) => [name, spreadOf(taken)] as const);
  return { pods, rounds, echo: spreadOf(echo), commands: Object.fromEntries(spreads), shares };
}

function spreadOf(samples: readonly WarmSample[]): WarmSpread {
  const counted = samples.slice(Math.floor(samples.length * WARM_UP));
  const taken = counted.map((one) => one.milliseconds);
  return {
    count: counted.length,
    median: median(taken),
    p99: percentile(taken, 99),
    cpu: median(counted.map(({ cpu }) => cpu)),
  };
}

function print({ pods, rounds, echo, commands, shares }: WarmPoint): void {
  const ratio = (value: number, of: number): string => `${(value / of).toFixed(1)} x`;
  printTable(`Warm: ${pods} Pods, ${rounds} rounds, the last three quarters of them`, [
    ['', 'median', 'of echo', 'p99', 'of echo', 'CPU', 'of echo'],
    ['echo', milliseconds(echo.median), '', milliseconds(echo.p99), '', milliseconds(echo.cpu), ''],
    ...Object.entries(commands).map(([name, one]) => [
      name,
      milliseconds(one.median),
      ratio(one.median, echo.median),
      milliseconds(one.p99),
      ratio(one.p99, echo.p99),
      milliseconds(one.cpu),
      ratio(one.cpu, echo.cpu),
    ]),
  ]);
  const stages = [...new Set(Object.values(shares).flatMap((parts) => Object.keys(parts)))];
  printTable(`Warm: where the processor's time goes, ${pods} Pods, hundredths`, [
    ['', ...stages],
    ...Object.entries(shares).map(([name, parts]) => [
      name,
      ...stages.map((stage) => (100 * (parts[stage] ?? 0)).toFixed(0)),
    ]),
  ]);
}
