/**
 * Clusters of channels in DynamoDB.
 *
 * A save puts what was CURRENT as STATE#n (every racer puts the same bytes) and then replaces CURRENT only if its
 * version is still n. No transaction: whatever is cut off in between, CURRENT is a whole version, the one before or
 * the one after.
 */
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  type ChannelId,
  type ChannelRecord,
  type Clock,
  type ClusterStore,
  type SaveResult,
  StoreError,
} from '../app/ports';
import { readBytes, writeBytes } from './bytes';
import { FORM, packRecord, unpackRecord } from './record-form';
import { CHANNEL_TTL, CURRENT, partitionOf, seconds, stateKey } from './table';

type Item = Record<string, AttributeValue>;

export class DynamoClusterStore implements ClusterStore {
  /** The items that records were read from: STATE#n is put byte for byte as CURRENT was. */
  private readonly items = new WeakMap<ChannelRecord, Item>();

  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
    private readonly clock: Clock,
  ) {}

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

  async save(id: ChannelId, next: ChannelRecord, before: ChannelRecord | undefined): Promise<SaveResult> {
    const partition = partitionOf(id);
    const expires = seconds(this.clock.now()) + CHANNEL_TTL;
    if (before !== undefined) await this.keep(partition, before, expires);
    const bytes = await writeBytes(packRecord(next), partition, this.clock.now(), (item) => this.putNew(item));
    const item: Item = {
      pk: { S: partition },
      sk: { S: CURRENT },
      form: { N: String(FORM) },
      version: { N: String(next.version) },
      expires: { N: String(expires) },
      ...bytes,
    };
    const saved = before === undefined ? await this.putNew(item) : await this.putAfter(item, next.version - 1);
    return saved ? 'saved' : 'conflict';
  }

  /** Puts the version that is about to be replaced under its own key, unless somebody has. */
  private async keep(partition: string, before: ChannelRecord, expires: number): Promise<void> {
    const item = this.items.get(before);
    if (item === undefined) throw new Error('save: `before` must be what load answered');
    await this.putNew({
      ...item,
      pk: { S: partition },
      sk: { S: stateKey(before.version) },
      expires: { N: String(expires) },
    });
  }

  private async read(partition: string, key: string): Promise<ChannelRecord | undefined> {
    const item = await this.get(partition, key);
    if (item === undefined) return undefined;
    const version = Number(item.version?.N);
    const form = Number(item.form?.N);
    if (!Number.isInteger(version) || version < 1 || !Number.isInteger(form)) {
      throw new StoreError('foreign', `the item ${key} of this channel was not written by kube-tutor`);
    }
    const bytes = await readBytes(item, (chunk) => this.get(partition, chunk));
    const record = unpackRecord(form, version, bytes);
    this.items.set(record, item);
    return record;
  }

  /** An item, or undefined when there is none or its time is over. */
  private async get(partition: string, key: string): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.table,
      Key: { pk: { S: partition }, sk: { S: key } },
      ConsistentRead: true,
    });
    const { Item: item } = await this.client.send(command).catch(asStoreError);
    if (item?.expires?.N !== undefined && Number(item.expires.N) <= seconds(this.clock.now())) return undefined;
    return item;
  }

  /** Puts an item where none is, or one whose time is over. Answers whether it did. */
  private putNew(item: Item): Promise<boolean> {
    return this.put(item, 'attribute_not_exists(pk) OR expires <= :now', {
      ':now': { N: String(seconds(this.clock.now())) },
    });
  }

  private putAfter(item: Item, version: number): Promise<boolean> {
    return this.put(item, 'version = :before', { ':before': { N: String(version) } });
  }

  private async put(item: Item, condition: string, values: Item): Promise<boolean> {
    const command = new PutItemCommand({
      TableName: this.table,
      Item: item,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    });
    try {
      await this.client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      return asStoreError(error);
    }
  }
}

function asStoreError(error: unknown): never {
  throw new StoreError('unavailable', 'the store did not answer', { cause: error });
}
