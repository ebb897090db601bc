/**
 * Items of the table, one at a time: strongly consistent reads and conditional writes. What is over its time counts as
 * deleted, whether DynamoDB has come round to it or not.
 */
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { type Clock, type SaveResult, StoreError } from '../app/ports';
import { timeIsOver } from '../app/time-limit';
import { belonging } from './belonging';
import { CHANNEL_TTL, seconds } from './table';

/** Milliseconds that tidying up may take from the answer. */
const FORGET_WITHIN = 300;

export type Item = Record<string, AttributeValue>;

/** What is over its time does not count. */
const ABSENT = 'attribute_not_exists(pk) OR expires <= :now';

/** Keys that an index returns at a time. */
const PAGE = 200;

/** What an index finds. */
export interface Index {
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  /** Of the second key, where the index has one. */
  readonly prefix?: string;
}

export interface Page {
  readonly items: readonly Item[];
  /** Where the next page begins. */
  readonly next?: Item;
}

export class DynamoItems {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
    private readonly clock: Clock,
  ) {}

  /** An item, or undefined when there is none. */
  async get(partition: string, key: string): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.table,
      Key: { pk: { S: partition }, sk: { S: key } },
      ConsistentRead: true,
    });
    const { Item: item } = await this.client.send(command, { abortSignal: timeIsOver() }).catch(asStoreError);
    return item === undefined || this.isOver(item) ? undefined : item;
  }

  /** Every item of a partition whose key begins so, at most so many. */
  async list(partition: string, prefix: string, most = Infinity): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let start: Item | undefined; ;) {
      const command = new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: partition }, ':prefix': { S: prefix } },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      });
      const page = await this.client.send(command, { abortSignal: timeIsOver() }).catch(asStoreError);
      items.push(...(page.Items ?? []).filter((item) => !this.isOver(item)));
      start = page.LastEvaluatedKey;
      if (start === undefined || items.length >= most) return items.slice(0, most);
    }
  }

  /** The keys of items that an index finds, a page of them. It may not know yet what was written a moment ago. */
  async keys(index: Index, start?: Item): Promise<Page> {
    const { name, attribute, value, prefix } = index;
    const command = new QueryCommand({
      TableName: this.table,
      IndexName: name,
      KeyConditionExpression: prefix === undefined ? '#of = :of' : '#of = :of AND begins_with(sk, :prefix)',
      ExpressionAttributeNames: { '#of': attribute },
      ExpressionAttributeValues: { ':of': { S: value }, ...(prefix === undefined ? {} : { ':prefix': { S: prefix } }) },
      Limit: PAGE,
      ExclusiveStartKey: start,
    });
    const { Items: items = [], LastEvaluatedKey: next } = await this.client
      .send(command, { abortSignal: timeIsOver() })
      .catch(asStoreError);
    return { items, ...(next === undefined ? {} : { next }) };
  }

  /** Items of a partition in the order of their keys, a page of them, also those that are over their time. */
  async page(partition: string, after: string | undefined, most: number): Promise<Page> {
    const command = new QueryCommand({
      TableName: this.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
      ConsistentRead: true,
      Limit: most,
      ExclusiveStartKey: after === undefined ? undefined : { pk: { S: partition }, sk: { S: after } },
    });
    const { Items: items = [], LastEvaluatedKey: next } = await this.client
      .send(command, { abortSignal: timeIsOver() })
      .catch(asStoreError);
    return { items, ...(next === undefined ? {} : { next }) };
  }

  /** Puts an item where there is none. */
  putNew(item: Item): Promise<SaveResult> {
    return this.put(item, ABSENT, this.now());
  }

  /** Puts an item, whatever was there before it. */
  async putAnyway(item: Item): Promise<void> {
    await this.put(item, undefined);
  }

  /** Puts an item in the place of one that fulfils the condition. */
  async put(item: Item, condition: string | undefined, values?: Item): Promise<SaveResult> {
    return (await this.write(item, condition, values)) === 'saved' ? 'saved' : 'conflict';
  }

  /** `overtaken`: it may have been written, and then others wrote over it. */
  private async write(item: Item, condition: string | undefined, values?: Item): Promise<SaveResult | 'overtaken'> {
    const command = new PutItemCommand({
      TableName: this.table,
      Item: item,
      ConditionExpression: condition,
      ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
    });
    try {
      await this.client.send(command, { abortSignal: timeIsOver() });
      return 'saved';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) return this.unsure(error);
      // The client asks twice where it hears no answer: what the second request met may be what the first one wrote.
      return (error.$metadata.attempts ?? 1) > 1 ? this.afterTwo(item) : 'conflict';
    }
  }

  /** What became of a write that was asked for twice, and refused the second time. */
  private async afterTwo(item: Item): Promise<SaveResult | 'overtaken'> {
    const key = { pk: item.pk, sk: item.sk } as Item;
    const command = new GetItemCommand({ TableName: this.table, Key: key, ConsistentRead: true });
    const { Item: stored } = await this.client.send(command).catch((error: unknown) => this.unsure(error));
    if (stored !== undefined && isSame(stored, item)) return 'saved';
    return Number(stored?.version?.N) > Number(item.version?.N) ? 'overtaken' : 'conflict';
  }

  private unsure(cause: unknown): never {
    throw new StoreError('unsure', 'the store did not say whether it wrote', { cause });
  }

  /** Puts version `version` of an item, if the stored one is the version before it. */
  putVersion(item: Item, version: number): Promise<SaveResult> {
    const { numbered, condition, values } = this.versionOf(item, version);
    return this.put(numbered, condition, values);
  }

  /**
   * The same for who could not tell from a later version whether this one was written: where that is so, it throws
   * instead of answering `conflict`, which asks to be done again.
   */
  async putVersionOnce(item: Item, version: number): Promise<SaveResult> {
    const { numbered, condition, values } = this.versionOf(item, version);
    const result = await this.write(numbered, condition, values);
    return result === 'overtaken' ? this.unsure(undefined) : result;
  }

  private versionOf(item: Item, version: number): { numbered: Item; condition: string; values: Item } {
    const numbered = { ...item, version: { N: String(version) } };
    if (version === 1) return { numbered, condition: ABSENT, values: this.now() };
    return { numbered, condition: 'version = :before', values: { ':before': { N: String(version - 1) } } };
  }

  private now(): Item {
    return { ':now': { N: String(seconds(this.clock.now())) } };
  }

  /** Removes an item and answers with it, if that is quickly done; what is left behind, DynamoDB's TTL removes. */
  async forget(partition: string, key: string): Promise<Item | undefined> {
    const command = new DeleteItemCommand({
      TableName: this.table,
      Key: { pk: { S: partition }, sk: { S: key } },
      ReturnValues: 'ALL_OLD',
    });
    try {
      return (await this.client.send(command, { abortSignal: AbortSignal.timeout(FORGET_WITHIN) })).Attributes;
    } catch {
      return undefined;
    }
  }

  /** Removes an item. Answers whether there was one. */
  async remove(partition: string, key: string): Promise<boolean> {
    const command = new DeleteItemCommand({
      TableName: this.table,
      Key: { pk: { S: partition }, sk: { S: key } },
      ReturnValues: 'ALL_OLD',
    });
    const { Attributes: removed } = await this.client
      .send(command, { abortSignal: timeIsOver() })
      .catch((error: unknown) => {
        throw new StoreError('unsure', 'the store did not say whether it wrote', { cause: error });
      });
    return removed !== undefined;
  }

  /** What every item has: its key, whose it is, and when it is forgotten, if it ever is. */
  envelope(partition: string, key: string, ttl = CHANNEL_TTL, whose = belonging(partition, key)): Item {
    const place = { pk: { S: partition }, sk: { S: key }, ...whose };
    return ttl === Infinity ? place : { ...place, expires: { N: String(this.after(ttl)) } };
  }

  /** So many seconds from now, in seconds since the epoch. */
  after(ttl: number): number {
    return seconds(this.clock.now()) + ttl;
  }

  private isOver(item: Item): boolean {
    return item.expires?.N !== undefined && Number(item.expires.N) <= seconds(this.clock.now());
  }
}

/** Attributes as they are written: text, numbers and bytes. */
function isSame(one: Item, other: Item): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => textOf(one[name]) === textOf(other[name]));
}

const textOf = (value: AttributeValue | undefined): string =>
  value?.B === undefined ? JSON.stringify(value) : Buffer.from(value.B).toString('base64');

function asStoreError(error: unknown): never {
  throw new StoreError('unavailable', 'the store did not answer', { cause: error });
}
