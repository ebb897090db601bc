/** Values that are remembered for some time, at most so many: the one that was put first gives way. */
export class Remembered<Value> {
  private readonly kept = new Map<string, { readonly value: Value; readonly until: number }>();

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  get(key: string): Value | undefined {
    const found = this.kept.get(key);
    if (found === undefined || found.until > this.now()) return found?.value;
    this.kept.delete(key);
    return undefined;
  }

  /** @param until wall-clock milliseconds */
  put(key: string, value: Value, until: number): void {
    this.kept.delete(key);
    this.kept.set(key, { value, until });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
  }

  forget(key: string): void {
    this.kept.delete(key);
  }
}
