import type { ClusterState } from '../../../src/cluster/state';
import { ChannelUnderTest, SQUAD } from '../channel-under-test';
import { ForgetfulStore } from '../forgetful-store';
import { withoutNumber } from '../../../src/app/rising-versions';

async function afterThree(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  await channel.type('scale web 5');
  await channel.type('scale web 2');
  return channel;
}

describe('undo', () => {
  it('goes back step by step, to the empty cluster', async () => {
    const channel = await afterThree();
    const reply = await channel.type('undo');
    expect(reply.headline).toBe('Rewound: as before scale web 2');
    expect(reply.audience).toBe('channel');
    expect(reply.picture?.[0]).toMatch(/Deployment web +5 of 5 ready/);
    expect(reply.text).toContain('5 of 5');
    expect(await channel.wanted()).toBe(5);
    await channel.type('undo');
    expect(await channel.wanted()).toBe(3);
    expect((await channel.type('undo')).headline).toBe('Rewound: as before deploy web');
    expect(await channel.wanted()).toBeUndefined();
    expect((await channel.type('undo')).notice).toContain('There is nothing to take back.');
  });

  it('restores the very state, so the same command then gives the same result', async () => {
    const channel = await afterThree();
    const state = async () => (await channel.clusters.load(SQUAD))!.cluster;
    const before = await state();
    await channel.type('undo');
    await channel.type('scale web 2');
    // But for numbers that are never given twice.
    const unnumbered = (cluster: ClusterState): unknown =>
      JSON.parse(JSON.stringify(cluster, (key, value: unknown) => (key === 'resourceVersion' ? undefined : value)));
    expect(unnumbered(await state())).toEqual(unnumbered(before));
  });

  it('gives no number of a version twice, so that nothing is taken for what it was before', async () => {
    const channel = await afterThree();
    const web = async () => {
      const { cluster } = (await channel.clusters.load(SQUAD))!;
      return cluster.objects.find(({ kind }) => kind === 'Deployment')!.metadata.resourceVersion;
    };
    const before = await web();
    await channel.type('undo');
    const earlier = await web();
    await channel.type('scale web 3');
    expect(Number(await web())).toBeGreaterThan(Number(before));
    await channel.type('undo');
    // What is there again is what it was.
    expect(await web()).toBe(earlier);
    await channel.type('reset --yes');
    const { resourceVersion } = (await channel.clusters.load(SQUAD))!.cluster;
    expect(resourceVersion).toBeGreaterThan(Number(before));
  });

  it('of a button takes back that change or nothing', async () => {
    const channel = await afterThree();
    const reply = await channel.type('undo --if 2');
    expect(reply.notice).toContain('Nothing was taken back: the cluster has changed since.');
    expect(await channel.wanted()).toBe(2);
    await channel.type('undo --if 3');
    expect(await channel.wanted()).toBe(5);
  });

  it('pressed twice at once takes back once', async () => {
    const channel = await afterThree();
    await Promise.all([channel.type('undo --if 3'), channel.type('undo --if 3')]);
    expect(await channel.wanted()).toBe(5);
  });
});

describe('undo to a version', () => {
  const record = async (channel: ChannelUnderTest) => (await channel.clusters.load(SQUAD))!;

  it('goes back several changes in one new version, the very state', async () => {
    const channel = await afterThree();
    const reply = await channel.type('undo --to 1');
    expect(reply.headline).toBe('Rewound to version 1: as after deploy web');
    expect(reply.command).toBe('undo --to 1');
    expect(reply.audience).toBe('channel');
    const { version, cluster } = await record(channel);
    expect(version).toBe(4);
    const then = (await channel.clusters.loadVersion(SQUAD, 1))!.cluster;
    expect(withoutNumber(cluster)).toEqual(withoutNumber(then));
  });

  it('leaves redo to bring the changes back one by one, each by its name', async () => {
    const channel = await afterThree();
    await channel.type('undo --to 1');
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 5');
    expect(await channel.wanted()).toBe(5);
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 2');
    expect(await channel.wanted()).toBe(2);
    expect((await channel.type('redo')).notice).toContain('There is nothing to bring back.');
    expect((await channel.type('undo')).headline).toBe('Rewound: as before scale web 2');
  });

  it('leaves undo to go further back', async () => {
    const channel = await afterThree();
    await channel.type('undo --to 1');
    expect((await channel.type('undo')).headline).toBe('Rewound: as before deploy web');
    expect(await channel.wanted()).toBeUndefined();
  });

  it('goes forward again to what was undone, whatever the number it has now', async () => {
    const channel = await afterThree();
    await channel.type('undo');
    await channel.type('undo');
    const reply = await channel.type('undo --to 2');
    expect(reply.command).toBe('redo --to 2');
    expect(reply.headline).toBe('Forward to version 2: as after scale web 5');
    expect(await channel.wanted()).toBe(5);
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 2');
    expect(await channel.wanted()).toBe(2);
  });

  it('goes to and fro without losing a change', async () => {
    const channel = await afterThree();
    const sizes: Record<number, number | undefined> = { 0: undefined, 1: 3, 2: 5, 3: 2 };
    for (const version of [1, 3, 2, 0, 3, 1, 2, 3, 0]) {
      await channel.type(`undo --to ${version}`);
      expect(await channel.wanted()).toBe(sizes[version]);
      const { undo, redo } = await record(channel);
      expect(undo.length + redo.length).toBe(3);
      expect(undo).toHaveLength(version);
    }
    for (const command of ['deploy web', 'scale web 5', 'scale web 2']) {
      expect((await channel.type('redo')).headline).toBe(`Brought back: ${command}`);
    }
  });

  it('reaches a version that a later change left behind, as a change that undo takes back', async () => {
    const channel = await afterThree();
    await channel.type('undo');
    await channel.type('scale web 4');
    const reply = await channel.type('undo --to 3');
    expect(reply.notice).toContain('a change like any other');
    expect(await channel.wanted()).toBe(2);
    expect((await channel.type('undo')).headline).toBe('Rewound: as before undo --to 3');
    expect(await channel.wanted()).toBe(4);
  });

  it('takes a version in which only settings changed for the one before', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    await channel.type('save here');
    await channel.type('scale web 5');
    expect((await channel.type('undo --to 1')).headline).toBe('Rewound to version 1: as after deploy web');
    expect(await channel.wanted()).toBe(3);
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 5');
  });

  it.each(['undo to 1', 'Undo to version 1.', 'undo \u2014to 1', 'rewind to #1', 'undo version 1', 'redo to 1'])(
    'is understood as %s',
    async (text) => {
      const channel = await afterThree();
      expect((await channel.type(text)).command).toBe('undo --to 1');
      expect(await channel.wanted()).toBe(3);
    },
  );

  it.each([
    ['undo --to 9', 'There is no version 9 of this cluster yet.', 'It can go to versions 0 to 3'],
    ['undo to 3', 'The cluster is as in version 3 already.', '/kube history'],
    ['undo to web', 'One version is gone to, by its number', '/kube history'],
    ['undo to', 'One version is gone to, by its number', '/kube history'],
    ['undo to 1 2', 'One version is gone to, by its number', '/kube history'],
    ['undo 1 --to 2', 'One version is gone to, by its number', '/kube history'],
  ])('%s is refused and changes nothing', async (text, message, hint) => {
    const channel = await afterThree();
    const reply = await channel.type(text);
    expect(reply.notice).toContain(message);
    expect(reply.notice).toContain(hint);
    expect((await record(channel)).version).toBe(3);
  });

  it('is refused in a channel where nothing was changed', async () => {
    const reply = await new ChannelUnderTest().type('undo --to 1');
    expect(reply.notice).toContain('There is no version 1 of this cluster yet.');
    expect(reply.notice).toContain('Nobody has changed anything here yet.');
  });

  it('says which versions are kept where one is not', async () => {
    const store = new ForgetfulStore();
    const channel = new ChannelUnderTest(store);
    await channel.type('deploy web');
    for (let index = 0; index < 56; index++) await channel.type(`scale web ${2 + (index % 2)}`);
    store.oldest = 7;
    const reply = await channel.type('undo --to 3');
    expect(reply.notice).toContain('Version 3 of the cluster is no longer kept.');
    const oldest = Number(/versions (\d+) to 57/.exec(reply.notice ?? '')?.[1]);
    expect((await channel.type(`undo --to ${oldest}`)).headline).toContain(`Rewound to version ${oldest}`);
  });

  it('of a button goes there only while nothing else has changed', async () => {
    const channel = await afterThree();
    expect((await channel.type('undo --to 1 --if 2')).notice).toContain('the cluster has changed since');
    expect(await channel.wanted()).toBe(2);
    await channel.type('undo --to 1 --if 3');
    expect(await channel.wanted()).toBe(3);
  });

  it('pressed twice at once goes there once', async () => {
    const channel = await afterThree();
    await Promise.all([channel.type('undo --to 1 --if 3'), channel.type('undo --to 1 --if 3')]);
    expect(await channel.wanted()).toBe(3);
    expect((await record(channel)).version).toBe(4);
  });

  it('delivered twice is done once, with the same answer', async () => {
    const channel = await afterThree();
    const [first, again] = [
      await channel.type('undo --to 1', SQUAD, 'one'),
      await channel.type('undo --to 1', SQUAD, 'one'),
    ];
    expect(again).toEqual(first);
    expect((await record(channel)).version).toBe(4);
  });

  it('leads out of a lesson and back into it', async () => {
    const channel = await afterThree();
    await channel.type('lesson start 1');
    const inLesson = await record(channel);
    expect(inLesson.exercise).toBeDefined();
    await channel.type('deploy api 2');
    await channel.type('undo --to 2');
    expect((await record(channel)).exercise).toBeUndefined();
    expect(await channel.wanted()).toBe(5);
    await channel.type(`undo --to ${inLesson.version}`);
    expect((await record(channel)).exercise).toMatchObject({
      id: inLesson.exercise?.id,
      step: inLesson.exercise?.step,
    });
  });
});

describe('redo', () => {
  it('brings back what undo took, in order', async () => {
    const channel = await afterThree();
    await channel.type('undo');
    await channel.type('undo');
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 5');
    expect(await channel.wanted()).toBe(5);
    expect((await channel.type('redo')).headline).toBe('Brought back: scale web 2');
    expect(await channel.wanted()).toBe(2);
    expect((await channel.type('redo')).notice).toContain('There is nothing to bring back.');
  });

  it('ends with the next change', async () => {
    const channel = await afterThree();
    await channel.type('undo');
    await channel.type('scale web 4');
    expect((await channel.type('redo')).notice).toContain('There is nothing to bring back.');
    expect(await channel.wanted()).toBe(4);
  });

  it('can be undone again', async () => {
    const channel = await afterThree();
    await channel.type('undo');
    await channel.type('redo');
    expect((await channel.type('undo')).headline).toBe('Rewound: as before scale web 2');
    expect(await channel.wanted()).toBe(5);
  });
});

describe('reset', () => {
  it('asks first and changes nothing by asking', async () => {
    const channel = await afterThree();
    const reply = await channel.type('reset');
    expect(reply.audience).toBe('asker');
    expect(reply.buttons[0]).toMatchObject({ run: 'reset --yes', confirm: expect.stringContaining('goes') });
    expect(await channel.wanted()).toBe(2);
  });

  it('gives a new cluster, and undo brings the old one back', async () => {
    const channel = await afterThree();
    const reply = await channel.type('reset --yes');
    expect(reply.audience).toBe('channel');
    expect(await channel.wanted()).toBeUndefined();
    await channel.type('undo');
    expect(await channel.wanted()).toBe(2);
  });
});

it.each(['undo 3', 'undo web', 'redo 2'])('%s is more than one step: nothing is changed', async (text) => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  await channel.type('scale web 5');
  if (text.startsWith('redo')) await channel.type('undo');
  const before = (await channel.clusters.load(SQUAD))?.version;
  const reply = await channel.type(text);
  expect(reply.notice).toContain('one at a time');
  expect(reply.buttons[0]?.run).toBe(text.split(' ')[0]);
  expect((await channel.clusters.load(SQUAD))?.version).toBe(before);
});
