/**
 * What was said in the channels of this machine's Slack, and who may see it. Kept in memory.
 */
import type { Block } from '../slack/message';

export interface Entry {
  readonly id: number;
  readonly channel: string;
  /** Who typed it, or undefined for the bot. */
  readonly author: string | undefined;
  /** Only this person sees it; undefined: everybody. */
  readonly visibleTo: string | undefined;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Older entries are forgotten. */
const LONGEST = 500;

export class Conversation {
  private entries: readonly Entry[] = [];
  private last = 0;

  add(entry: Omit<Entry, 'id'>): Entry {
    const added = { ...entry, id: ++this.last };
    this.entries = [...this.entries, added].slice(-LONGEST);
    return added;
  }

  /** What a person sees in a channel, oldest first, after the entry with this id. */
  seenBy(person: string, channel: string, after: number): readonly Entry[] {
    return this.entries.filter(
      (entry) => entry.id > after && entry.channel === channel && (entry.visibleTo ?? person) === person,
    );
  }

  get latest(): number {
    return this.last;
  }

  find(id: number): Entry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }
}
