/** Choices by lot that a seed repeats. */
import { mix, nextRandom, pick, type Random } from '../../src/cluster/random';

export class Lot {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = { position: mix(seed) };
  }

  /** A whole number from 0 up to but without `end`. */
  below(end: number): number {
    return Math.floor(nextRandom(this.random) * end);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(items: readonly T[]): T {
    return pick(this.random, items);
  }
}

/** A number of 32 bits that follows from a text. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}
