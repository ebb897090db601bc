/**
 * `npm run costs`: what AWS charges for a million commands, from what a typical channel stores and reads as counted on
 * the embedded table. Prices are those of docs/operating.md.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../infra/bundle';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import type { CommandCost, Costs } from './cost-program';
import { LAMBDA_ENVIRONMENT } from './load-time';
import { printTable } from './table';

const ROOT = join(__dirname, '..', '..');

/** US dollars, us-east-1, without any free tier. */
const PRICES = {
  /** A million units of the table on demand. */
  writes: 0.625,
  reads: 0.125,
  /** A million requests, and a GB for a second. */
  invocations: 0.2,
  gigabyteSeconds: 0.0000133334,
  /** A million requests of the HTTP API. */
  api: 1,
  /** A GB that is written to a log. */
  logged: 0.5,
} as const;

/** Of memory, as infra/ has it, and how many processors that is. */
const GIGABYTES = 1;
const PROCESSORS = 1024 / 1769;
/** Milliseconds that one command waits for the table in the same region, and Lambda's own lines of a log, bytes. */
const WAITING = 15;
const LAMBDA_LINES = 350;

interface Bill {
  readonly table: number;
  readonly lambda: number;
  readonly api: number;
  readonly logs: number;
}

async function main(): Promise<void> {
  const program = join(ROOT, 'dist', 'bench', 'cost-program.js');
  await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: ['test/bench/cost-program.ts'],
    outfile: program,
  });
  const table = await startDynamo(undefined);
  try {
    await ensureTable(table.endpoint, 'kube-tutor');
    const { stdout } = await promisify(execFile)(process.execPath, [program, table.endpoint], {
      env: LAMBDA_ENVIRONMENT,
    });
    print(JSON.parse(stdout) as Costs);
  } finally {
    await table.close();
  }
}

function print(costs: Costs): void {
  const { look, change } = costs;
  const figure = (value: number) => value.toFixed(1);
  printTable(`Per command, in a cluster of ${costs.objects} objects, stored in ${costs.itemBytes} bytes`, [
    ['', 'read units', 'write units', 'of indexes', 'CPU ms', 'log bytes'],
    ...Object.entries({ look, change }).map(([name, cost]) => [
      name,
      ...[cost.reads, cost.writes, cost.indexWrites, cost.cpu, cost.logged].map(figure),
    ]),
  ]);
  const shares = { 'only looks': 0, 'half changes': 0.5, 'only changes': 1 };
  const dollars = (value: number) => `$${value.toFixed(2)}`;
  printTable('A million commands', [
    ['', 'table', 'Lambda', 'HTTP API', 'logs', 'together'],
    ...Object.entries(shares).map(([name, changes]) => {
      const { table, lambda, api, logs } = billOf(look, change, changes);
      return [name, ...[table, lambda, api, logs, table + lambda + api + logs].map(dollars)];
    }),
  ]);
  console.log(`\n${JSON.stringify({ node: process.version, ...costs })}`);
}

/** @param changes share of the commands that change something */
function billOf(look: CommandCost, change: CommandCost, changes: number): Bill {
  const mean = (of: (cost: CommandCost) => number) => of(look) * (1 - changes) + of(change) * changes;
  const writes = mean((cost) => cost.writes + cost.indexWrites);
  const seconds = (mean(({ cpu }) => cpu) / PROCESSORS + WAITING) / 1000;
  return {
    table: mean(({ reads }) => reads) * PRICES.reads + writes * PRICES.writes,
    lambda: PRICES.invocations + seconds * GIGABYTES * PRICES.gigabyteSeconds * 1e6,
    api: PRICES.api,
    // A million bytes each are a thousandth of a GB.
    logs: ((mean(({ logged }) => logged) + LAMBDA_LINES) / 1e3) * PRICES.logged,
  };
}

void main();
