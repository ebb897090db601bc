/**
 * DynamoDB in memory, as a request handler of the SDK's client: the requests that src/store makes, with their conditions,
 * in the form in which they go over the wire. Whatever it does not know it refuses, and remembers that it did.
 */
import type { Connection, Exchange, WireRequest } from './connection';

type Value = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Value>>;

/** Items that a query answers with at a time: few, so that there are pages. */
const PAGE = 7;

export interface Call {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly KeyConditionExpression?: string;
  readonly IndexName?: string;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
  readonly ReturnValues?: string;
}

export class FakeDynamo implements Connection {
  /** What it was asked and does not know. */
  readonly refused: string[] = [];
  private readonly items = new Map<string, Item>();

  handle(request: WireRequest): Promise<Exchange> {
    return Promise.resolve(this.answer(operationOf(request), bodyOf(request)));
  }

  /** Deletes what is over its time, as DynamoDB does when it comes round to it. @param now seconds since the epoch */
  expire(now: number): void {
    for (const [key, item] of this.items) {
      if (item.expires !== undefined && Number(item.expires.N) <= now) this.items.delete(key);
    }
  }

  /** How many items there are, and the length of the longest as JSON. */
  size(): { readonly items: number; readonly longest: number } {
    const lengths = [...this.items.values()].map((item) => JSON.stringify(item).length);
    return { items: lengths.length, longest: Math.max(0, ...lengths) };
  }

  private answer(operation: string, call: Call): Exchange {
    if (operation === 'GetItem') return found(this.items.get(keyOf(call.Key)), 'Item');
    if (operation === 'PutItem') return this.put(call);
    if (operation === 'DeleteItem') return this.remove(call);
    if (operation === 'Query') return this.query(call);
    return this.refuse(operation);
  }

  private put(call: Call): Exchange {
    const { Item: item, ConditionExpression: condition } = call;
    const holds = condition === undefined || this.holds(condition, this.items.get(keyOf(item)) ?? {}, call);
    if (holds === undefined) return this.refuse(condition ?? '');
    if (!holds) return failed(400, 'ConditionalCheckFailedException');
    this.items.set(keyOf(item), item ?? {});
    return answered({});
  }

  private remove(call: Call): Exchange {
    const key = keyOf(call.Key);
    const before = this.items.get(key);
    this.items.delete(key);
    return call.ReturnValues === 'ALL_OLD' ? found(before, 'Attributes') : answered({});
  }

  private query(call: Call): Exchange {
    const { KeyConditionExpression: condition = '', Limit: limit = PAGE, ExclusiveStartKey: start } = call;
    const matching: Item[] = [];
    for (const item of this.items.values()) {
      const holds = this.holds(condition, item, call);
      if (holds === undefined) return this.refuse(condition);
      if (holds) matching.push(item);
    }
    const sorted = matching.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
    const rest = start === undefined ? sorted : sorted.filter((item) => orderOf(item) > orderOf(start));
    const page = rest.slice(0, limit);
    const isIndex = call.IndexName !== undefined;
    const last = page.length < rest.length ? { LastEvaluatedKey: keysOf(page.at(-1)!, isIndex) } : {};
    return answered({ Items: isIndex ? page.map((item) => keysOf(item, true)) : page, ...last });
  }

  /** Whether a condition holds for an item; undefined for one that is not understood. */
  private holds(condition: string, item: Item, call: Call): boolean | undefined {
    const parts = condition.split(/ (OR|AND) /);
    const results = parts.filter((_, i) => i % 2 === 0).map((part) => holdsPart(part, item, call));
    if (results.includes(undefined) || (parts.includes('OR') && parts.includes('AND'))) return undefined;
    return parts.includes('OR') ? results.includes(true) : !results.includes(false);
  }

  private refuse(what: string): Exchange {
    this.refused.push(what);
    return failed(400, 'ValidationException');
  }
}

function holdsPart(part: string, item: Item, call: Call): boolean | undefined {
  const nameOf = (name: string): string => call.ExpressionAttributeNames?.[name] ?? name;
  const valueOf = (name: string): Value => call.ExpressionAttributeValues?.[name] ?? {};
  const absent = /^attribute_not_exists\((\S+)\)$/.exec(part);
  if (absent !== null) return item[nameOf(absent[1]!)] === undefined;
  const begins = /^begins_with\((\S+), (:\S+)\)$/.exec(part);
  if (begins !== null) return textOf(item[nameOf(begins[1]!)]).startsWith(textOf(valueOf(begins[2]!)));
  const compared = /^(\S+) (=|<=) (:\S+)$/.exec(part);
  if (compared === null) return undefined;
  const [own, wanted] = [item[nameOf(compared[1]!)], valueOf(compared[3]!)];
  if (own === undefined) return false;
  return compared[2] === '=' ? textOf(own) === textOf(wanted) : Number(own.N) <= Number(wanted.N);
}

function textOf(value: Value | undefined): string {
  const text = value?.S ?? value?.N;
  return typeof text === 'string' ? text : '';
}
const keyOf = (item: Item | undefined): string => `${textOf(item?.pk)}\n${textOf(item?.sk)}`;
/** Within an index: by the second key, then by the rest. */
const orderOf = (item: Item): string => `${textOf(item.sk)}\n${textOf(item.pk)}`;

function keysOf(item: Item, isIndex: boolean): Item {
  const names = isIndex ? ['pk', 'sk', 'team', 'person'] : ['pk', 'sk'];
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

const found = (item: Item | undefined, name: string): Exchange => answered(item === undefined ? {} : { [name]: item });

/** What DynamoDB is asked to do. */
export const operationOf = ({ headers }: WireRequest): string => (headers['x-amz-target'] ?? '').split('.')[1] ?? '';

/** What it is asked to do that with. */
export function bodyOf({ body }: WireRequest): Call {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
  return JSON.parse(text) as Call;
}

function answered(body: object): Exchange {
  return exchange(200, body);
}

/** An error as DynamoDB answers with it. */
export function failed(statusCode: number, type: string): Exchange {
  return exchange(statusCode, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type });
}

function exchange(statusCode: number, body: object): Exchange {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return { response: { statusCode, headers, body: new TextEncoder().encode(JSON.stringify(body)) } };
}
