/** What only the store in DynamoDB can meet: damaged items, foreign items, expiry, a server that does not answer. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AttributeValue, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { newChannel } from '../../src/app/new-channel';
import type { ChannelId, ChannelRecord } from '../../src/app/ports';
import { createDynamoClient } from '../../src/store/client';
import { compress } from '../../src/store/compress';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { FORM } from '../../src/store/record-form';
import { CHANNEL_TTL, SAVE_TTL } from '../../src/store/table';
import { TestClock } from '../app/channel-under-test';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

type Item = Record<string, AttributeValue>;

let id: ChannelId;
let channels = 0;
let dynamo: DynamoUnderTest;
let clock: TestClock;
let store: DynamoClusterStore;
beforeAll(async () => (dynamo = await startDynamoUnderTest()));
afterAll(() => dynamo.close());
beforeEach(() => {
  id = { team: 'T1', channel: `C${++channels}` };
  clock = new TestClock();
  store = new DynamoClusterStore(dynamo.client, TABLE, clock);
});

async function saveNext(): Promise<number> {
  const before = await store.load(id);
  const record = before ?? newChannel(id);
  const next = { ...record, version: record.version + 1 };
  expect(await store.save(id, next, before)).toBe('saved');
  return next.version;
}

async function items(): Promise<readonly Item[]> {
  const all = (await dynamo.client.send(new ScanCommand({ TableName: TABLE, ConsistentRead: true }))).Items ?? [];
  return all.filter(({ pk }) => pk?.S === `T1#${id.channel}`);
}

async function current(): Promise<Item> {
  const key = { pk: { S: `T1#${id.channel}` }, sk: { S: 'CURRENT' } };
  return (await dynamo.client.send(new GetItemCommand({ TableName: TABLE, Key: key }))).Item ?? {};
}

/** Replaces attributes of CURRENT behind the store's back. */
async function damage(changes: Item, without: readonly string[] = []): Promise<void> {
  const item = Object.entries({ ...(await current()), ...changes }).filter(([name]) => !without.includes(name));
  await dynamo.client.send(new PutItemCommand({ TableName: TABLE, Item: Object.fromEntries(item) }));
}

describe('damaged and foreign data', () => {
  it.each<[string, Item, readonly string[], string, string]>([
    ['bytes that are cut', { data: { B: compress('{"a":1}').slice(0, 4) } }, [], 'corrupt', 'cannot be unpacked'],
    ['bytes of another packing', { data: { B: Uint8Array.of(9, 1, 2) } }, [], 'corrupt', 'cannot be unpacked'],
    ['JSON that is no cluster', { data: { B: compress('{"hello":"world"}') } }, [], 'corrupt', 'incomplete'],
    ['JSON that is null', { data: { B: compress('null') } }, [], 'corrupt', 'incomplete'],
    ['no data', {}, ['data'], 'foreign', 'holds no data'],
    ['no version', {}, ['version'], 'foreign', 'not written by kube-tutor'],
    ['a form of a newer program', { form: { N: String(FORM + 1) } }, [], 'newer', 'newer program'],
    ['chunks that are gone', { chunks: { N: '2' }, set: { S: 'abc' } }, ['data'], 'corrupt', 'is missing'],
  ])('%s: a clear error, and nothing is overwritten', async (_, changes, without, code, words) => {
    await saveNext();
    await damage(changes, without);
    const before = await current();
    await expect(store.load(id)).rejects.toMatchObject({
      name: 'StoreError',
      code,
      message: expect.stringContaining(words),
    });
    await expect(saveNext()).rejects.toMatchObject({ code });
    expect(await current()).toEqual(before);
  });

  it('a cluster of a newer form inside is told apart', async () => {
    const { cluster, requests, commands, undo, redo, taught } = newChannel(id);
    const newer = { cluster: { ...cluster, format: 2 }, requests, commands, undo, redo, taught };
    await saveNext();
    await damage({ data: { B: compress(JSON.stringify(newer)) } });
    await expect(store.load(id)).rejects.toMatchObject({ code: 'newer' });
  });
});

/** Terms that do not compress. */
function noise(count: number): readonly string[] {
  let state = 1;
  return Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647).toString(36));
}

async function saveLarge(): Promise<ChannelRecord> {
  const before = await store.load(id);
  const record = before ?? newChannel(id);
  const version = record.version + 1;
  const next = { ...record, version, taught: { terms: [...noise(4000), String(version)], replies: 1 } };
  expect(await store.save(id, next, before)).toBe('saved');
  return next;
}

describe('what a version consists of', () => {
  it('is written once: the newest version and an older one name the same', async () => {
    const first = await saveLarge();
    const second = await saveLarge();
    const all = await items();
    const sizes = all.map((item) => [item.sk?.S?.split('#')[0], item.data?.B?.length ?? 0] as const);
    expect(sizes.filter(([key]) => key === 'CHUNK')).toHaveLength(2);
    for (const [key, bytes] of sizes) {
      if (key === 'CHUNK') expect(bytes).toBeGreaterThan(15_000);
      else expect(bytes).toBe(0);
    }
    store = new DynamoClusterStore(dynamo.client, TABLE, clock);
    expect(await store.load(id)).toEqual(second);
    expect(await store.loadVersion(id, 1)).toEqual(first);
  });

  it('is fetched once, and again when another version is the newest', async () => {
    const send = jest.spyOn(dynamo.client, 'send');
    const fetched = async (): Promise<number> => {
      send.mockClear();
      await store.load(id);
      return send.mock.calls.length;
    };
    try {
      await saveLarge();
      expect(await fetched()).toBe(1);
      const other = new DynamoClusterStore(dynamo.client, TABLE, clock);
      const before = (await other.load(id))!;
      expect(await other.save(id, { ...before, version: 2, undo: [1] }, before)).toBe('saved');
      expect(await fetched()).toBe(2);
      expect((await store.load(id))?.undo).toEqual([1]);
      expect(await fetched()).toBe(1);
    } finally {
      send.mockRestore();
    }
  });

  it('stays for a day longer than the newest version', async () => {
    await saveLarge();
    const chunk = (await items()).find(({ sk }) => sk?.S?.startsWith('CHUNK'));
    expect(Number(chunk?.expires?.N)).toBe(Math.floor(clock.now() / 1000) + CHANNEL_TTL + 24 * 60 * 60);
  });
});

describe('time', () => {
  it('ends for a channel in which nobody typed for 90 days, and it starts anew', async () => {
    await saveNext();
    await saveNext();
    await clock.sleep(CHANNEL_TTL * 1000 - 1000);
    expect((await store.load(id))?.version).toBe(2);
    await clock.sleep(2000);
    expect(await store.load(id)).toBeUndefined();
    expect(await saveNext()).toBe(1);
    expect(await saveNext()).toBe(2);
  });

  it('stands in every item for DynamoDB to delete it', async () => {
    for (let version = 1; version <= 4; version++) await saveNext();
    const all = await items();
    expect(all.map(({ sk }) => sk?.S).sort()).toEqual([
      'CURRENT',
      'STATE#0000000001',
      'STATE#0000000002',
      'STATE#0000000003',
    ]);
    for (const { expires } of all) expect(Number(expires?.N)).toBe(Math.floor(clock.now() / 1000) + CHANNEL_TTL);
  });
});

describe('a version that was given a name', () => {
  it('is kept for a year, whatever becomes of the channel', async () => {
    await saveNext();
    const before = (await store.load(id))!;
    const saves = [{ name: 'here', version: 1, by: 'ana', at: clock.now() }];
    expect(await store.save(id, { ...before, version: 2, saves }, before)).toBe('saved');
    const kept = (await items()).find(({ sk }) => sk?.S === 'SAVE#0000000001');
    expect(Number(kept?.expires?.N)).toBe(Math.floor(clock.now() / 1000) + SAVE_TTL);
    await clock.sleep(SAVE_TTL * 1000 - 1000);
    expect(await store.loadSaved(id, 1)).toBeDefined();
    await clock.sleep(2000);
    expect(await store.loadSaved(id, 1)).toBeUndefined();
  });
});

describe('an older version', () => {
  it('is there for 90 days after it was the newest, with its chunks', async () => {
    // More than one item can hold stay.
    const terms = noise(120_000);
    const first = { ...newChannel(id), version: 1, taught: { terms, replies: 1 } };
    expect(await store.save(id, first, undefined)).toBe('saved');
    await clock.sleep(CHANNEL_TTL * 1000 - 2000);
    expect(await store.save(id, { ...newChannel(id), version: 2 }, first)).toBe('saved');
    await clock.sleep(CHANNEL_TTL * 1000 - 1000);
    // Another process, which has to fetch it.
    store = new DynamoClusterStore(dynamo.client, TABLE, clock);
    expect((await store.loadVersion(id, 1))?.taught.terms).toEqual(terms);
    await clock.sleep(2000);
    expect(await store.loadVersion(id, 1)).toBeUndefined();
  });
});

describe('a save that was cut off', () => {
  it('after STATE#n and before CURRENT leaves the channel as it was', async () => {
    await saveNext();
    const { sk: _, ...item } = await current();
    await dynamo.client.send(
      new PutItemCommand({ TableName: TABLE, Item: { ...item, sk: { S: 'STATE#0000000001' } } }),
    );
    expect((await store.load(id))?.version).toBe(1);
    expect(await saveNext()).toBe(2);
    expect((await store.loadVersion(id, 1))?.version).toBe(1);
  });
});

describe('a server that does not answer', () => {
  it('fails in time with a clear error', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const client = createDynamoClient({ endpoint });
    const started = Date.now();
    await expect(new DynamoClusterStore(client, TABLE, clock).load(id)).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - started).toBeLessThan(2_300);
    client.destroy();
    silent.closeAllConnections();
    silent.close();
  });
});
