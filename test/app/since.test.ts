/** Two people at once: who changes something hears what others changed since their own last change. */
import { StoreError } from '../../src/app/ports';
import { newsFor, newsLine } from '../../src/app/since';
import { messageOf } from '../../src/slack/blocks';
import { ANA, BEN, CHEN, ChannelUnderTest, SQUAD } from './channel-under-test';
import { ForgetfulStore } from './forgetful-store';

async function shared(clusters?: ForgetfulStore): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest(clusters);
  await channel.by(ANA, 'deploy web');
  return channel;
}

describe('the reply to a change', () => {
  it('says what somebody else changed meanwhile, once', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    const reply = await channel.by(ANA, 'update web v2');
    expect(reply.aside).toEqual(['Since you last looked: ben ran scale web 5 (web 3 -> 5 Pods)']);
    expect(reply.text).toContain('Since you last looked: ben ran scale web 5 (web 3 -> 5 Pods).');
    expect((await channel.by(ANA, 'scale web 2')).aside).toBeUndefined();
  });

  it('says it of several commands and people at once', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    await channel.by(CHEN, 'deploy db 2 statefulset');
    await channel.by(BEN, 'node add');
    const reply = await channel.by(ANA, 'scale web 2');
    expect(reply.aside).toEqual([
      'Since you last looked: ben and chen ran 3 commands, last node add node-4 (web 3 -> 5 Pods, db new, node-4 new)',
    ]);
  });

  it("says nothing of one's own commands, nor to somebody new", async () => {
    const channel = await shared();
    expect((await channel.by(ANA, 'scale web 5')).aside).toBeUndefined();
    expect((await channel.by(BEN, 'scale web 4')).aside).toBeUndefined();
  });

  it('says nothing when it all came to nothing', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    await channel.by(BEN, 'undo');
    expect((await channel.by(ANA, 'scale web 2')).aside).toBeUndefined();
  });

  it('says nothing of what left the cluster as it was', async () => {
    const channel = await shared();
    await channel.by(BEN, 'save here');
    await channel.by(BEN, 'show');
    expect((await channel.by(ANA, 'scale web 2')).aside).toBeUndefined();
  });

  it('names a command that changed nothing which has a number', async () => {
    const channel = await shared();
    await channel.by(BEN, 'crash pod web');
    const reply = await channel.by(ANA, 'scale web 2');
    expect(reply.aside?.[0]).toMatch(/^Since you last looked: ben ran crash pod \S+$/);
  });

  it('is the same when it is delivered again, whatever came after it', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    const first = await channel.by(ANA, 'scale web 2', SQUAD, 'trigger-4');
    await channel.by(BEN, 'scale web 4');
    expect(await channel.by(ANA, 'scale web 2', SQUAD, 'trigger-4')).toEqual(first);
    expect(first.aside).toHaveLength(1);
  });

  it('says it to undo as well', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    expect((await channel.by(ANA, 'undo')).aside).toEqual([
      'Since you last looked: ben ran scale web 5 (web 3 -> 5 Pods)',
    ]);
  });

  it('does without the numbers when the version of then is no longer kept', async () => {
    const store = new ForgetfulStore();
    const channel = await shared(store);
    for (let count = 0; count < 55; count++) await channel.by(BEN, `scale web ${1 + (count % 2)}`);
    store.oldest = 10;
    expect((await channel.by(ANA, 'scale web 3')).aside).toEqual([
      'Since you last looked: ben ran 50 commands or more, last scale web 1',
    ]);
  });
});

describe('a look', () => {
  it.each(['show', 'start', 'get pods', 'why web', 'history'])('at %s counts: nothing is told twice', async (text) => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    await channel.by(ANA, text);
    expect((await channel.by(ANA, 'scale web 2')).aside).toBeUndefined();
  });

  it.each(['help', 'scael web 3', 'scale wbe 3', 'history 9', 'show nothing-here', 'undo --if 1'])(
    'that shows no cluster does not count: %s',
    async (text) => {
      const channel = await shared();
      await channel.by(BEN, 'scale web 5');
      await channel.by(ANA, text);
      expect((await channel.by(ANA, 'scale web 2')).aside).toHaveLength(1);
    },
  );

  it('makes somebody new known', async () => {
    const channel = await shared();
    await channel.by(CHEN, 'show');
    await channel.by(BEN, 'scale web 5');
    expect((await channel.by(CHEN, 'scale web 2')).aside).toEqual([
      'Since you last looked: ben ran scale web 5 (web 3 -> 5 Pods)',
    ]);
  });

  it('after a change does not take its news from a delivery that comes again', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    const first = await channel.by(ANA, 'scale web 2', SQUAD, 'trigger-4');
    await channel.by(BEN, 'scale web 4');
    await channel.by(ANA, 'show');
    expect(first.aside).toHaveLength(1);
    expect(await channel.by(ANA, 'scale web 2', SQUAD, 'trigger-4')).toEqual(first);
  });

  it('is written once, and only when others changed something', async () => {
    const channel = await shared();
    const saveLook = jest.spyOn(channel.clusters, 'saveLook');
    await channel.by(ANA, 'show');
    expect(saveLook).toHaveBeenCalledTimes(0);
    await channel.by(BEN, 'scale web 5');
    await channel.by(ANA, 'show');
    await channel.by(ANA, 'show');
    expect(saveLook.mock.calls).toEqual([[SQUAD, 'U1', 2]]);
  });

  it('is answered although it cannot be noted', async () => {
    const channel = await shared();
    await channel.by(BEN, 'scale web 5');
    jest.spyOn(channel.clusters, 'saveLook').mockRejectedValue(new StoreError('unsure', 'no'));
    expect((await channel.by(ANA, 'show')).headline).toBe('5 Pods on 3 Nodes, all ready');
    expect(channel.log.lines.join()).toContain('look-not-noted');
  });
});

it('two people at the same moment both hear of the other or come first', async () => {
  const channel = await shared();
  await channel.by(BEN, 'scale web 4');
  const [ana, ben] = await Promise.all([channel.by(ANA, 'scale web 6'), channel.by(BEN, 'scale web 2')]);
  expect(ana.aside).toEqual(['Since you last looked: ben ran scale web 4 (web 3 -> 4 Pods)']);
  expect(ben.aside).toEqual(['Since you last looked: ana ran scale web 6 (web 4 -> 6 Pods)']);
});

it('remembers fifty people', async () => {
  const channel = await shared();
  for (let count = 0; count < 60; count++) {
    await channel.by({ id: `U${100 + count}`, name: `p${count}` }, `scale web ${1 + (count % 2)}`);
  }
  const record = await channel.clusters.load(SQUAD);
  expect(record?.seen).toHaveLength(50);
  expect(record?.seen.at(-1)).toEqual({ person: 'U159', version: 61 });
});

it('knows no names in records of earlier programs, and says so', async () => {
  const channel = await shared();
  await channel.by(BEN, 'scale web 5');
  const record = (await channel.clusters.load(SQUAD))!;
  const old = {
    ...record,
    seen: [],
    commands: record.commands.map(({ version, by, command }) => ({ version, by, command })),
  };
  expect(newsLine(newsFor(old, ANA, 1)!, old)).toBe('Since you last looked: somebody ran scale web 5');
  expect(newsFor(old, BEN, 2)).toBeUndefined();
  expect(newsFor(old, CHEN, undefined)).toBeUndefined();
});

it('mentions nobody, whatever their name is', async () => {
  const channel = await shared();
  await channel.by({ id: 'U7', name: '<!channel> <https://x.y|ben>' }, 'scale web 5');
  const reply = await channel.by(ANA, 'scale web 2');
  const message = JSON.stringify(messageOf(reply, { person: ANA, channelName: 'squad-3' }).blocks);
  expect(message).toContain('&lt;!channel&gt;');
  expect(message).not.toMatch(/<!channel|<https/);
  expect(channel.log.lines.join()).not.toContain('scale');
});
