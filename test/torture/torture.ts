/**
 * `npm run torture`: random commands, delivered twice, cut off, throttled and crashed into, on sandboxes that share one
 * table. Ends with a summary line; the exit status is 1 when anything acknowledged is missing, or there twice, or wrong.
 */
import { parseArgs } from 'node:util';
import { record } from '../../docs/figures';
import { torture, type Totals, type Wanted } from './campaign';
import { openStore, type StoreName, STORES } from './places';

const USAGE = `usage: npm run torture -- [--commands N] [--seed N] [--store ${STORES.join('|')}]
                      [--channels K] [--sandboxes N] [--record]`;

/** What is recorded of a run. */
export interface TortureFigures extends Totals, Pick<Wanted, 'seed' | 'channels' | 'sandboxes'> {
  readonly store: StoreName;
  readonly seconds: number;
}

interface Asked {
  readonly wanted: Wanted;
  readonly store: StoreName;
  readonly isRecorded: boolean;
}

/** What was asked for, or undefined. */
function readWords(words: readonly string[]): Asked | undefined {
  const string = { type: 'string' } as const;
  const options = { commands: string, seed: string, store: string, channels: string, sandboxes: string } as const;
  try {
    const { values } = parseArgs({ args: [...words], options: { ...options, record: { type: 'boolean' } } });
    const { commands = '1000', seed = '1', channels = '4', sandboxes = '3', store: named = 'memory' } = values;
    const store = STORES.find((name) => name === named);
    const numbers =
      [commands, channels, sandboxes].every((text) => /^[1-9]\d{0,6}$/.test(text)) && /^\d{1,10}$/.test(seed);
    if (store === undefined || !numbers || Number(channels) > 50 || Number(sandboxes) > 20) return undefined;
    const wanted = {
      commands: Number(commands),
      seed: Number(seed),
      channels: Number(channels),
      sandboxes: Number(sandboxes),
    };
    return { wanted, store, isRecorded: values.record === true };
  } catch {
    return undefined;
  }
}

/** One line: what was done, and what is wrong. */
function summaryOf(store: StoreName, { seed }: Wanted, totals: Totals, seconds: number): string {
  const { commands, deliveries, outcomes, fates, crashes, versions, problems } = totals;
  const faults = Object.values(fates).reduce((sum, count) => sum + count, 0) - fates.well;
  const done = (outcomes.changed ?? 0) + (outcomes.again ?? 0);
  return [
    `torture: ${commands} commands on ${store}, seed ${seed}: ${deliveries} deliveries, ${done} changes acknowledged`,
    `${versions} versions, ${faults} faults, ${crashes} crashes, ${problems} broken rules, ${seconds.toFixed(0)} s`,
  ].join(', ');
}

async function main(): Promise<number> {
  const asked = readWords(process.argv.slice(2));
  if (asked === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { wanted, store: name } = asked;
  const store = await openStore(name);
  if (typeof store === 'string') {
    console.log(`torture: skipped on ${name}: ${store}`);
    return 0;
  }
  const began = process.hrtime.bigint();
  try {
    const totals = await torture(store, wanted, (line) => console.log(line));
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    const isProof = (totals.outcomes.changed ?? 0) > 0;
    if (asked.isRecorded && isProof) {
      const figures: TortureFigures = { store: name, ...wanted, ...totals, seconds: Math.round(seconds) };
      record(`torture-${name}`, figures);
    }
    console.log(summaryOf(name, wanted, totals, seconds));
    // Where the store answered nobody in time, nothing was shown.
    if (!isProof) console.log('torture: no change was acknowledged; this machine may be too busy');
    return totals.problems === 0 && isProof ? 0 : 1;
  } finally {
    await store.close();
  }
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
