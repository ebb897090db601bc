/** Values that are remembered for some time, at most so many: the one that was put first gives way. */
import { Latest } from './latest';
import type { Clock } from './ports';

export class Remembered<Value> {
  private readonly kept: Latest<{ readonly value: Value; readonly until: number }>;

  constructor(
    most: number,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.kept = new Latest(most);
  }

  get(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined || found.until > this.clock.now()) return found?.value;
    this.kept.forget(key);
    return undefined;
  }

  /** @param until wall-clock milliseconds */
  put(key: string, value: Value, until: number): void {
    this.kept.put(key, { value, until });
  }

  forget(key: string): void {
    this.kept.forget(key);
  }
}
