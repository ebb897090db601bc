/** A DynamoDB-compatible server in memory with the table, for one test file. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { connect } from '../torture/connection';
import { FakeDynamo } from '../torture/fake-dynamo';

export const TABLE = 'kube-tutor-test';

export interface DynamoUnderTest {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  close(): Promise<void>;
}

/** A client of the table in memory that is tortured: it must not differ from a server in anything that the stores see. */
export function clientOfFake(): DynamoDBClient {
  const client = createDynamoClient({ endpoint: 'http://127.0.0.1:1' });
  connect(client, new FakeDynamo());
  return client;
}

/** DYNAMODB_ENDPOINT names another server to test against, such as Amazon's DynamoDB Local. */
export async function startDynamoUnderTest(): Promise<DynamoUnderTest> {
  const given = process.env.DYNAMODB_ENDPOINT;
  const server =
    given === undefined ? await startDynamo(undefined) : { endpoint: given, close: () => Promise.resolve() };
  await ensureTable(server.endpoint, TABLE);
  const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
  return {
    client,
    endpoint: server.endpoint,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}
