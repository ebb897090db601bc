/**
 * What was said in the channels of this machine's Slack, and who may see it. Kept in memory.
 */
import type { Block } from '../slack/message';
import type { Received } from './received';

/** Messages of the bot have more to them than what people type. */
export interface Entry extends Partial<Pick<Received, 'json' | 'size' | 'problems'>> {
  readonly id: number;
  /** Grows with everything that is said or replaced: who has seen up to a number asks for what came after it. */
  readonly change: number;
  readonly channel: string;
  /** Who typed it, or undefined for the bot. */
  readonly author: string | undefined;
  /** Only this person sees it; undefined: everybody. */
  readonly visibleTo: string | undefined;
  /** The message whose thread it is in. */
  readonly thread?: number | undefined;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Wall-clock milliseconds when it was said. */
  readonly at: number;
}

/** Older entries are forgotten. */
const LONGEST = 500;

export class Conversation {
  private entries: readonly Entry[] = [];
  private last = 0;
  private changes = 0;

  /** @param heard called after each change, with what it was in */
  constructor(
    private readonly now: () => number,
    private readonly heard: (where: Pick<Entry, 'channel' | 'visibleTo'>) => void = () => {},
  ) {}

  add(entry: Omit<Entry, 'id' | 'change' | 'at'>): Entry {
    const added = { ...entry, id: ++this.last, change: ++this.changes, at: this.now() };
    this.entries = [...this.entries, added].slice(-LONGEST);
    this.heard(added);
    return added;
  }

  /** Puts other words into an entry; who may see it stays. */
  replace(id: number, content: Pick<Entry, 'text' | 'blocks'> | Received): void {
    const change = ++this.changes;
    this.entries = this.entries.map((entry) => (entry.id === id ? { ...entry, ...content, change } : entry));
    const entry = this.find(id);
    if (entry !== undefined) this.heard(entry);
  }

  /** What is new to a person in a channel since a change, oldest first. */
  seenBy(person: string, channel: string, after: number): readonly Entry[] {
    return this.entries.filter(
      (entry) => entry.change > after && entry.channel === channel && (entry.visibleTo ?? person) === person,
    );
  }

  /** The number of the latest change. */
  get latest(): number {
    return this.changes;
  }

  /** Whether somebody has answered in the thread of a message. */
  hasThread(id: number): boolean {
    return this.entries.some(({ thread }) => thread === id);
  }

  find(id: number): Entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
}
