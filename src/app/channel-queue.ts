/**
 * One command at a time for each channel, within this process. Commands of different channels do not wait for each
 * other. Other processes are kept apart by the conditional save alone; the queue only saves them the conflicts.
 */
export class ChannelQueue {
  private readonly tails = new Map<string, Promise<void>>();

  /** Runs the task when every earlier task of this key has ended. A task that fails does not stop the next one. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const result = (this.tails.get(key) ?? Promise.resolve()).then(task);
    const tail = result.then(
      () => {},
      () => {},
    );
    this.tails.set(key, tail);
    try {
      return await result;
    } finally {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    }
  }
}
