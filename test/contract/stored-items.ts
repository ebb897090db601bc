/** Items put into the table behind the store's back. */
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

/** Puts something in the place of a channel's newest version. */
export async function currentOf(
  client: DynamoDBClient,
  table: string,
  partition: string,
  fields: Readonly<Record<string, AttributeValue>>,
): Promise<void> {
  const Item = { pk: { S: partition }, sk: { S: 'CURRENT' }, ...fields };
  await client.send(new PutItemCommand({ TableName: table, Item }));
}
