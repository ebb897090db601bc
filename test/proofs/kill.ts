/**
 * `npm run proof:kill -- [ROUNDS] [--record]`: kills the tutor at random moments (200 rounds when left out), after every
 * write of each kind of command, and fills its disk. `--record` writes docs/figures/kill.json.
 */
import { parseArgs } from 'node:util';
import { record } from '../../docs/figures';
import { fillDisk, type FullDisk } from '../local/full-disk';
import { KINDS, killAtWrites, type KilledAtWrites } from '../local/kill-at-writes';
import { killRounds, type KillResult } from '../local/kill-rounds';

const ROUNDS = 200;
const MOST_ROUNDS = 10_000;
const USAGE = 'npm run proof:kill -- [ROUNDS] [--record]';

/** What is recorded. */
export interface KillFigures {
  readonly random: KillResult;
  readonly atWrites: KilledAtWrites;
  /** Undefined where this user may not mount a disk. */
  readonly disk: FullDisk | undefined;
}

async function main(): Promise<void> {
  const options = { record: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const rounds = Number(positionals[0] ?? ROUNDS);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ROUNDS || positionals.length > 1) {
    throw new TypeError(`ROUNDS is a number from 1 to ${MOST_ROUNDS}`);
  }
  const report = (line: string): void => void process.stdout.write(`${line}\n`);
  const disk = await fillDisk();
  const atWrites = await killAtWrites(KINDS, report);
  const random = await killRounds(rounds, report);
  const figures: KillFigures = { random, atWrites, disk };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (values.record === true) record('kill', figures);
  const wrong = [...random.missing, ...atWrites.wrong, ...(disk?.wrong ?? [])];
  process.exitCode = wrong.length === 0 && random.acknowledged > 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  const isUsage = error instanceof TypeError && /ROUNDS|option|argument/i.test(error.message);
  process.stderr.write(isUsage ? `${error.message}\n${USAGE}\n` : `${String(error)}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
