/**
 * Clusters of channels in DynamoDB.
 *
 * A save puts what was CURRENT as STATE#n (every racer puts the same bytes) and then replaces CURRENT only if its
 * version is still n. No transaction: whatever is cut off in between, CURRENT is a whole version, the one before or
 * the one after. A version that was given a name becomes SAVE#n before that, with its cluster and nothing else: it
 * outlives its STATE#n. An older version stays until its TTL is over, also when nobody can return to it any more: pictures
 * of it may be looked at as long.
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
import { DynamoItems, type Item } from './dynamo-items';
import { savedBetween } from './kept-versions';
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

export class DynamoClusterStore implements ClusterStore {
  private readonly items: DynamoItems;
  /** The items that records were read from or saved as: STATE#n is put byte for byte as CURRENT was. */
  private readonly sources = new WeakMap<ChannelRecord, Item>();

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
    if (before !== undefined) await this.keep(partition, before, keptFor);
    const named = savedBetween(before?.saves ?? [], next.saves);
    if (before !== undefined && named.added.includes(before.version)) await this.keepSaved(partition, before);
    const item = await this.pack(partition, next, keptFor);
    const saved = await this.items.putVersion(item, next.version);
    if (saved === 'conflict') return saved;
    this.sources.set(next, item);
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
    // Its parts may have been written when less was kept.
    const left = Number(source.until?.N ?? Infinity) - this.items.after(0);
    const envelope = this.items.envelope(partition, stateKey(record.version), Math.min(keptFor, left));
    await this.items.putNew({ ...source, ...envelope });
  }

  /** Every racer writes the same: who is faster does not matter. */
  private async keepSaved(partition: string, record: ChannelRecord): Promise<void> {
    // The version in it keeps two copies of one cluster from sharing chunks: each can be forgotten alone.
    const nothing = { requests: [], commands: [], redo: [], saves: [], seen: [], shown: [] };
    const cluster: ChannelRecord = { ...record, ...nothing, undo: [record.version] };
    const put = (chunk: Item) => this.items.putAnyway(chunk);
    await this.items.putAnyway({
      ...this.items.envelope(partition, saveKey(record.version), SAVE_TTL),
      ...numbers(record),
      ...(await writeBytes(packRecord(cluster), (key) => this.items.envelope(partition, key, SAVE_TTL), put)),
    });
  }

  private async pack(partition: string, record: ChannelRecord, keptFor: number): Promise<Item> {
    const put = (chunk: Item) => this.items.putNew(chunk);
    const envelope = (key: string) => this.items.envelope(partition, key, chunkTtl(keptFor));
    return {
      ...this.items.envelope(partition, CURRENT, keptFor),
      ...numbers(record),
      ...(await writeBytes(packRecord(record), envelope, put)),
    };
  }

  private async forget(partition: string, forgotten: readonly string[]): Promise<void> {
    const items = await Promise.all(forgotten.map((key) => this.items.forget(partition, key)));
    const chunks = items.flatMap((item) => (item === undefined ? [] : chunksOf(item)));
    await Promise.all(chunks.map((key) => this.items.forget(partition, key)));
  }

  private async read(partition: string, key: string): Promise<ChannelRecord | undefined> {
    const item = await this.items.get(partition, key);
    if (item === undefined) return undefined;
    const version = Number(item.version?.N);
    const form = Number(item.form?.N);
    if (!Number.isInteger(version) || version < 1 || !Number.isInteger(form)) {
      throw new StoreError('foreign', `the item ${key} of this channel was not written by kube-tutor`);
    }
    const bytes = await readBytes(item, (chunk) => this.items.get(partition, chunk));
    const record = unpackRecord(form, version, bytes);
    this.sources.set(record, item);
    return record;
  }
}

const numbers = ({ version }: ChannelRecord): Item => ({ form: { N: String(FORM) }, version: { N: String(version) } });
