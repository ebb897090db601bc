/**
 * The figures of the engine: every operation at every size, each in a process of its own, within bounds of time and memory.
 */
import { spawnSync } from 'node:child_process';
import type { EngineRound } from './engine';
import { type OperationName, OPERATIONS, type Size } from './engine-operations';
import { median } from './statistics';
import { milliseconds, printTable } from './table';

export interface EnginePoint extends Size {
  /** Pods that are ready when it is done. */
  readonly copies: number;
  /** Rounds that count; as many again were run before, while the code was still compiled. */
  readonly rounds: number;
  /** CPU milliseconds of the first round in a fresh process. */
  readonly cold: number;
  /** Medians of the rounds that count, and the quickest of them. */
  readonly cpu: number;
  readonly milliseconds: number;
  readonly quickest: number;
  /** Megabytes, at most, with the process itself. */
  readonly memory: number;
  readonly looks: number;
  readonly changes: number;
  readonly steps: number;
  /** Virtual milliseconds. */
  readonly virtual: number;
}

/** A size at which it ended, and why. */
export interface EngineEnd extends Size {
  readonly ended: string;
}

export interface EngineFigures {
  /** Bounds of each process. */
  readonly limits: { readonly seconds: number; readonly heap: number };
  readonly operations: Readonly<Partial<Record<OperationName, readonly (EnginePoint | EngineEnd)[]>>>;
}

/** What one process may take: seconds, and megabytes of heap. */
const LIMITS = { seconds: 600, heap: 8192 } as const;

/** Rounds that count. */
const SIZES: readonly (Size & { readonly rounds: number })[] = [
  { pods: 100, nodes: 10, rounds: 100 },
  { pods: 300, nodes: 30, rounds: 50 },
  { pods: 1_000, nodes: 100, rounds: 20 },
  { pods: 3_000, nodes: 300, rounds: 7 },
  { pods: 10_000, nodes: 1_000, rounds: 3 },
];

/** On to the largest cluster that Kubernetes supports. */
const LARGE_SIZES: typeof SIZES = [
  { pods: 30_000, nodes: 1_000, rounds: 1 },
  { pods: 75_000, nodes: 2_500, rounds: 1 },
  { pods: 150_000, nodes: 5_000, rounds: 1 },
];

/** What is measured in large clusters, too. */
const LARGE: ReadonlySet<OperationName> = new Set<OperationName>(['deploy', 'update', 'daemonset', 'crash']);

export const isEnd = (point: EnginePoint | EngineEnd): point is EngineEnd => 'ended' in point;

/** Measures with the program in `file` (engine.ts, bundled), in so many rounds at most, and prints as it goes. */
export function measureEngine(file: string, mostPods: number, mostRounds: number): EngineFigures {
  const operations: Partial<Record<OperationName, (EnginePoint | EngineEnd)[]>> = {};
  for (const name of Object.keys(OPERATIONS) as OperationName[]) {
    const points: (EnginePoint | EngineEnd)[] = [];
    for (const size of [...SIZES, ...(LARGE.has(name) ? LARGE_SIZES : [])]) {
      if (size.pods > mostPods) break;
      const point = measure(file, name, { ...size, rounds: Math.min(size.rounds, mostRounds) });
      points.push(point);
      if (isEnd(point)) break;
    }
    operations[name] = points;
    printOperation(name, points);
  }
  return { limits: LIMITS, operations };
}

function measure(file: string, name: OperationName, size: (typeof SIZES)[number]): EnginePoint | EngineEnd {
  const { pods, nodes, rounds } = size;
  const words = [`--max-old-space-size=${LIMITS.heap}`, file, name, `${pods}`, `${nodes}`, `${2 * rounds}`];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    timeout: LIMITS.seconds * 1000,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) return { pods, nodes, ended: reason(signal, stderr) };
  const all = JSON.parse(stdout) as readonly EngineRound[];
  const counted = all.slice(rounds);
  const { looks, changes, steps, virtual } = all[0]!;
  return {
    pods,
    nodes,
    copies: OPERATIONS[name].copies(size),
    rounds,
    cold: all[0]!.cpu,
    cpu: median(counted.map(({ cpu }) => cpu)),
    milliseconds: median(counted.map((round) => round.milliseconds)),
    quickest: Math.min(...counted.map((round) => round.milliseconds)),
    memory: Math.max(...all.map(({ memory }) => memory)),
    ...{ looks, changes, steps, virtual },
  };
}

function reason(signal: string | null, stderr: string): string {
  if (signal === 'SIGTERM') return `not done after ${LIMITS.seconds} s`;
  if (stderr.includes('heap out of memory')) return `more than ${LIMITS.heap} MB of heap`;
  return stderr.split('\n').find((line) => line.includes('Error')) ?? `it ended with ${signal ?? 'an error'}`;
}

function printOperation(name: OperationName, points: readonly (EnginePoint | EngineEnd)[]): void {
  printTable(`Engine: ${OPERATIONS[name].title}`, [
    ['Pods / Nodes', 'first round', 'CPU', 'elapsed', 'per Pod', 'memory', 'looks'],
    ...points.map((point) => [
      `${point.pods} / ${point.nodes}`,
      ...(isEnd(point)
        ? [point.ended, '', '', '', '', '']
        : [
            milliseconds(point.cold),
            milliseconds(point.cpu),
            milliseconds(point.milliseconds),
            `${((1000 * point.cpu) / point.pods).toFixed(0)} us`,
            `${point.memory.toFixed(0)} MB`,
            String(point.looks),
          ]),
    ]),
  ]);
}
