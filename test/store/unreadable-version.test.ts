/** A version that cannot be read: nothing is put in its place, and an older one can take it (docs/operating.md). */
import { createDynamoClient } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoItems, type Item } from '../../src/store/dynamo-items';
import { CURRENT, partitionOf, stateKey } from '../../src/store/table';
import { ChannelUnderTest, SQUAD, TestClock } from '../app/channel-under-test';
import { connect } from '../torture/connection';
import { FakeDynamo } from '../torture/fake-dynamo';

const PARTITION = partitionOf(SQUAD);

interface Damaged {
  readonly items: DynamoItems;
  readonly damaged: Item;
  readonly channel: ChannelUnderTest;
}

/** A channel whose second version is damaged, in a sandbox that has not read it. */
async function damagedChannel(): Promise<Damaged> {
  const client = createDynamoClient({ endpoint: 'http://127.0.0.1:1' });
  connect(client, new FakeDynamo());
  const items = new DynamoItems(client, 'a-table', new TestClock());
  const store = () => new DynamoClusterStore(client, 'a-table', new TestClock());
  const before = new ChannelUnderTest(store());
  await before.type('deploy web');
  await before.type('scale web 4');
  const current = (await items.get(PARTITION, CURRENT))!;
  const damaged = { ...current, data: { B: Uint8Array.of(1, 2, 3) } };
  await items.putAnyway(damaged);
  return { items, damaged, channel: new ChannelUnderTest(store()) };
}

test.each(['show', 'scale web 2', 'undo', 'reset', 'quiz'])('%s changes nothing', async (command) => {
  const { channel, items, damaged } = await damagedChannel();
  await expect(channel.type(command, SQUAD, 'after-1')).rejects.toMatchObject({ code: 'corrupt' });
  expect(await items.get(PARTITION, CURRENT)).toEqual(damaged);
  expect(await items.get(PARTITION, stateKey(2))).toBeUndefined();
});

test('the version before it, copied over it, is the newest one, and goes on from there', async () => {
  const { channel, items } = await damagedChannel();
  const older = (await items.get(PARTITION, stateKey(1)))!;
  await items.putAnyway({ ...older, sk: { S: CURRENT } });
  expect(await channel.wanted()).toBe(3);
  await channel.type('scale web 5', SQUAD, 'after-1');
  expect(await channel.wanted()).toBe(5);
  await channel.type('undo', SQUAD, 'after-2');
  expect(await channel.wanted()).toBe(3);
});
