import type { ChannelId } from '../../../src/app/ports';
import { withoutNumber } from '../../../src/app/rising-versions';
import { ALL_VERBS } from '../../../src/app/verbs';
import { violations } from '../../tutor/style-rules';
import { BEN, ChannelUnderTest, SQUAD } from '../channel-under-test';

const YEAR = 365 * 24 * 60 * 60_000;

async function saved(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  await channel.type('save three pods');
  await channel.type('scale web 5');
  return channel;
}

it('saves an empty cluster in lines that fit', async () => {
  const reply = await new ChannelUnderTest().type('save empty');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

describe('save and restore', () => {
  it('brings a cluster back as it was, and undo takes that back', async () => {
    const channel = await saved();
    const before = (await channel.clusters.loadVersion(SQUAD, 1))!.cluster;
    const reply = await channel.by(BEN, 'restore three-pods');
    expect(reply.headline).toBe('Restored: three-pods, as ana saved it');
    expect(reply.picture?.[0]).toMatch(/Deployment web +3 of 3 ready/);
    expect(withoutNumber((await channel.clusters.load(SQUAD))!.cluster)).toEqual(withoutNumber(before));
    const undone = await channel.press(reply, 'Take it back');
    expect(undone.headline).toBe('Rewound: as before restore three-pods');
    expect(await channel.wanted()).toBe(5);
    expect((await channel.type('redo')).headline).toBe('Brought back: restore three-pods');
    expect(await channel.wanted()).toBe(3);
  });

  it('is passed over by undo: it changed nothing in the cluster', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web');
    const scaled = await channel.type('restore nowhere').then(() => channel.type('scale web 5'));
    await channel.type('save five');
    expect(scaled.audience).toBe('channel');
    expect((await channel.type('undo --if 2')).headline).toBe('Rewound: as before scale web 5');
    expect(await channel.wanted()).toBe(3);
  });

  it('keeps a copy of the cluster in which nobody did anything yet', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('save empty');
    await channel.type('deploy web');
    await channel.type('restore empty');
    expect(await channel.wanted()).toBeUndefined();
  });

  it('keeps a copy of a version that is no longer there', async () => {
    const channel = await saved();
    const { loadVersion } = channel.clusters;
    jest
      .spyOn(channel.clusters, 'loadVersion')
      .mockImplementation(async (id, version) =>
        version < 3 ? undefined : loadVersion.call(channel.clusters, id, version),
      );
    expect((await channel.clusters.load(SQUAD))?.version).toBe(3);
    await channel.type('restore three-pods');
    expect(await channel.wanted()).toBe(3);
  });

  it('says when there is nothing to restore', async () => {
    const channel = await saved();
    await channel.type('restore three-pods');
    expect((await channel.type('restore three-pods')).notice).toContain('Nothing to restore');
  });

  it('is done once when it is delivered twice', async () => {
    const channel = await saved();
    const first = await channel.type('save five', SQUAD, 'trigger-9');
    const again = await channel.type('save five', SQUAD, 'trigger-9');
    expect(again).toEqual(first);
    expect((await channel.clusters.load(SQUAD))?.saves.map(({ name }) => name)).toEqual(['three-pods', 'five']);
  });
});

describe('the list of copies', () => {
  it('is the newest first, with who and when', async () => {
    const channel = await saved();
    await channel.clock.sleep(3 * 60 * 60_000);
    await channel.by(BEN, 'save five');
    await channel.clock.sleep(5 * 60_000);
    const reply = await channel.type('restore');
    expect(reply.headline).toBe('2 saved copies of this cluster');
    expect(reply.picture).toEqual([
      expect.stringMatching(/^five +ben 5m ago$/),
      expect.stringMatching(/^three-pods +ana 3h ago$/),
    ]);
    expect(reply.buttons[0]).toEqual({ label: 'Restore five', run: 'restore five' });
    expect((await channel.type('saves')).picture).toEqual(reply.picture);
  });

  it('forgets what is older than a year', async () => {
    const channel = await saved();
    await channel.clock.sleep(YEAR);
    expect((await channel.type('saves')).headline).toBe('Nothing is saved here yet');
    expect((await channel.type('restore three-pods')).notice).toContain('No copy is called');
  });

  it('shows whether nobody saved anything', async () => {
    const reply = await new ChannelUnderTest().type('saves');
    expect(reply.headline).toBe('Nothing is saved here yet');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  it('is of one channel only', async () => {
    const channel = await saved();
    const other: ChannelId = { team: 'T1', channel: 'C2' };
    expect((await channel.type('restore three-pods', other)).notice).toContain('No copy is called');
  });

  it('can be shared', async () => {
    const channel = await saved();
    const person = { id: 'U1', name: 'ana' };
    const shared = { id: SQUAD, person, request: 'r', pressed: true, share: true };
    expect((await channel.handler.handle({ ...shared, text: 'saves' })).headline).toBe('1 saved copy of this cluster');
    expect((await channel.handler.handle({ ...shared, text: 'restore' })).headline).toBe(
      '1 saved copy of this cluster',
    );
    expect((await channel.handler.handle({ ...shared, text: 'save x' })).headline).toMatch(/^Not shared/);
  });
});

describe('what would lose a copy', () => {
  it('asks first', async () => {
    const channel = await saved();
    const asked = await channel.by(BEN, 'save three-pods');
    expect(asked.headline).toBe('three-pods exists. Put this cluster in its place?');
    expect(asked.audience).toBe('asker');
    await channel.type('restore three-pods');
    expect(await channel.wanted()).toBe(3);
    await channel.type('scale web 4');
    await channel.press(asked, 'Overwrite it', BEN);
    await channel.type('scale web 1');
    await channel.type('restore three-pods');
    expect(await channel.wanted()).toBe(4);
    expect((await channel.clusters.load(SQUAD))?.saves).toHaveLength(1);
  });

  it('asks before it deletes', async () => {
    const channel = await saved();
    const asked = await channel.type('saves delete three-pods');
    expect((await channel.clusters.load(SQUAD))?.saves).toHaveLength(1);
    expect((await channel.press(asked, 'Delete the copy')).headline).toBe('The copy three-pods is gone');
    expect((await channel.clusters.load(SQUAD))?.saves).toEqual([]);
    expect(await channel.clusters.loadSaved(SQUAD, 1)).toBeUndefined();
    expect(await channel.wanted()).toBe(5);
  });

  it('is the 21st copy: there is no room for it', async () => {
    const channel = new ChannelUnderTest();
    for (let count = 1; count <= 20; count++) await channel.type(`save copy-${count}`);
    expect((await channel.type('save copy-21')).notice).toContain('room for 20 copies');
    expect((await channel.type('save copy-20 --yes')).headline).toBe('Saved as copy-20');
    expect((await channel.type('saves')).picture?.at(-1)).toBe('5 more');
    expect((await channel.clusters.load(SQUAD))?.saves).toHaveLength(20);
  });
});

describe('a name', () => {
  it.each([
    ['save Before the Crash.', 'before-the-crash'],
    ['save v1', 'v1'],
  ])('%s is %s', async (text, name) => {
    const channel = new ChannelUnderTest();
    await channel.type(text);
    expect((await channel.clusters.load(SQUAD))?.saves.map((save) => save.name)).toEqual([name]);
  });

  it.each([
    ['save', 'Which name'],
    ['save -- -x', 'cannot be the name'],
    ['save übung', 'cannot be the name'],
    ['save a/b', 'cannot be the name'],
    [`save ${'x'.repeat(31)}`, 'At most 30 letters'],
    ['restore constructor', 'No copy is called "constructor"'],
    ['restore <!channel>', 'cannot be the name'],
    ['saves delete', 'Which copy'],
    ['saves delete nothing', 'No copy is called "nothing"'],
    ['saves all', 'saves lists the copies'],
  ])('%s: nothing is changed', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(text);
    expect(reply.headline).toMatch(/^Nothing was changed\.$|^Which /);
    expect(reply.text).toContain(words);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(await channel.clusters.load(SQUAD)).toBeUndefined();
  });

  it('that is nearly right is offered', async () => {
    const channel = await saved();
    const reply = await channel.type('restore tree-pods');
    expect(reply.buttons[0]?.run).toBe('restore three-pods');
  });
});

it('keeps the rules of style', async () => {
  const channel = await saved();
  const texts = ['saves', 'save x', 'save x', 'restore', 'restore x', 'restore three-pods', 'saves delete x', 'save y'];
  for (const text of [...texts, 'saves delete x --yes']) {
    expect([text, violations(await channel.type(text), { verbs: ALL_VERBS })]).toEqual([text, []]);
  }
});

it('says that nothing is saved, or lists what is, where a name is wrong', async () => {
  const channel = new ChannelUnderTest();
  expect((await channel.type('restore nope')).notice).toContain('Nothing is saved here yet');
  await channel.type('save one');
  await channel.type('save another-name-that-is-long');
  expect((await channel.type('restore nope')).notice).toContain('Saved here: one, another-name-that-is-long.');
});
