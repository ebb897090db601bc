/** What a cluster takes where it is stored: bytes for each Pod, time to write and to read it, calls of the table. */
import { deepStrictEqual } from 'node:assert/strict';
import { newChannel } from '../../src/app/new-channel';
import { packRecord, FORM, unpackRecord } from '../../src/store/record-form';
import type { Part } from './part';
import { type CallFigures, measureCalls } from './state-calls';
import { clusterOf, type KindOfCluster } from './state-clusters';
import { median } from './statistics';
import { milliseconds, printTable } from './table';

const SIZES = [10, 30, 100, 500, 1_000, 3_000, 10_000] as const;
const KINDS: readonly KindOfCluster[] = ['rolled out', 'mixed'];
/** Rounds that are measured, and rounds before them in which code is compiled. */
const ROUNDS = 7;
const COLD_ROUNDS = 3;
const CHANNEL = { team: 'T1', channel: 'C1' };

export interface StateFigures {
  readonly rounds: number;
  readonly points: readonly StatePoint[];
  readonly calls: CallFigures;
}

export interface StatePoint {
  readonly kind: KindOfCluster;
  /** Pods that are there. */
  readonly pods: number;
  readonly events: number;
  readonly bytes: number;
  /** As JSON, neither as tables nor packed. */
  readonly plainBytes: number;
  /** CPU time, milliseconds, median: of a record that was loaded, as every command after the first one has it. */
  readonly encode: number;
  readonly decode: number;
  /** The same for JSON that is neither packed nor as tables: what the machine takes at least. */
  readonly plainEncode: number;
  readonly plainDecode: number;
}

export const statePart: Part = {
  title: 'what is stored: bytes for each Pod, time to write and read it, calls of the table',
  measure: async ({ pods: most }) => {
    const points = KINDS.flatMap((kind) => SIZES.filter((pods) => pods <= most).map((pods) => measure(kind, pods)));
    printPoints(points);
    const calls = await measureCalls();
    printCalls(calls);
    return { rounds: ROUNDS, points, calls } satisfies StateFigures;
  },
};

function measure(kind: KindOfCluster, wanted: number): StatePoint {
  const record = { ...newChannel(CHANNEL), version: 1, cluster: clusterOf(kind, wanted) };
  const bytes = packRecord(record);
  const loaded = unpackRecord(FORM, 1, bytes);
  const plain = JSON.stringify(record);
  deepStrictEqual(JSON.parse(JSON.stringify(loaded)), JSON.parse(plain));
  const count = (what: string): number => record.cluster.objects.filter((object) => object.kind === what).length;
  return {
    ...{ kind, pods: count('Pod'), events: count('Event'), bytes: bytes.length },
    plainBytes: Buffer.byteLength(plain),
    encode: processorTime(() => packRecord(loaded)),
    decode: processorTime(() => unpackRecord(FORM, 1, bytes)),
    plainEncode: processorTime(() => JSON.stringify(loaded)),
    plainDecode: processorTime(() => JSON.parse(plain) as unknown),
  };
}

/** Milliseconds of CPU time, median. */
function processorTime(work: () => unknown): number {
  const times = Array.from({ length: COLD_ROUNDS + ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3;
  });
  return median(times.slice(COLD_ROUNDS));
}

function printPoints(points: readonly StatePoint[]): void {
  printTable(`What is stored: CPU time, median of ${ROUNDS}`, [
    ['', 'Pods', 'bytes', 'for each Pod', 'as JSON', 'encode', 'decode', 'JSON there', 'and back'],
    ...points.map((one) => [
      one.kind,
      String(one.pods),
      String(one.bytes),
      (one.bytes / one.pods).toFixed(1),
      (one.plainBytes / one.pods).toFixed(0),
      ...[one.encode, one.decode, one.plainEncode, one.plainDecode].map(milliseconds),
    ]),
  ]);
}

function printCalls({ commands, items, changes }: CallFigures): void {
  printTable('Calls of the table, on a channel of 100 Pods whose sandbox is awake', [
    ['', 'read units', 'write units', 'calls'],
    ...commands.map((one) => [one.command, String(one.readUnits), String(one.writeUnits), one.calls.join(', ')]),
  ]);
  const kinds = Object.entries(items).map(([kind, count]) => `${count} ${kind}`);
  console.log(`  items of the channel after ${changes} more changes: ${kinds.join(', ')}`);
}
