/**
 * A seeded generator whose position is plain data, so that it can live in the stored cluster (mulberry32).
 */
export interface Random {
  /** Position: any 32-bit unsigned integer. */
  position: number;
}

/** The next number in [0, 1). Moves the generator on. */
export function nextRandom(random: Random): number {
  random.position = (random.position + 0x6d2b79f5) >>> 0;
  return mix(random.position) / 0x1_0000_0000;
}

/** One of the items, each equally likely. The list must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(nextRandom(random) * items.length)] as T;
}

/** Scrambles a 32-bit integer; a different input gives an unrelated output. */
export function mix(value: number): number {
  let t = value >>> 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
