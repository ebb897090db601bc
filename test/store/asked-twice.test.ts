/** Writes that the client asks for twice, because it heard nothing of the first time: were they done, and by whom? */
import { DynamoItems, type Item } from '../../src/store/dynamo-items';
import { createDynamoClient } from '../../src/store/client';
import { TestClock } from '../app/channel-under-test';
import { connect } from '../torture/connection';
import { FakeDynamo, failed, operationOf } from '../torture/fake-dynamo';

const BYTES = { B: Uint8Array.of(1, 2, 3) };

/** Items over a table of which the answer to the next write is lost; `then` happens before it is asked again. */
function itemsThatLose(then: (others: DynamoItems) => Promise<unknown>): DynamoItems {
  const table = new FakeDynamo();
  const over = (handle: FakeDynamo['handle']): DynamoItems => {
    const client = createDynamoClient({ endpoint: 'http://127.0.0.1:1' });
    connect(client, { handle });
    return new DynamoItems(client, 'a-table', new TestClock());
  };
  const others = over((request) => table.handle(request));
  let isLost = false;
  return over(async (request) => {
    const exchange = await table.handle(request);
    if (isLost || operationOf(request) !== 'PutItem') return exchange;
    isLost = true;
    await then(others);
    return failed(500, 'InternalServerError');
  });
}

const nothing = (): Promise<void> => Promise.resolve();
const item = (text: string): Item => ({ pk: { S: 'T1#C1' }, sk: { S: 'DOC#A' }, text: { S: text }, data: BYTES });

describe('a conditional write whose first answer was lost', () => {
  test('is known to be done: it is there as it was written', async () => {
    expect(await itemsThatLose(nothing).putNew(item('ours'))).toBe('saved');
    expect(await itemsThatLose(nothing).putVersion(item('ours'), 1)).toBe('saved');
  });

  test('is a conflict where another one is there in its place', async () => {
    const replaced = (others: DynamoItems) => others.putAnyway({ ...item('theirs'), version: { N: '1' } });
    expect(await itemsThatLose(replaced).putVersion(item('ours'), 1)).toBe('conflict');
    expect(await itemsThatLose(replaced).putVersionOnce(item('ours'), 1)).toBe('conflict');
  });

  test('is a conflict where only its bytes are others', async () => {
    const replaced = (others: DynamoItems) =>
      others.putAnyway({ ...item('ours'), data: { B: Uint8Array.of(1, 2, 4) } });
    expect(await itemsThatLose(replaced).putNew(item('ours'))).toBe('conflict');
  });

  test('is in doubt where others went on from there, for who would do it again', async () => {
    const overtaken = (others: DynamoItems) => others.putVersion(item('theirs'), 2);
    expect(await itemsThatLose(overtaken).putVersion(item('ours'), 1)).toBe('conflict');
    await expect(itemsThatLose(overtaken).putVersionOnce(item('ours'), 1)).rejects.toMatchObject({ code: 'unsure' });
  });
});
