/**
 * Who wants to hear of something, in the order in which they asked.
 */
export class Listeners<T> {
  private readonly all: ((news: T) => void)[] = [];

  /** Returns a function that takes the listener off again. */
  add(listener: (news: T) => void): () => void {
    this.all.push(listener);
    return () => {
      this.all.splice(this.all.indexOf(listener), 1);
    };
  }

  /** Whether anybody listens. */
  get isWanted(): boolean {
    return this.all.length > 0;
  }

  /** Calls every listener, in order. */
  tell(news: T): void {
    for (const listener of this.all) listener(news);
  }
}
