/** The words behind `npm run fuzz --`. */
import { parseArgs } from 'node:util';
import { TARGETS } from './targets';

export const USAGE = `usage: npm run fuzz -- [--runs N] [--seed N] [--only TARGET[,TARGET]] [--record]
       npm run fuzz -- --replay FILE
targets: ${TARGETS.map(({ name }) => name).join(' ')}`;

export type Options =
  | { readonly runs: number; readonly seed: number; readonly only: readonly string[]; readonly record: boolean }
  /** A file with an input that failed. */
  | { readonly replay: string };

const WHOLE = /^\d{1,8}$/;

/** Undefined for words that mean nothing here. */
export function readOptions(words: readonly string[]): Options | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...words],
      options: { runs: text, seed: text, only: text, replay: text, record: { type: 'boolean' } },
    });
    const { runs = '100000', seed = '1', only, replay, record = false } = values;
    if (replay !== undefined) return words.length > 2 ? undefined : { replay };
    const all = TARGETS.map(({ name }) => name);
    const named = only?.split(',') ?? all;
    if (!WHOLE.test(runs) || !WHOLE.test(seed) || Number(runs) === 0 || !named.every((name) => all.includes(name))) {
      return undefined;
    }
    // What is recorded is all of it.
    if (record && only !== undefined) return undefined;
    return { runs: Number(runs), seed: Number(seed), only: named, record };
  } catch {
    return undefined;
  }
}

export interface Task {
  readonly target: string;
  readonly runs: number;
}

/** How many inputs each target gets: by their shares, together at least as many as were asked for. */
export function tasksOf(runs: number, only: readonly string[]): readonly Task[] {
  const wanted = TARGETS.filter(({ name }) => only.includes(name));
  const shares = wanted.reduce((sum, { share }) => sum + share, 0);
  return wanted.map(({ name, share }) => ({ target: name, runs: Math.ceil((runs * share) / shares) }));
}
