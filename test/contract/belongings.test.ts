/** What belongs to people and workspaces is found by indexes, in DynamoDB alone. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { APART } from '../../src/app/privacy/erasures';
import { DAYS, type Place } from '../../src/app/documents';
import { DynamoBelongings } from '../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DUE_SHARDS, duePartition } from '../../src/store/due-shards';
import { newChannel } from '../../src/app/new-channel';
import { TestClock } from '../app/channel-under-test';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

type Fields = Readonly<Record<string, unknown>>;
const isAny = (value: Fields): value is Fields & object => typeof value === 'object';

let dynamo: DynamoUnderTest;
let clock: TestClock;
beforeAll(async () => (dynamo = await startDynamoUnderTest()));
afterAll(() => dynamo.close());
beforeEach(() => (clock = new TestClock()));

const belongings = () => new DynamoBelongings(dynamo.client, TABLE, clock);
const documents = () => new DynamoDocuments(dynamo.client, TABLE, clock);
const keys = async () =>
  ((await dynamo.client.send(new ScanCommand({ TableName: TABLE }))).Items ?? []).map(
    ({ pk, sk }) => `${pk?.S} ${sk?.S}`,
  );

test('channels of a person come the latest first, at most so many', async () => {
  for (const channel of ['C1', 'C2', 'C3', 'C1']) {
    await clock.sleep(1000);
    await belongings().noteHere({ team: 'T1', channel }, 'U1');
  }
  await belongings().noteHere({ team: 'T1', channel: 'C4' }, 'U2');
  const found = await belongings().channelsOf('T1', 'U1', 2);
  expect(found).toEqual([
    { channel: 'C1', at: clock.now() },
    { channel: 'C3', at: clock.now() - 1000 },
  ]);
  expect(await belongings().channelsOf('T2', 'U1', 9)).toEqual([]);
});

test('every channel is known that somebody has to be taken out of, however many answers they gave in one', async () => {
  const quizzes = new DynamoQuizStore(dynamo.client, TABLE, clock);
  const answer = { person: 'U7', letter: 'A', version: 1, at: 0, requests: [] } as const;
  const many = Array.from({ length: 230 }, (_, number) => `q${number}`);
  await Promise.all(many.map((id) => quizzes.saveAnswer({ team: 'T7', channel: 'C1' }, id, answer)));
  await belongings().noteHere({ team: 'T7', channel: 'C2' }, 'U7');
  expect([...(await belongings().channelsToLeave({ team: 'T7', person: 'U7' }))].toSorted()).toEqual(['C1', 'C2']);
});

const isFirst = (name: string): boolean => !duePartition('2026-11-23T11', `X#${name}`).includes('T11#');

test('what is due is spread, listed in order, and found where an earlier program put it', async () => {
  const placeOf = (name: string): Place => ({ owner: { due: '2026-11-23T10', team: 'T1' }, name: `X#${name}` });
  const names = Array.from({ length: 40 }, (_, number) => String(number).padStart(2, '0'));
  for (const name of names) await documents().save(placeOf(name), 1, { name }, DAYS);
  const listed = await documents().list({ due: '2026-11-23T10' }, 'X#', isAny);
  expect(listed.map(({ name }) => name)).toEqual(names.map((name) => `X#${name}`));
  const partitions = new Set((await keys()).filter((key) => key.startsWith('DUE#')).map((key) => key.split(' ')[0]));
  expect(partitions.size).toBe(DUE_SHARDS);
  // One that lies elsewhere now.
  const old = names.find((name) => !isFirst(name)) ?? '';
  const item = { pk: { S: 'DUE#2026-11-23T11' }, sk: { S: `DOC#X#${old}` }, form: { N: '1' }, version: { N: '1' } };
  await dynamo.client.send(new PutItemCommand({ TableName: TABLE, Item: { ...item, body: { S: '{}' } } }));
  const place: Place = { owner: { due: '2026-11-23T11', team: 'T1' }, name: `X#${old}` };
  expect(await documents().list({ due: '2026-11-23T11' }, 'X#', isAny)).toHaveLength(1);
  await documents().remove(place);
  expect(await documents().list({ due: '2026-11-23T11' }, 'X#', isAny)).toEqual([]);
});

test('a version is kept as long as it is said, and its parts a day longer', async () => {
  const store = new DynamoClusterStore(dynamo.client, TABLE, clock);
  const id = { team: 'T3', channel: 'C1' };
  const record = newChannel(id);
  const notices = Array.from({ length: 40_000 }, () => randomBytes(10).toString('hex'));
  const large = { ...record, version: 1, taught: { ...record.taught, notices } };
  await store.save(id, large, undefined, 7 * DAYS);
  await clock.sleep(6 * DAYS * 1000);
  await store.save(id, { ...record, version: 2 }, large, 90 * DAYS);
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'T3#C1' } } };
  const { Items: items = [] } = await dynamo.client.send(
    new QueryCommand({ TableName: TABLE, ...query, ProjectionExpression: 'pk, sk, expires' }),
  );
  const until = (key: string) =>
    Number(items.find(({ pk, sk }) => pk?.S === 'T3#C1' && sk?.S?.startsWith(key))?.expires?.N);
  const now = clock.now() / 1000;
  expect(until('CURRENT')).toBe(now + 90 * DAYS);
  expect(items.some(({ sk }) => sk?.S?.startsWith('CHUNK#'))).toBe(true);
  expect(until('STATE')).toBe(now + 90 * DAYS);
  expect(until('CHUNK')).toBe(now + 91 * DAYS);
});

test('what a lost race left behind goes with whoever it is about, and nothing else does', async () => {
  const store = new DynamoClusterStore(dynamo.client, TABLE, clock);
  const id = { team: 'T4', channel: 'C1' };
  const record = newChannel(id);
  const notices = Array.from({ length: 400 }, () => randomBytes(10).toString('hex'));
  const first = { ...record, version: 1, taught: { ...record.taught, notices } };
  await store.save(id, first, undefined);
  const saves = [{ name: 'here', version: 1, by: 'ana', at: 0 }];
  expect(await store.save(id, { ...first, version: 2, saves }, first)).toBe('saved');
  expect(await store.save(id, { ...first, version: 2, undo: [7] }, first)).toBe('conflict');
  const chunks = async () => (await keys()).filter((key) => key.startsWith('T4#C1 CHUNK#')).length;
  const leave = () =>
    belongings().takeOut({ team: 'T4', person: 'U9', names: [], token: 'GONE' }, 'C1', undefined, Infinity);
  // Whoever saves at this moment may name them yet.
  expect((await leave()).count).toBe(0);
  expect(await chunks()).toBe(4);
  // The second look, at the earliest.
  await clock.sleep(APART);
  expect((await leave()).count).toBe(1);
  expect(await chunks()).toBe(3);
  const fresh = new DynamoClusterStore(dynamo.client, TABLE, clock);
  expect((await fresh.load(id))?.saves).toEqual(saves);
  expect((await fresh.loadVersion(id, 1))?.taught.notices).toEqual(notices);
  expect(await fresh.loadSaved(id, 1)).toEqual(first.cluster);
});

test('nothing in the store reads a whole table', () => {
  const folder = join(__dirname, '..', '..', 'src', 'store');
  const files = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter(([, text]) => /Scan(Command|Input)|paginateScan|PartiQL|ExecuteStatement/.test(text))).toEqual(
    [],
  );
});
