/** What `npm run bench` was asked for. */
import { parseArgs } from 'node:util';
import type { BenchOptions } from './part';

/** Where nothing else is said. */
export const USUAL: BenchOptions = { runs: 15, rounds: 400, pods: Infinity };

interface Asked {
  readonly parts: readonly string[];
  readonly options: BenchOptions;
  readonly isRecorded: boolean;
}

/** What was asked for, or undefined. */
export function readWords(words: readonly string[], names: readonly string[]): Asked | undefined {
  const string = { type: 'string' } as const;
  const options = { runs: string, rounds: string, pods: string, record: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const number = (given: string | undefined, usual: number): number => (given === undefined ? usual : Number(given));
    const asked = {
      runs: number(values.runs, USUAL.runs),
      rounds: number(values.rounds, USUAL.rounds),
      pods: number(values.pods, USUAL.pods),
    };
    const isPossible = Object.values(asked).every(
      (value) => value === Infinity || (Number.isInteger(value) && value > 0),
    );
    if (!isPossible || !positionals.every((name) => names.includes(name))) return undefined;
    const parts = positionals.length === 0 ? [...names] : [...new Set(positionals)];
    return { parts, options: asked, isRecorded: values.record === true };
  } catch {
    return undefined;
  }
}
