/** Choices by lot that a seed repeats. */
import { mix, nextRandom, pick, type Random } from '../../src/cluster/random';

export class Seeded {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = { position: mix(seed) };
  }

  /** In [0, 1). */
  next(): number {
    return nextRandom(this.random);
  }

  /** In [least, most). */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return pick(this.random, items);
  }

  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return entries.at(-1)![0];
  }
}
