/** One suite for every ClusterStore: they must not differ in anything that the use cases can see. */
import type { ChannelId, ChannelRecord, ClusterStore } from '../../src/app/ports';
import { newCluster } from '../../src/cluster/new-cluster';
import { newChannel } from '../../src/app/new-channel';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { TestClock } from '../app/channel-under-test';
import { clientOfFake, type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

let channels = 0;
const freshId = (): ChannelId => ({ team: 'T1', channel: `C${++channels}` });

/** What comes after a record: the same with another cluster. */
function after(record: ChannelRecord, seed = record.version): ChannelRecord {
  const version = record.version + 1;
  return {
    ...record,
    version,
    cluster: newCluster({ seed, nodes: 2 }),
    requests: [...record.requests, { id: `request-${version}`, version }],
    commands: [...record.commands, { version, by: 'U1', command: `command ${version}`, of: undefined }],
    undo: [...record.undo, record.version],
  };
}

/** Undefined fields do not survive JSON, and nobody can tell the difference. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const fake = clientOfFake();
let dynamo: DynamoUnderTest;
beforeAll(async () => (dynamo = await startDynamoUnderTest()));
afterAll(() => dynamo.close());

describe.each<[string, () => ClusterStore]>([
  ['in memory', () => new MemoryClusterStore()],
  ['in DynamoDB', () => new DynamoClusterStore(dynamo.client, TABLE, new TestClock())],
  ['in what is tortured', () => new DynamoClusterStore(fake, TABLE, new TestClock())],
])('a store of clusters %s', (_, make) => {
  /** Saves versions up to `last` and answers with them. */
  async function grow(store: ClusterStore, id: ChannelId, last: number): Promise<readonly ChannelRecord[]> {
    const saved: ChannelRecord[] = [];
    for (let version = 1; version <= last; version++) {
      const before = await store.load(id);
      const next = after(before ?? newChannel(id));
      expect(await store.save(id, next, before)).toBe('saved');
      saved.push(next);
    }
    return saved;
  }

  it('has nothing of a channel in which nobody typed', async () => {
    expect(await make().load(freshId())).toBeUndefined();
    expect(await make().loadVersion(freshId(), 1)).toBeUndefined();
  });

  it('gives back what was saved', async () => {
    const store = make();
    const id = freshId();
    const [saved] = await grow(store, id, 1);
    expect(plain(await store.load(id))).toEqual(plain(saved));
  });

  it('keeps every older version as it was', async () => {
    const store = make();
    const id = freshId();
    const saved = await grow(store, id, 5);
    for (const record of saved) expect(plain(await store.loadVersion(id, record.version))).toEqual(plain(record));
    expect(await store.loadVersion(id, 6)).toBeUndefined();
  });

  it('keeps a version that nobody can return to any more: its picture may be looked at', async () => {
    const store = make();
    const id = freshId();
    for (let version = 1; version <= 60; version++) {
      const before = await store.load(id);
      const next = after(before ?? newChannel(id));
      expect(await store.save(id, { ...next, undo: [], redo: [] }, before)).toBe('saved');
    }
    const all = await Promise.all(Array.from({ length: 60 }, (_, index) => store.loadVersion(id, index + 1)));
    expect(all.map((record) => record?.version)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  }, 60_000);

  it('refuses to save over a version that it was not made from', async () => {
    const store = make();
    const id = freshId();
    await grow(store, id, 2);
    const before = (await store.load(id))!;
    expect(await store.save(id, after(before, 10), before)).toBe('saved');
    expect(await store.save(id, after(before, 11), before)).toBe('conflict');
    expect((await store.load(id))?.cluster.random).toBe(after(before, 10).cluster.random);
    expect(plain((await store.loadVersion(id, 2))?.cluster)).toEqual(plain(before.cluster));
  });

  it('saves after what it has just saved, without a load between', async () => {
    const store = make();
    const id = freshId();
    const first = after(newChannel(id));
    const second = after(first);
    expect(await store.save(id, first, undefined)).toBe('saved');
    expect(await store.save(id, second, first)).toBe('saved');
    expect(await store.save(id, after(first, 9), first)).toBe('conflict');
    expect(plain(await store.load(id))).toEqual(plain(second));
    expect(plain(await store.loadVersion(id, 1))).toEqual(plain(first));
  });

  it('lets one of many save the first version', async () => {
    const store = make();
    const id = freshId();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_value, seed) => store.save(id, after(newChannel(id), seed), undefined)),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect((await store.load(id))?.version).toBe(1);
  });

  it('lets one of many save the next version', async () => {
    const store = make();
    const id = freshId();
    await grow(store, id, 3);
    const loaded = await Promise.all(Array.from({ length: 10 }, () => store.load(id)));
    const results = await Promise.all(loaded.map((before, seed) => store.save(id, after(before!, seed), before)));
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect((await store.load(id))?.version).toBe(4);
  });

  describe('of a version that was given a name', () => {
    const named = (version: number, name = `copy-${version}`) => ({ name, version, by: 'ana', at: 0 });
    /** Saves a next version that has these names. */
    async function name(store: ClusterStore, id: ChannelId, saves: ChannelRecord['saves']): Promise<void> {
      const before = await store.load(id);
      expect(await store.save(id, { ...after(before!), saves }, before)).toBe('saved');
    }

    it('keeps the cluster as long as a name leads to it', async () => {
      const store = make();
      const id = freshId();
      const saved = await grow(store, id, 2);
      await name(store, id, [named(2)]);
      expect(plain(await store.loadSaved(id, 2))).toEqual(plain(saved[1]?.cluster));
      expect(await store.loadSaved(id, 1)).toBeUndefined();
      expect(plain((await store.load(id))?.saves)).toEqual([named(2)]);
      await name(store, id, [named(2, 'other'), named(3)]);
      expect(plain(await store.loadSaved(id, 2))).toEqual(plain(saved[1]?.cluster));
      await name(store, id, [named(3)]);
      expect(await store.loadSaved(id, 2)).toBeUndefined();
      expect(await store.loadSaved(id, 3)).toBeDefined();
    });

    it('keeps it when later versions do not lead back to it', async () => {
      const store = make();
      const id = freshId();
      await grow(store, id, 1);
      await name(store, id, [named(1)]);
      const first = plain(await store.loadSaved(id, 1));
      const before = (await store.load(id))!;
      expect(await store.save(id, { ...after(before), undo: [] }, before)).toBe('saved');
      expect(plain(await store.loadSaved(id, 1))).toEqual(first);
    });

    it('keeps it although the save was lost to a faster one, and then saves again', async () => {
      const store = make();
      const id = freshId();
      await grow(store, id, 1);
      const before = (await store.load(id))!;
      const again = (await store.load(id))!;
      expect(await store.save(id, after(before, 10), before)).toBe('saved');
      expect(await store.save(id, { ...after(again), saves: [named(1)] }, again)).toBe('conflict');
      const now = (await store.load(id))!;
      expect(await store.save(id, { ...after(now), saves: [named(2)] }, now)).toBe('saved');
      expect(plain(await store.loadSaved(id, 2))).toEqual(plain(now.cluster));
    });

    it('keeps one that is too large for one item', async () => {
      const store = make();
      const id = freshId();
      const first = (await grow(store, id, 1))[0]!;
      let state = 1;
      const noise = Array.from({ length: 120_000 }, () => (state = (state * 48_271) % 2_147_483_647).toString(36));
      const loads = { noise: noise.join('') } as unknown as ChannelRecord['cluster']['loads'];
      const before = (await store.load(id))!;
      const large = { ...after(before), cluster: { ...first.cluster, loads }, undo: [] };
      expect(await store.save(id, large, before)).toBe('saved');
      const loaded = (await store.load(id))!;
      expect(await store.save(id, { ...after(loaded), undo: [], saves: [named(2)] }, loaded)).toBe('saved');
      expect(plain(await store.loadSaved(id, 2))).toEqual(plain(large.cluster));
    }, 60_000);

    it('keeps one of two copies of the same large cluster when the other is deleted', async () => {
      const store = make();
      const id = freshId();
      let state = 1;
      const noise = Array.from({ length: 120_000 }, () => (state = (state * 48_271) % 2_147_483_647).toString(36));
      const loads = { noise: noise.join('') } as unknown as ChannelRecord['cluster']['loads'];
      const cluster = { ...newCluster(), loads };
      const save = async (saves: ChannelRecord['saves']) => {
        const before = await store.load(id);
        const next = { ...after(before ?? newChannel(id)), cluster, saves };
        expect(await store.save(id, next, before)).toBe('saved');
      };
      await save([]);
      await save([named(1)]);
      await save([named(1), named(2)]);
      await save([named(2)]);
      expect(await store.loadSaved(id, 1)).toBeUndefined();
      expect(plain(await store.loadSaved(id, 2))).toEqual(plain(cluster));
    });
  });

  it('remembers what each person looked at last', async () => {
    const store = make();
    const [id, other] = [freshId(), freshId()];
    await grow(store, id, 2);
    expect(await store.loadLook(id, 'U1')).toBeUndefined();
    await store.saveLook(id, 'U1', 1);
    await store.saveLook(id, 'U2', 1);
    await store.saveLook(id, 'U1', 2);
    expect(await Promise.all(['U1', 'U2', 'U3'].map((person) => store.loadLook(id, person)))).toEqual([
      2,
      1,
      undefined,
    ]);
    expect(await store.loadLook(other, 'U1')).toBeUndefined();
    expect((await store.load(id))?.version).toBe(2);
    await expect(store.loadLook(id, 'U1#U2')).rejects.toThrow('not an id of Slack');
  });

  it('remembers what is known of the progress of a channel, and who writes second hears of it', async () => {
    const store = make();
    const [id, other] = [freshId(), freshId()];
    expect(await store.loadCourse(id)).toEqual({ version: 0, shown: [], people: [] });
    const people = [{ person: 'U1', milestone: 20, at: 5, reached: true, off: true as const }];
    expect(await store.saveCourse(id, { version: 1, shown: ['S6'], people: [] })).toBe('saved');
    expect(await store.saveCourse(id, { version: 1, shown: ['S20'], people: [] })).toBe('conflict');
    expect(await store.saveCourse(id, { version: 2, shown: ['S6'], people })).toBe('saved');
    expect(await store.saveCourse(id, { version: 4, shown: [], people })).toBe('conflict');
    expect(await store.loadCourse(id)).toEqual({ version: 2, shown: ['S6'], people });
    const racers = [3, 3, 3].map((version) => store.saveCourse(id, { version, shown: [], people }));
    expect((await Promise.all(racers)).sort()).toEqual(['conflict', 'conflict', 'saved']);
    expect(await store.loadCourse(other)).toEqual({ version: 0, shown: [], people: [] });
    expect(await store.load(id)).toBeUndefined();
  });

  it('keeps channels apart', async () => {
    const store = make();
    const [one, other] = [freshId(), freshId()];
    await grow(store, one, 3);
    await grow(store, other, 1);
    expect((await store.load(one))?.version).toBe(3);
    expect((await store.load(other))?.version).toBe(1);
  });

  it('takes a cluster that is too large for one item', async () => {
    const store = make();
    const id = freshId();
    const [first] = await grow(store, id, 1);
    // Digits of a generator do not compress: about 0.7 MB stay.
    let state = 1;
    const noise = Array.from({ length: 200_000 }, () => (state = (state * 48_271) % 2_147_483_647).toString(36)).join(
      '',
    );
    const before = (await store.load(id))!;
    const large = { ...after(before), taught: { terms: [noise], replies: 1 } };
    expect(await store.save(id, large, before)).toBe('saved');
    expect(plain(await store.load(id))).toEqual(plain(large));
    const loaded = (await store.load(id))!;
    expect(await store.save(id, after(loaded), loaded)).toBe('saved');
    expect(plain(await store.loadVersion(id, 2))).toEqual(plain(large));
    expect(plain(await store.loadVersion(id, 1))).toEqual(plain(first));
  });

  it.each([
    { team: 'T1#C2', channel: 'C1' },
    { team: '', channel: 'C1' },
    { team: 'T1', channel: '../x' },
  ])('knows no channel %j', async (id) => {
    await expect(make().load(id)).rejects.toThrow('not an id of Slack');
  });
});
