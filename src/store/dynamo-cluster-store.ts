/**
 * Clusters of channels in DynamoDB.
 *
 * What a version consists of is written once, as chunks that CURRENT names. A save puts what was CURRENT as STATE#n (every
 * racer puts the same) and the chunks of the next version, and then replaces CURRENT only if its version is still n. No
 * transaction: whatever is cut off in between, CURRENT is a whole version, the one before or the one after. A version that
 * was given a name becomes SAVE#n before that, with its cluster and nothing else: it outlives its STATE#n. An older
 * version stays until its TTL is over, also when nobody can return to it any more: pictures of it may be looked at as long.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type ChannelId,
  type ChannelRecord,
  type Clock,
  type ClusterStore,
  type SaveResult,
  StoreError,
} from '../app/ports';
import { type CourseLog, NO_COURSE } from '../app/course-log';
import type { ClusterState } from '../cluster/state';
import { chunksOf, readBytes, writeBytes } from './bytes';
import { aboutChunk } from './unnamed-chunks';
import { DynamoItems, type Item } from './dynamo-items';
import { savedBetween } from './kept-versions';
import { KnownRecords } from './known-records';
import { checkCourse, readForm, writeForm } from './quiz-form';
import { FORM, packRecord, unpackRecord } from './record-form';
import {
  CHANNEL_TTL,
  chunkTtl,
  COURSE,
  COURSE_TTL,
  CURRENT,
  lookKey,
  partitionOf,
  SAVE_TTL,
  saveKey,
  stateKey,
} from './table';

interface Source {
  readonly item: Item;
  /** What the item holds or names. */
  readonly bytes: Uint8Array;
}

export class DynamoClusterStore implements ClusterStore {
  private readonly items: DynamoItems;
  /** What records were read from or saved as: STATE#n is put byte for byte as CURRENT was. */
  private readonly sources = new WeakMap<ChannelRecord, Source>();
  private readonly known = new KnownRecords();

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.items = new DynamoItems(client, table, clock);
  }

  async load(id: ChannelId): Promise<ChannelRecord | undefined> {
    return this.read(partitionOf(id), CURRENT);
  }

  async loadVersion(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    const partition = partitionOf(id);
    const older = await this.read(partition, stateKey(version));
    if (older !== undefined) return older;
    const current = await this.read(partition, CURRENT);
    return current?.version === version ? current : undefined;
  }

  async save(
    id: ChannelId,
    next: ChannelRecord,
    before: ChannelRecord | undefined,
    keptFor = CHANNEL_TTL,
  ): Promise<SaveResult> {
    const partition = partitionOf(id);
    const named = savedBetween(before?.saves ?? [], next.saves);
    const bytes = packRecord(next);
    const [item] = await Promise.all([
      this.pack(partition, next, bytes, keptFor),
      before && this.keep(partition, before, keptFor),
      before && named.added.includes(before.version) ? this.keepSaved(partition, before) : undefined,
    ]);
    const saved = await this.items.putVersion(item, next.version);
    if (saved === 'conflict') return saved;
    this.remember(next, { item, bytes });
    await this.forget(partition, named.dropped.map(saveKey));
    return saved;
  }

  async loadSaved(id: ChannelId, version: number): Promise<ClusterState | undefined> {
    return (await this.read(partitionOf(id), saveKey(version)))?.cluster;
  }

  async loadLook(id: ChannelId, person: string): Promise<number | undefined> {
    const version = Number((await this.items.get(partitionOf(id), lookKey(person)))?.version?.N);
    return Number.isInteger(version) ? version : undefined;
  }

  async saveLook(id: ChannelId, person: string, version: number): Promise<void> {
    const envelope = this.items.envelope(partitionOf(id), lookKey(person));
    await this.items.putAnyway({ ...envelope, version: { N: String(version) } });
  }

  async loadCourse(id: ChannelId): Promise<CourseLog> {
    const item = await this.items.get(partitionOf(id), COURSE);
    return item === undefined ? NO_COURSE : readForm(item, 'the progress', checkCourse);
  }

  saveCourse(id: ChannelId, log: CourseLog): Promise<SaveResult> {
    const envelope = this.items.envelope(partitionOf(id), COURSE, COURSE_TTL);
    return this.items.putVersion({ ...envelope, ...writeForm(log) }, log.version);
  }

  /** Puts an older version beside CURRENT, byte for byte as CURRENT is. */
  private async keep(partition: string, record: ChannelRecord, keptFor: number): Promise<void> {
    const source = this.sources.get(record);
    if (source === undefined) throw new Error('save: `before` must be what was loaded or saved');
    const { item, bytes } = source;
    const envelope = this.items.envelope(partition, stateKey(record.version), keptFor);
    const until = Number(item.until?.N ?? Infinity);
    const lasting =
      until < this.items.after(keptFor) ? await this.write(partition, record, bytes, chunkTtl(keptFor)) : {};
    await this.items.putNew({ ...item, ...lasting, ...envelope });
  }

  /** Every racer writes the same: who is faster does not matter. */
  private async keepSaved(partition: string, record: ChannelRecord): Promise<void> {
    // The version in it keeps two copies of one cluster from sharing chunks: each can be forgotten alone.
    const nothing = { requests: [], commands: [], redo: [], saves: [], seen: [], shown: [] };
    const cluster: ChannelRecord = { ...record, ...nothing, undo: [record.version] };
    await this.items.putAnyway({
      ...this.items.envelope(partition, saveKey(record.version), SAVE_TTL),
      ...numbers(record),
      ...(await this.write(partition, record, packRecord(cluster), SAVE_TTL)),
    });
  }

  private async pack(partition: string, record: ChannelRecord, bytes: Uint8Array, keptFor: number): Promise<Item> {
    return {
      ...this.items.envelope(partition, CURRENT, keptFor),
      ...numbers(record),
      ...(await this.write(partition, record, bytes, chunkTtl(keptFor))),
    };
  }

  /** The attributes that hold or name a record's bytes. @param ttl of the chunks */
  private write(partition: string, { version }: ChannelRecord, bytes: Uint8Array, ttl: number): Promise<Item> {
    const about = aboutChunk(version, this.items.after(0));
    const envelope = (key: string): Item => ({ ...this.items.envelope(partition, key, ttl), ...about });
    return writeBytes(bytes, envelope, (chunk) => this.items.putAnyway(chunk));
  }

  private remember(record: ChannelRecord, source: Source): void {
    this.sources.set(record, source);
    this.known.keep(source.item, record, source.bytes);
  }

  private async forget(partition: string, forgotten: readonly string[]): Promise<void> {
    const items = await Promise.all(forgotten.map((key) => this.items.forget(partition, key)));
    const chunks = items.flatMap((item) => (item === undefined ? [] : chunksOf(item)));
    await Promise.all(chunks.map((key) => this.items.forget(partition, key)));
  }

  private async read(partition: string, key: string, tries = 2): Promise<ChannelRecord | undefined> {
    const item = await this.items.get(partition, key);
    if (item === undefined) return undefined;
    const version = Number(item.version?.N);
    const form = Number(item.form?.N);
    if (!Number.isInteger(version) || version < 1 || !Number.isInteger(form)) {
      throw new StoreError('foreign', `the item ${key} of this channel was not written by kube-tutor`);
    }
    const known = this.known.find(item);
    try {
      const bytes = known?.bytes ?? (await readBytes(item, (chunk) => this.items.get(partition, chunk)));
      const record = known?.record ?? unpackRecord(form, version, bytes);
      this.remember(record, { item, bytes });
      return record;
    } catch (error) {
      // Where somebody is taken out of the channel at this moment, the item names other chunks by now.
      if (tries > 1 && error instanceof StoreError && error.code === 'corrupt') {
        return this.read(partition, key, tries - 1);
      }
      throw error;
    }
  }
}

const numbers = ({ version }: ChannelRecord): Item => ({ form: { N: String(FORM) }, version: { N: String(version) } });
