import type { ChannelId, ChannelRecord } from '../../src/app/ports';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { BEN, ChannelUnderTest, SQUAD } from './channel-under-test';

const OTHER: ChannelId = { team: 'T1', channel: 'C2' };

describe('a command of a channel', () => {
  it('is applied, saved and answered', async () => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type('deploy web');
    expect(reply.headline).toBe('web runs: 3 of 3 Pods ready');
    expect(reply.audience).toBe('channel');
    expect(await channel.wanted()).toBe(3);
    expect(await channel.commands()).toEqual(['deploy web']);
  });

  it('that only looks makes no version', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    const before = await channel.clusters.load(SQUAD);
    const reply = await channel.type('');
    expect(reply.audience).toBe('asker');
    expect(await channel.clusters.load(SQUAD)).toEqual(before);
  });

  it('that is refused changes nothing and says so', async () => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type('scale wbe 3');
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.verbatim).toContain('"wbe" not found');
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });

  it('delivered twice changes once and gets the same answer', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    const first = await channel.type('scale web 5', SQUAD, 'trigger-7');
    await channel.type('scale web 2');
    const second = await channel.type('scale web 5', SQUAD, 'trigger-7');
    expect(second).toEqual(first);
    expect(await channel.wanted()).toBe(2);
  });

  it('delivered twice at the same time changes once', async () => {
    const channel = new ChannelUnderTest();
    const deliveries = [1, 2, 3].map(() => channel.type('deploy web', SQUAD, 'trigger-1'));
    const replies = await Promise.all(deliveries);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await channel.commands()).toEqual(['deploy web']);
  });
});

describe('many commands at once', () => {
  it('in one channel are all applied exactly once', async () => {
    const channel = new ChannelUnderTest();
    const names = Array.from({ length: 50 }, (_, place) => `app-${place}`);
    const replies = await Promise.all(names.map((name) => channel.type(`deploy ${name} --replicas 1`)));
    expect(replies.every((reply) => reply.audience === 'channel')).toBe(true);
    const record = await channel.clusters.load(SQUAD);
    const made = record?.cluster.objects.filter((object) => object.kind === 'Deployment');
    expect(made?.map((object) => object.metadata.name).sort()).toEqual([...names].sort());
    expect(record?.version).toBe(50);
  });

  it('from several processes are all applied exactly once', async () => {
    const clusters = new MemoryClusterStore();
    const processes = Array.from({ length: 5 }, () => new ChannelUnderTest(clusters));
    const names = Array.from({ length: 20 }, (_, place) => `app-${place}`);
    const replies = await Promise.all(
      names.map((name, place) => processes[place % 5]!.type(`deploy ${name} --replicas 1`, SQUAD, name)),
    );
    const applied = replies.filter((reply) => reply.audience === 'channel').length;
    const record = await clusters.load(SQUAD);
    const made = record?.cluster.objects.filter((object) => object.kind === 'Deployment');
    expect(made).toHaveLength(applied);
    expect(record?.version).toBe(applied);
    expect(applied).toBe(20);
  });

  it('in fifty channels do not disturb each other', async () => {
    const channel = new ChannelUnderTest();
    const ids = Array.from({ length: 50 }, (_, place) => ({ team: 'T1', channel: `C${place}` }));
    await Promise.all(ids.map((id) => channel.type('deploy web', id)));
    await Promise.all(ids.map((id, place) => channel.type(`scale web ${(place % 5) + 1}`, id)));
    const wanted = await Promise.all(ids.map((id) => channel.wanted('web', id)));
    expect(wanted).toEqual(ids.map((_, place) => (place % 5) + 1));
  });

  it('of one channel do not keep another waiting', async () => {
    const clusters = new MemoryClusterStore();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const load = clusters.load.bind(clusters);
    clusters.load = (id) => (id.channel === SQUAD.channel ? gate.then(() => load(id)) : load(id));
    const channel = new ChannelUnderTest(clusters);
    const held = channel.type('deploy web');
    expect((await channel.type('deploy web', OTHER)).audience).toBe('channel');
    release();
    expect((await held).audience).toBe('channel');
  });
});

describe('a look-up that waits for a change', () => {
  it('shows what another process did while that one was on its way back', async () => {
    const clusters = new MemoryClusterStore();
    const [here, elsewhere] = [new ChannelUnderTest(clusters), new ChannelUnderTest(clusters)];
    const save = clusters.save.bind(clusters);
    const landed = new Promise<() => void>((land) => {
      clusters.save = async (...first) => {
        clusters.save = save;
        const result = await save(...first);
        await new Promise<void>((answer) => land(answer));
        return result;
      };
    });
    const change = here.type('deploy web');
    const answer = await landed;
    expect((await elsewhere.by(BEN, 'deploy api', SQUAD, 'elsewhere')).audience).toBe('channel');
    const look = here.type('get deployments');
    answer();
    expect((await change).audience).toBe('channel');
    expect((await look).text).toContain('api');
  });
});

describe('when others are always faster', () => {
  class LosingStore extends MemoryClusterStore {
    saves = 0;

    override save(_id: ChannelId, _next: ChannelRecord): Promise<'conflict'> {
      this.saves++;
      return Promise.resolve('conflict');
    }
  }

  it('gives way after 2.2 s, changes nothing and offers the command again', async () => {
    const store = new LosingStore();
    const channel = new ChannelUnderTest(store);
    const started = channel.clock.now();
    const reply = await channel.type('deploy web');
    expect(reply.headline).toBe('Nothing was changed: others were faster. Try again.');
    expect(reply.buttons).toEqual([
      { label: 'Try again', run: 'deploy web' },
      { label: 'Show the cluster', run: 'show' },
    ]);
    expect(reply.audience).toBe('asker');
    expect(channel.clock.now() - started).toBeGreaterThanOrEqual(2_200);
    expect(channel.clock.now() - started).toBeLessThan(2_600);
    expect(store.saves).toBeGreaterThan(5);
  });
});

describe('what is too large', () => {
  it.each([
    ['deploy web --replicas 501', 'up to 500 Pods; this would make 501'],
    ['deploy web --replicas 100000', 'up to 500 Pods; this would make 100000'],
  ])('is refused before any work: %s', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(text);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.notice).toContain(words);
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });

  it('may grow up to the limit', async () => {
    const channel = new ChannelUnderTest();
    expect((await channel.type('deploy web --replicas 300')).audience).toBe('channel');
    expect((await channel.type('deploy api --replicas 200')).audience).toBe('channel');
    expect((await channel.type('scale api 201')).notice).toContain('up to 500 Pods; this would make 501');
    expect(await channel.wanted('api')).toBe(200);
  });
});

describe('sharing', () => {
  it('never changes the cluster', async () => {
    const channel = new ChannelUnderTest();
    const shared = { id: SQUAD, person: { id: 'U1', name: 'ana' }, request: 'r', pressed: true, share: true };
    const reply = await channel.handler.handle({ ...shared, text: 'deploy web' });
    expect(reply.headline).toBe('Not shared: it would change the cluster now.');
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });
});
