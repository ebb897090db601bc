/**
 * `npm run load`: 200 people in 100 channels at the local gateway for 60 s. Prints what they got and what the tutor took
 * for it; ends with 1 where somebody got an error or a change is lost.
 */
import { parseArgs } from 'node:util';
import { record } from '../../docs/figures';
import { type LoadFigures, type LoadSize, type Phase, underLoad } from './load-run';
import { milliseconds, printTable } from './table';

const USAGE = `npm run load -- [--people 200] [--channels 100] [--seconds 60] [--think 4000] [--seed N] [--record]
  --think   milliseconds that somebody thinks before the next command
  --record  writes docs/figures/load.json`;

/** The most that memory may grow from the first third of a run to the last, where it is long enough to tell. */
const MOST_GROWTH = 1.15;
const LONG_ENOUGH = 30;

interface Wanted extends LoadSize {
  readonly isRecorded: boolean;
}

/** Undefined where the words mean nothing. */
export function readWords(words: readonly string[]): Wanted | undefined {
  const option = (usual: number) => ({ type: 'string', default: String(usual) }) as const;
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        people: option(200),
        channels: option(100),
        seconds: option(60),
        think: option(4_000),
        seed: option(Math.floor(Math.random() * 1e9)),
        record: { type: 'boolean', default: false },
      },
    });
    const number = (text: string, most: number) =>
      /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : NaN;
    const size = {
      people: number(values.people, 2_000),
      channels: number(values.channels, 2_000),
      seconds: number(values.seconds, 3_600),
      think: number(values.think, 600_000),
      seed: number(values.seed, 999_999_999),
    };
    const isOne = ![...Object.values(size)].some(Number.isNaN);
    const isSome = size.seconds > 0 && size.channels > 0 && size.people >= size.channels;
    return isOne && isSome ? { ...size, isRecorded: values.record } : undefined;
  } catch {
    return undefined;
  }
}

/** What must not be: undefined where all is well. */
export function failureOf({
  errors,
  kept,
  growth,
  seconds,
}: Pick<LoadFigures, 'errors' | 'kept' | 'growth' | 'seconds'>): string | undefined {
  const { lost, doubled, unasked, overwritten } = kept;
  const wrong = Object.entries({ errors, lost, doubled, unasked, overwritten }).filter(([, found]) => found.length > 0);
  if (wrong.length > 0) {
    return wrong.map(([name, found]) => `${name} (${found.length}): ${found.slice(0, 5).join('; ')}`).join('\n');
  }
  const grows = seconds >= LONG_ENOUGH && growth.heap > MOST_GROWTH;
  return grows ? `memory grows: ${growth.heap.toFixed(2)} x` : undefined;
}

async function main(words: readonly string[]): Promise<number> {
  const wanted = readWords(words);
  if (wanted === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { isRecorded, ...size } = wanted;
  console.log(`seed ${size.seed}`);
  const figures = await underLoad(size);
  print(figures);
  const failure = failureOf(figures);
  if (failure !== undefined) {
    console.error(`\n${failure}\nagain: npm run load -- --seed ${size.seed}`);
    return 1;
  }
  if (isRecorded) record('load', figures);
  return 0;
}

function print(figures: LoadFigures): void {
  const { closed, open, full, echo, people, channels, seconds, think, delay, memory, growth, kept } = figures;
  const row = (name: string, { commands, perSecond, median, p99, most }: Phase) => [
    name,
    String(commands),
    perSecond.toFixed(1),
    ...[median, p99, most].map(milliseconds),
  ];
  printTable(`${people} people in ${channels} channels for ${seconds} s; each thinks for ${think} ms`, [
    ['', 'commands', 'a second', 'median', '99 of 100', 'longest'],
    row('all', closed),
    row('look-ups', closed.looks),
    row('changes', closed.changes),
    row('half as many, open loop', open),
    row('a quarter, nobody thinks', full),
    row("the same at Bolt's hello world", echo),
  ]);
  printTable('Memory, MB', [
    ['after s', 'reachable', 'resident'],
    ...memory.map(({ second, heap, resident }) => [second.toFixed(0), heap.toFixed(1), resident.toFixed(0)]),
    ['last : first third', growth.heap.toFixed(2), growth.resident.toFixed(2)],
  ]);
  const late = `event loop late by ${milliseconds(delay.median)}, at most ${milliseconds(delay.most)}`;
  console.log(`\n${milliseconds(figures.cpu)} of a processor for a command; ${late}`);
  const { lost, doubled, unasked, overwritten } = kept;
  const wrong = lost.length + doubled.length + unasked.length + overwritten.length;
  console.log(
    `${figures.errors.length} errors, ${figures.busy} told to try again; ${figures.acknowledged} changes answered, ${kept.versions} versions kept, ${wrong} lost, twice or overwritten`,
  );
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
