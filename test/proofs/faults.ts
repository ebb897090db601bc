/**
 * `npm run proof:faults`: every fault at every surface, in real time; about ten minutes where nothing else runs.
 * `--fault WORDS` and `--surface WORDS` take those whose names have them, `--record` writes docs/figures/faults.json.
 */
import { parseArgs } from 'node:util';
import { record } from '../../docs/figures';
import type { Cell } from '../faults/cell';
import { FAULTS } from '../faults/faults';
import { runMatrix } from '../faults/matrix';
import { SURFACES } from '../faults/surfaces';

/** Faults at a time: each waits most of its time. */
const LANES = 2;

/** What is recorded. */
export interface FaultFigures {
  readonly cells: readonly Cell[];
  readonly seconds: number;
}

const USAGE = 'npm run proof:faults -- [--fault WORDS] [--surface WORDS] [--record]';

async function main(): Promise<void> {
  const options = { fault: { type: 'string' }, surface: { type: 'string' }, record: { type: 'boolean' } } as const;
  const { fault = '', surface = '', record: isRecorded = false } = parseArgs({ options }).values;
  const faults = FAULTS.filter(({ name, of }) => `${of} ${name}`.includes(fault));
  const surfaces = SURFACES.filter(({ name }) => name.includes(surface));
  if (faults.length === 0 || surfaces.length === 0) throw new TypeError('there is no such fault or surface');
  const began = performance.now();
  const report = ({ fault: what, surface: where, outcome, took, wrong }: Cell): void => {
    process.stdout.write(`${what} | ${where} | ${outcome} | ${took} ms | ${wrong.join('; ') || 'right'}\n`);
  };
  const cells = await runMatrix({ faults, surfaces, lanes: LANES, report });
  const seconds = Math.round((performance.now() - began) / 1000);
  const wrong = cells.filter((cell) => cell.wrong.length > 0).length;
  const slowest = Math.max(...cells.map(({ took, surface: where }) => (where.includes('question') ? 0 : took)));
  process.stdout.write(`${cells.length} cells, ${wrong} wrong, slowest answer ${slowest} ms, ${seconds} s\n`);
  if (isRecorded) record('faults', { cells, seconds } satisfies FaultFigures);
  process.exitCode = wrong === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  const isUsage = error instanceof TypeError;
  process.stderr.write(isUsage ? `${error.message}\n${USAGE}\n` : `${String(error)}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
