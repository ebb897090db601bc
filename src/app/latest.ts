/** Values by key, at most so many: the one that was put first gives way. */
export class Latest<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.kept.size;
  }

  get(key: string): Value | undefined {
    return this.kept.get(key);
  }

  put(key: string, value: Value): void {
    this.kept.delete(key);
    this.kept.set(key, value);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
  }

  forget(key: string): void {
    this.kept.delete(key);
  }
}
