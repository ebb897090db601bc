/** A table of an earlier program gets its indexes when the tutor starts, whatever the last start was cut off at. */
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { tableDefinition } from '../../src/store/table';

const KEYS = [
  ['T1#C1', 'CURRENT'],
  ['T1#C1', 'LOOK#U1'],
  ['T1#C1', 'ANSWER#q7#U2'],
  ['T1#@U1', 'DOC#LEARNER'],
  ['T1#@', 'DOC#PICTURES'],
  ['DUE#2026-11-23T10', 'DOC#SCHEDULE#2026-11-23T10:00#T2#C1'],
  ['DUE#2026-11-23T10', 'DOC#REVIEW#T1#U2'],
] as const;
const TEAMS = ['T1', 'T1', 'T1', 'T1', 'T1', 'T2', 'T1'];

type Item = Record<string, AttributeValue>;

let server: EmbeddedServer;
let client: DynamoDBClient;
let serial = 0;
beforeAll(async () => {
  server = await startDynamo(undefined);
  client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

/** A table takes items a moment after it was asked for. */
async function make(definition: CreateTableCommandInput): Promise<void> {
  await client.send(new CreateTableCommand(definition));
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01 }, { TableName: definition.TableName });
}

function oldTable(name: string): Promise<void> {
  const { AttributeDefinitions: names = [], GlobalSecondaryIndexes: _, ...rest } = tableDefinition(name);
  return make({ ...rest, AttributeDefinitions: names.slice(0, 2) });
}

const put = (name: string, item: Item) => client.send(new PutItemCommand({ TableName: name, Item: item }));
const itemOf = ([pk, sk]: (typeof KEYS)[number]): Item => ({ pk: { S: pk }, sk: { S: sk }, body: { S: sk } });

async function all(name: string): Promise<readonly Item[]> {
  return (await client.send(new ScanCommand({ TableName: name }))).Items ?? [];
}

async function found(name: string, index: string, attribute: string, value: string): Promise<readonly string[]> {
  const query = new QueryCommand({
    TableName: name,
    IndexName: index,
    KeyConditionExpression: '#a = :a',
    ExpressionAttributeNames: { '#a': attribute },
    ExpressionAttributeValues: { ':a': { S: value } },
  });
  return ((await client.send(query)).Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`).sort();
}

async function check(name: string): Promise<void> {
  const items = await all(name);
  expect(items.map(({ sk, body }) => [sk?.S, body?.S]).sort()).toEqual(KEYS.map(([, sk]) => [sk, sk]).sort());
  expect(await found(name, 'by-team', 'team', 'T1')).toHaveLength(TEAMS.filter((team) => team === 'T1').length);
  expect(await found(name, 'by-team', 'team', 'T2')).toEqual([KEYS[5].join(' ')]);
  expect(await found(name, 'by-person', 'person', 'T1#U2')).toEqual([KEYS[6].join(' '), KEYS[2].join(' ')]);
}

it('all items stay, and say whose they are', async () => {
  const name = `old-${++serial}`;
  await oldTable(name);
  for (const key of KEYS) await put(name, itemOf(key));
  await ensureTable(server.endpoint, name);
  await check(name);
  await ensureTable(server.endpoint, name);
  await check(name);
}, 30_000);

it('a start goes on where the one before it was cut off', async () => {
  const [first, second] = [`old-${++serial}`, `old-${++serial}`];
  // Cut off while everything was copied aside.
  await oldTable(first);
  for (const key of KEYS) await put(first, itemOf(key));
  await client.send(new CreateTableCommand(tableDefinition(`${first}.moving`)));
  await put(`${first}.moving`, itemOf(KEYS[0]));
  // Cut off when the old table was gone.
  await make(tableDefinition(`${second}.moving`));
  await oldTable(`${second}.old`);
  for (const key of KEYS) await put(`${second}.old`, itemOf(key));
  await ensureTable(server.endpoint, `${second}.old`);
  for (const item of await all(`${second}.old`)) await put(`${second}.moving`, item);
  await Promise.all([first, second].map((name) => ensureTable(server.endpoint, name)));
  await check(first);
  await check(second);
}, 30_000);
