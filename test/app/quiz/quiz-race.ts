/**
 * Lets several use cases run against one store and chooses, by a seed, whose next call goes through: every interleaving
 * of their reads and writes can come up.
 */
import type { QuizStore } from '../../../src/app/quiz/quiz-port';
import { nextRandom, type Random } from '../../../src/cluster/random';

export class Race {
  private readonly random: Random;
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  /** @param onStep called before each call goes through */
  constructor(
    seed: number,
    private readonly onStep: (random: Random) => void = () => {},
  ) {
    this.random = { position: seed };
  }

  /** The store, whose every call waits for its turn. */
  wrap(store: QuizStore): QuizStore {
    const turn = () => this.turn();
    return new Proxy(store, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          await turn();
          return method.apply(target, args);
        };
      },
    });
  }

  /** Runs all of them to their end. */
  async run<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
    this.running = tasks.length;
    const results = tasks.map(async (task) => {
      try {
        return await task();
      } finally {
        this.running--;
      }
    });
    while (this.running > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.waiting.length === 0) continue;
      this.onStep(this.random);
      const [next] = this.waiting.splice(Math.floor(nextRandom(this.random) * this.waiting.length), 1);
      next?.();
    }
    return Promise.all(results);
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
