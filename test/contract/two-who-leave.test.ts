/** People who leave one after the other: what the others have stays whole, in versions of any size. */
import { randomBytes } from 'node:crypto';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { newChannel } from '../../src/app/new-channel';
import { PersonTaker } from '../../src/store/person-taker';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoItems } from '../../src/store/dynamo-items';
import { TestClock } from '../app/channel-under-test';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

let dynamo: DynamoUnderTest;
beforeAll(async () => (dynamo = await startDynamoUnderTest()));
afterAll(() => dynamo.close());

test.each([
  ['small', 0],
  ['in a chunk', 400],
])('every version of a channel that is %s can still be read', async (_, size) => {
  const clock = new TestClock();
  const id = { team: 'T1', channel: `C${size}` };
  const clusters = new DynamoClusterStore(dynamo.client, TABLE, clock);
  const terms = Array.from({ length: size }, () => randomBytes(24).toString('hex'));
  const begun = newChannel(id);
  let before: typeof begun | undefined;
  for (const [place, by] of ['U1', 'U2', 'U3'].entries()) {
    const version = place + 1;
    const commands = [...(before?.commands ?? []), { version, by, name: `n${by}`, command: `deploy web-${version}` }];
    const next = { ...begun, version, commands, taught: { terms, replies: version } };
    expect(await clusters.save(id, next, before)).toBe('saved');
    before = next;
  }
  const taker = new PersonTaker(new DynamoItems(dynamo.client, TABLE, clock));
  for (const person of ['U1', 'U2', 'U3']) {
    const who = { team: 'T1', person, names: [], token: `GONE${person}` };
    await taker.takeOut(who, `T1#${id.channel}`, undefined, () => true);
    await clock.sleep(60_000);
    await taker.takeOut(who, `T1#${id.channel}`, undefined, () => true);
  }
  const fresh = new DynamoClusterStore(dynamo.client, TABLE, clock);
  const newest = await fresh.load(id);
  expect(newest?.version).toBe(6);
  for (let version = 1; version <= 6; version++) {
    const there = await fresh.loadVersion(id, version);
    expect(there?.commands.map(({ by }) => by)).toEqual(['GONEU1', 'GONEU2', 'GONEU3'].slice(0, version));
    expect(there?.commands.map((one) => one.name)).toEqual(['somebody', 'somebody', 'somebody'].slice(0, version));
  }
});

test('whoever reads at the moment when somebody goes reads a whole version', async () => {
  const clock = new TestClock();
  const id = { team: 'T1', channel: 'C0READ' };
  const begun = newChannel(id);
  const terms = Array.from({ length: 400 }, () => randomBytes(24).toString('hex'));
  const commands = [{ version: 1, by: 'U1', command: 'deploy web' }];
  const first = { ...begun, version: 1, commands, taught: { terms, replies: 1 } };
  await new DynamoClusterStore(dynamo.client, TABLE, clock).save(id, first, undefined);
  const taker = new PersonTaker(new DynamoItems(dynamo.client, TABLE, clock));
  let goes: Promise<unknown> | undefined;
  const send = async (command: object) => {
    const isChunk = command instanceof GetItemCommand && command.input.Key?.sk?.S?.startsWith('CHUNK#') === true;
    if (isChunk) {
      goes ??= taker.takeOut(
        { team: 'T1', person: 'U1', names: [], token: 'GONE' },
        'T1#C0READ',
        undefined,
        () => true,
      );
      await goes;
    }
    return dynamo.client.send(command as GetItemCommand);
  };
  const slow = Object.assign(Object.create(dynamo.client) as typeof dynamo.client, { send });
  const read = await new DynamoClusterStore(slow, TABLE, clock).load(id);
  expect(goes).toBeDefined();
  expect(read?.commands).toEqual([{ version: 1, by: 'GONE', command: 'deploy web' }]);
});
