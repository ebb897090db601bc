import { ChannelUnderTest, SQUAD } from './channel-under-test';

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
    const before = (await channel.clusters.load(SQUAD))?.cluster;
    await channel.type('undo');
    await channel.type('scale web 2');
    expect((await channel.clusters.load(SQUAD))?.cluster).toEqual(before);
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
