/**
 * Documents in memory, with the behaviour of the DynamoDB store: for tests, and for tools that keep nothing.
 */
import type { Check, DocumentStore, Listed, Place, Versioned } from '../app/documents';
import { type Clock, type SaveResult, StoreError } from '../app/ports';
import { duePartitions } from './due-shards';
import { readable } from './readable';
import { partitionOfOwner } from './table';

interface Kept {
  readonly version: number;
  readonly text: string;
  /** Wall-clock milliseconds. */
  readonly until: number;
}

export class MemoryDocuments implements DocumentStore {
  private readonly owners = new Map<string, Map<string, Kept>>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  load<T extends object>({ owner, name }: Place, isRight: Check<T>): Promise<Versioned<T> | undefined> {
    const kept = this.keptOf(owner).get(name);
    return Promise.resolve(kept === undefined || this.isOver(kept) ? undefined : read(kept, isRight));
  }

  save({ owner, name }: Place, version: number, value: object, keptFor: number): Promise<SaveResult> {
    const kept = this.keptOf(owner);
    const before = kept.get(name);
    const stored = before === undefined || this.isOver(before) ? 0 : before.version;
    if (stored !== version - 1) return Promise.resolve('conflict');
    kept.set(name, { version, text: JSON.stringify(value), until: this.clock.now() + keptFor * 1000 });
    return Promise.resolve('saved');
  }

  list<T extends object>(
    owner: Listed,
    prefix: string,
    isRight: Check<T>,
  ): Promise<readonly (Versioned<T> & { readonly name: string })[]> {
    const found = [...this.keptOf(owner)]
      .filter(([name, kept]) => name.startsWith(prefix) && !this.isOver(kept))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.resolve(readable(found, ([name, kept]) => ({ ...read(kept, isRight), name })));
  }

  remove({ owner, name }: Place): Promise<void> {
    this.keptOf(owner).delete(name);
    return Promise.resolve();
  }

  private keptOf(owner: Listed): Map<string, Kept> {
    const key = 'due' in owner ? duePartitions(owner.due)[0] : partitionOfOwner(owner);
    const kept = this.owners.get(key) ?? new Map<string, Kept>();
    this.owners.set(key, kept);
    return kept;
  }

  private isOver({ until }: Kept): boolean {
    return until <= this.clock.now();
  }
}

function read<T extends object>({ version, text }: Kept, isRight: Check<T>): Versioned<T> {
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (!isRight(value)) throw new StoreError('corrupt', 'a document is incomplete');
  return { version, value };
}
