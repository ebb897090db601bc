/** What may become of one request to the store, and how often. */
import type { Seeded } from './seeded';

/** Milliseconds after which the program gives up a request (IN_LAMBDA in src/store/client.ts). */
export const PATIENCE = 700;

export const FATES = [
  'well',
  'slow',
  'throttled',
  'failed',
  'failed though done',
  'cut off',
  'cut off though done',
  'lost',
  'done in silence',
  'done late',
  'crash before',
  'crash after',
] as const;
export type FateName = (typeof FATES)[number];

export interface Fate {
  readonly name: FateName;
  /** Milliseconds until the store does it; undefined: never. */
  readonly there: number | undefined;
  /** Milliseconds until the answer is back; undefined: never. */
  readonly back: number | undefined;
}

/** How often which fate is met, in parts of all. */
export type Weather = Readonly<Record<FateName, number>>;

/** About one request in nine goes wrong. */
export const STORM: Weather = {
  well: 860,
  slow: 50,
  throttled: 15,
  failed: 10,
  'failed though done': 10,
  'cut off': 10,
  'cut off though done': 10,
  lost: 8,
  'done in silence': 12,
  'done late': 8,
  'crash before': 3,
  'crash after': 4,
};

export function fateBy(seeded: Seeded, weather: Weather): Fate {
  const name = seeded.weighted(weather);
  const [there, back] = [seeded.between(1, 8), seeded.between(1, 8)];
  if (name === 'slow') return { name, there: seeded.between(8, 330), back: seeded.between(8, 330) };
  if (name === 'lost') return { name, there: undefined, back: undefined };
  if (name === 'done in silence') return { name, there, back: undefined };
  if (name === 'done late') return { name, there: seeded.between(PATIENCE, 3 * PATIENCE), back: undefined };
  const isDone = !['throttled', 'failed', 'cut off', 'crash before'].includes(name);
  return { name, there: isDone ? there : undefined, back };
}
