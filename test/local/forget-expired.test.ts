/** The embedded server deletes nothing by itself. */
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { forgetExpired } from '../../src/local/forget-expired';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';

test('what is over its time goes, and nothing else', async () => {
  const server = await startDynamo(undefined);
  const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
  try {
    await ensureTable(server.endpoint, 'kube-tutor');
    // Larger than one page of a scan.
    const data = { S: 'x'.repeat(300_000) };
    const put = (sk: string, expires: number) =>
      client.send(
        new PutItemCommand({
          TableName: 'kube-tutor',
          Item: { pk: { S: 'T1#C1' }, sk: { S: sk }, expires: { N: String(expires) }, data },
        }),
      );
    for (let number = 0; number < 5; number++) await put(`STATE#${number}`, 1_000);
    await put('STATE#5', 1_001);
    expect(await forgetExpired(client, 'kube-tutor', 1_000_999)).toBe(5);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'kube-tutor' }));
    expect(Items.map(({ sk }) => sk?.S)).toEqual(['STATE#5']);
  } finally {
    client.destroy();
    await server.close();
  }
}, 30_000);
