/**
 * DynamoDB deletes what is over its time by itself; the embedded server never does. So it is done when it starts.
 */
import { DeleteItemCommand, type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { seconds } from '../store/table';

/** Removes every item whose time is over. Answers how many there were. */
export async function forgetExpired(client: DynamoDBClient, table: string, now: number): Promise<number> {
  let forgotten = 0;
  let page: ScanCommandOutput | undefined;
  do {
    page = await scan(client, table, now, page?.LastEvaluatedKey);
    for (const { pk, sk } of page.Items ?? []) {
      if (pk === undefined || sk === undefined) continue;
      await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
      forgotten++;
    }
  } while (page.LastEvaluatedKey !== undefined);
  return forgotten;
}

function scan(
  client: DynamoDBClient,
  table: string,
  now: number,
  start: ScanCommandOutput['LastEvaluatedKey'],
): Promise<ScanCommandOutput> {
  return client.send(
    new ScanCommand({
      TableName: table,
      FilterExpression: 'expires <= :now',
      ExpressionAttributeValues: { ':now': { N: String(seconds(now)) } },
      ProjectionExpression: 'pk, sk',
      ExclusiveStartKey: start,
    }),
  );
}
