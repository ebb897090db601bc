/**
 * The Events of a cluster, in the order in which they were first reported, and by the object that they are about.
 */
import type { LoggedEvent } from './logged-event';

export class EventLog {
  /** Those that are gone leave gaps, most of them in front; they are closed when they are many. */
  private entries: LoggedEvent[] = [];
  private gone = 0;
  /** Where the first that is not gone stands, or may stand. */
  private first = 0;
  private readonly byUid = new Map<string, LoggedEvent[]>();

  get count(): number {
    return this.entries.length - this.gone;
  }

  /** Every Event, oldest first. */
  *all(): IterableIterator<LoggedEvent> {
    const { entries } = this;
    for (let place = this.first; place < entries.length; place++) {
      const entry = entries[place]!;
      if (!entry.isGone) yield entry;
    }
  }

  /** Those about the object with this UID, oldest first. */
  about(uid: string): readonly LoggedEvent[] {
    return this.byUid.get(uid) ?? [];
  }

  find(name: string, namespace: string): LoggedEvent | undefined {
    return this.entries.find(({ isGone, object: { metadata } }) => {
      return !isGone && metadata.name === name && metadata.namespace === namespace;
    });
  }

  add(entry: LoggedEvent): void {
    this.entries.push(entry);
    const known = this.byUid.get(entry.aboutUid);
    if (known === undefined) this.byUid.set(entry.aboutUid, [entry]);
    else known.push(entry);
  }

  remove(entry: LoggedEvent): void {
    if (entry.isGone) return;
    entry.isGone = true;
    this.gone++;
    const others = this.about(entry.aboutUid).filter((other) => other !== entry);
    if (others.length === 0) this.byUid.delete(entry.aboutUid);
    else this.byUid.set(entry.aboutUid, others);
    while (this.entries[this.first]?.isGone === true) this.first++;
    if (this.gone > this.entries.length / 2) this.closeGaps();
  }

  private closeGaps(): void {
    this.entries = this.entries.filter(({ isGone }) => !isGone);
    this.gone = 0;
    this.first = 0;
  }
}
