/**
 * A table of an earlier program has no indexes, and its items do not say whose they are. The embedded server cannot add
 * indexes to a table, so everything moves: into a table beside it, and back into a new one of the same name. Whatever it
 * is cut off at, the next start goes on, and no item is ever in neither.
 */
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  ResourceNotFoundException,
  ScanCommand,
  type ScanCommandOutput,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { attributesOf } from '../store/belonging';
import { tableDefinition } from '../store/table';

/** Seconds that the server may take to make or to remove a table. */
const WITHIN = { maxWaitTime: 20, minDelay: 0.1, maxDelay: 1 };

/** Makes a table as this program needs it, from whatever is there. */
export async function ensureIndexed(client: DynamoDBClient, name: string): Promise<void> {
  const aside = `${name}.moving`;
  const [here, moved] = [await stateOf(client, name), await stateOf(client, aside)];
  if (here === 'old') {
    if (moved === 'none') await create(client, aside);
    await copy(client, name, aside);
    await remove(client, name);
  }
  if (here !== 'indexed') await create(client, name);
  if (here !== 'old' && moved === 'none') return;
  await copy(client, aside, name);
  await remove(client, aside);
}

async function stateOf(client: DynamoDBClient, name: string): Promise<'none' | 'old' | 'indexed'> {
  try {
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return (table?.GlobalSecondaryIndexes ?? []).length === 0 ? 'old' : 'indexed';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'none';
    throw error;
  }
}

async function create(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new CreateTableCommand(tableDefinition(name)));
  await waitUntilTableExists({ client, ...WITHIN }, { TableName: name });
}

async function remove(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name }));
  await waitUntilTableNotExists({ client, ...WITHIN }, { TableName: name });
}

async function copy(client: DynamoDBClient, from: string, to: string): Promise<void> {
  let page: ScanCommandOutput | undefined;
  do {
    page = await client.send(new ScanCommand({ TableName: from, ExclusiveStartKey: page?.LastEvaluatedKey }));
    for (const item of page.Items ?? []) {
      await client.send(new PutItemCommand({ TableName: to, Item: { ...attributesOf(item), ...item } }));
    }
  } while (page.LastEvaluatedKey !== undefined);
}
