/**
 * `npm run proof:long-life`: 5,000 commands in one channel, a year of a cluster's time, 1,000 undo and as many redo. The exit
 * status is 1 where age shows: in time, size, memory or items, or in a state that is not what it was.
 */
import { parseArgs } from 'node:util';
import { record } from '../../docs/figures';
import { aging } from '../long-life/aging';
import { liveInChannel } from '../long-life/channel-life';
import { liveFor } from '../long-life/cluster-year';
import { goThereAndBack } from '../long-life/there-and-back';

const USAGE = 'usage: npm run proof:long-life -- [--commands N] [--months N] [--undos N] [--seed N] [--record]';
/** Of 30 days and a little: a year. */
const MONTHS = 12;
const HOURS = 730;

interface Asked {
  readonly commands: number;
  readonly months: number;
  readonly undos: number;
  readonly seed: number;
  readonly isRecorded: boolean;
}

/** What was asked for, or undefined. */
export function readWords(words: readonly string[]): Asked | undefined {
  const string = { type: 'string' } as const;
  const options = { commands: string, months: string, undos: string, seed: string } as const;
  try {
    const { values } = parseArgs({ args: [...words], options: { ...options, record: { type: 'boolean' } } });
    const {
      commands = '5000',
      months = String(MONTHS),
      undos = '1000',
      seed = '1',
      record: isRecorded = false,
    } = values;
    const given = [commands, months, undos, seed];
    if (!given.every((text) => /^[1-9]\d{0,5}$/.test(text)) || Number(commands) < 50 || Number(months) < 3) {
      return undefined;
    }
    const [first, second, third, fourth] = given.map(Number) as [number, number, number, number];
    return { commands: first, months: second, undos: third, seed: fourth, isRecorded };
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const asked = readWords(process.argv.slice(2));
  if (asked === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { commands, months, undos, seed } = asked;
  const parts = await liveInChannel(commands, seed);
  console.log(`${commands} commands in one channel, seed ${seed}; tenths:`);
  console.table(parts);
  const { months: year } = liveFor(months, HOURS);
  console.log(`${months} months of ${HOURS} hours in one cluster:`);
  console.table(year);
  const travels = await goThereAndBack(undos, seed);
  console.log(
    `${travels.undone} undo, ${travels.redone} redo, seed ${seed}: ${travels.differing} ends differ (${travels.bytes} bytes)`,
  );
  const problems = aging(parts, year, travels);
  for (const problem of problems) console.log(`age shows: ${problem}`);
  const figures = { commands, seed, hoursOfMonth: HOURS, parts, year, travels, problems };
  if (asked.isRecorded) record('long-life', figures);
  console.log(`long life: ${commands} commands, ${months} months, ${undos} undo: ${problems.length} signs of age`);
  return problems.length === 0 ? 0 : 1;
}

if (require.main === module) {
  void main().then((code) => {
    process.exitCode = code;
  });
}
