/** Documents in memory and in DynamoDB behave alike. */
import { changeDocument, DAYS, type DocumentStore, type Place } from '../../src/app/documents';
import type { Clock } from '../../src/app/ports';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { MemoryDocuments } from '../../src/store/memory-documents';
import { clientOfFake, type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

interface Note {
  readonly words: string;
}

type Fields = Readonly<Record<string, unknown>>;
const isNote = (value: Fields): value is Fields & Note => typeof value.words === 'string';
const isNumbered = (value: Fields): value is Fields & { readonly number: number } => typeof value.number === 'number';

let now = Date.UTC(2026, 10, 23);
const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
const fake = clientOfFake();
let dynamo: DynamoUnderTest;
let serial = 0;

beforeAll(async () => {
  dynamo = await startDynamoUnderTest();
});
afterAll(() => dynamo.close());

const STORES: readonly (readonly [string, () => DocumentStore])[] = [
  ['in memory', () => new MemoryDocuments(clock)],
  ['in DynamoDB', () => new DynamoDocuments(dynamo.client, TABLE, clock)],
  ['in what is tortured', () => new DynamoDocuments(fake, TABLE, clock)],
];

describe.each(STORES)('documents %s', (_, make) => {
  const placeOf = (name: string): Place => ({ owner: { team: `T${serial}`, person: 'U1' }, name });
  let documents: DocumentStore;

  beforeEach(() => {
    serial += 1;
    documents = make();
  });

  test('what was saved is loaded, with its version', async () => {
    expect(await documents.load(placeOf('A'), isNote)).toBeUndefined();
    expect(await documents.save(placeOf('A'), 1, { words: 'hello' }, DAYS)).toBe('saved');
    expect(await documents.load(placeOf('A'), isNote)).toEqual({ version: 1, value: { words: 'hello' } });
  });

  test('of two that save the same version one is refused', async () => {
    await documents.save(placeOf('A'), 1, { words: 'first' }, DAYS);
    expect(await documents.save(placeOf('A'), 1, { words: 'second' }, DAYS)).toBe('conflict');
    expect(await documents.save(placeOf('A'), 3, { words: 'third' }, DAYS)).toBe('conflict');
    expect(await documents.save(placeOf('A'), 2, { words: 'next' }, DAYS)).toBe('saved');
  });

  test('of many that change it at once every one counts', async () => {
    const add = () =>
      changeDocument(documents, placeOf('A'), isNumbered, DAYS, (before) => ({ number: (before?.number ?? 0) + 1 }));
    await Promise.all([add(), add(), add(), add()]);
    expect((await documents.load(placeOf('A'), isNumbered))!.value.number).toBe(4);
  });

  test('owners are apart, and a list has what begins so, in order', async () => {
    const owners = [
      { team: `T${serial}` },
      { team: `T${serial}`, person: 'U1' },
      { channel: { team: `T${serial}`, channel: 'C1' } },
      { due: `2026-11-23T10:0${serial}`, team: `T${serial}` },
    ] as const;
    for (const [number, owner] of owners.entries()) {
      await documents.save({ owner, name: 'X#2' }, 1, { number }, DAYS);
      await documents.save({ owner, name: 'X#1' }, 1, { number }, DAYS);
      await documents.save({ owner, name: 'Y#1' }, 1, { number }, DAYS);
    }
    for (const [number, owner] of owners.entries()) {
      const listed = await documents.list(owner, 'X#', isNumbered);
      expect(listed).toEqual([
        { name: 'X#1', version: 1, value: { number } },
        { name: 'X#2', version: 1, value: { number } },
      ]);
    }
  });

  test('what is removed, or over its time, is as if it had never been', async () => {
    await documents.save(placeOf('A'), 1, { words: 'gone soon' }, 60);
    await documents.save(placeOf('B'), 1, { words: 'removed' }, DAYS);
    await documents.remove(placeOf('B'));
    now += 61_000;
    expect(await documents.load(placeOf('A'), isNote)).toBeUndefined();
    expect(await documents.load(placeOf('B'), isNote)).toBeUndefined();
    expect(await documents.list(placeOf('').owner, '', isNote)).toEqual([]);
    expect(await documents.save(placeOf('A'), 1, { words: 'anew' }, 60)).toBe('saved');
  });

  test('what is not what it should be is refused', async () => {
    await documents.save(placeOf('A'), 1, { number: 1 }, DAYS);
    await expect((async () => documents.load(placeOf('A'), isNote))()).rejects.toThrow('incomplete');
  });

  test('a list leaves out what is not what it should be', async () => {
    await documents.save(placeOf('A'), 1, { number: 1 }, DAYS);
    await documents.save(placeOf('B'), 1, { words: 'still here' }, DAYS);
    const listed = await documents.list(placeOf('').owner, '', isNote);
    expect(listed).toEqual([{ name: 'B', version: 1, value: { words: 'still here' } }]);
  });
});
