/** Parameters as a store of them would answer, and what was asked of it. */
import type { Parameters } from '../../src/app/ports';

export class FakeParameters implements Parameters {
  readonly values = new Map<string, string>();
  readonly asked: (readonly string[])[] = [];
  /** What every call fails with, if anything. */
  failure: Error | undefined;
  /** Resolves before a call is answered. */
  gate: Promise<void> = Promise.resolve();

  async get(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.asked.push(names);
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    return new Map([...this.values].filter(([name]) => names.includes(name)));
  }
}
