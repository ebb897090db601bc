/**
 * `npm run costs`: what AWS charges for a million commands, from what a typical channel stores and reads as counted on
 * the embedded table, beside containers that run all day. `-- --record` writes docs/figures/costs.json.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { record } from '../../docs/figures';
import { BUNDLE_OPTIONS } from '../../infra/bundle';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import type { Costs } from './cost-program';
import {
  type Bill,
  billOf,
  breakEven,
  COMPARED,
  containersBill,
  pictureBill,
  PRICES,
  SHARES,
  total,
} from './costs-bill';
import { LAMBDA_ENVIRONMENT } from './load-time';
import { printTable } from './table';

const ROOT = join(__dirname, '..', '..');
const USAGE = 'npm run costs -- [--record]';

/** What was counted, and the prices at that time. */
export interface CostFigures extends Costs {
  readonly prices: typeof PRICES;
}

async function main(words: readonly string[]): Promise<number> {
  if (words.some((word) => word !== '--record')) {
    console.error(USAGE);
    return 2;
  }
  const figures = { ...(await counted()), prices: PRICES };
  print(figures);
  if (words.length > 0) record('costs', figures satisfies CostFigures);
  return 0;
}

async function counted(): Promise<Costs> {
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
    return JSON.parse(stdout) as Costs;
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
  const dollars = (value: number) => `$${value.toFixed(2)}`;
  const row = (name: string, bill: Bill) => [
    name,
    ...[bill.table, bill.lambda, bill.api, bill.logs, total(bill)].map(dollars),
  ];
  printTable('A million', [
    ['', 'table', 'Lambda', 'HTTP API', 'logs', 'together'],
    ...Object.entries(SHARES).map(([name, changes]) => row(`commands, ${name}`, billOf(costs, changes))),
    row('pictures', pictureBill(costs)),
  ]);
  const bill = billOf(costs, 0.5);
  printTable('Containers that run all day', [
    ['', 'a month', 'cheaper from so many commands a month'],
    ...Object.entries(COMPARED).map(([name, containers]) => [
      name,
      dollars(containersBill(containers)),
      Math.round(breakEven(bill, containers)).toLocaleString('en'),
    ]),
  ]);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
