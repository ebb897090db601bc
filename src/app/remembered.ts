/**
 * Values that are remembered for some time, at most so many: the one that was put first gives way. What was put at a time
 * to come is forgotten: the clock was set back since.
 */
import { Latest } from './latest';
import type { Clock } from './ports';

export class Remembered<Value> {
  private readonly kept: Latest<{ readonly value: Value; readonly since: number; readonly until: number }>;

  constructor(
    most: number,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.kept = new Latest(most);
  }

  get(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    const now = this.clock.now();
    if (found.since <= now && now < found.until) return found.value;
    this.kept.forget(key);
    return undefined;
  }

  /** @param until wall-clock milliseconds */
  put(key: string, value: Value, until: number): void {
    this.kept.put(key, { value, since: this.clock.now(), until });
  }

  forget(key: string): void {
    this.kept.forget(key);
  }
}
