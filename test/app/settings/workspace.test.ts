/** What a workspace decides for all of its channels, and who may. */
import { CommandHandler } from '../../../src/app/handle-command';
import { saveInstallation } from '../../../src/app/installations/installation';
import { askScheduled } from '../../../src/app/schedules/ask-scheduled';
import type { ChannelId, ChannelRecord, ClusterStore, SaveResult } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import { WorkspaceChoices } from '../../../src/app/workspace/workspace-settings';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, CHEN, SQUAD } from '../channel-under-test';

const OTHER: ChannelId = { team: 'T1', channel: 'C2' };
const MESSAGES: ChannelId = { team: 'T1', channel: 'D1' };
const ELSEWHERE: ChannelId = { team: 'T2', channel: 'C3' };
const said = ({ headline, notice = '' }: Reply): string => `${headline} ${notice}`;

const installedBy = (channel: ChannelUnderTest, by: string) =>
  saveInstallation(channel.documents, {
    ...{ form: 1, team: SQUAD.team, teamName: 'Squad', app: 'A1', scopes: [], botUser: 'B1', by, at: 0, token: 'x' },
  });

async function styled(reply: Promise<Reply>): Promise<Reply> {
  expect(violations(await reply, { verbs: ALL_VERBS })).toEqual([]);
  return reply;
}

describe('defaults', () => {
  it('hold where a channel has not chosen', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('settings pods 400');
    for (const what of ['quiet on', 'replies private', 'pods 7', 'rules kubernetes', 'who reset me']) {
      const reply = await styled(channel.type(`settings workspace ${what}`));
      expect(reply).toMatchObject({ audience: 'asker', notice: expect.stringMatching(/chosen|choose/) });
    }
    await channel.type('settings quiet off');
    const here = await channel.type('deploy web');
    expect(here.story).not.toEqual([]);
    expect(here.audience).toBe('asker');
    const there = await channel.by(BEN, 'deploy web', OTHER);
    expect(there).toMatchObject({ audience: 'asker', story: [] });
    expect(said(await channel.by(BEN, 'scale web 8', OTHER))).toContain('up to 7 Pods');
    expect(said(await channel.by(BEN, 'reset --yes', OTHER))).toContain('Only ana may');
    expect((await channel.type('scale web 8')).headline).toContain('web has 8 of 8');
    expect((await channel.by(BEN, 'deploy web', ELSEWHERE)).audience).toBe('channel');
  });

  it('rules are those of clusters that begin, and undo leads back to them', async () => {
    const channel = new ChannelUnderTest();
    const rulesIn = async (id: ChannelId) => (await channel.clusters.load(id))?.cluster.rules;
    await channel.type('deploy web');
    await channel.type('settings workspace rules kubernetes');
    await channel.type('deploy web', OTHER);
    expect([await rulesIn(SQUAD), await rulesIn(OTHER)]).toEqual(['course', 'kubernetes']);
    await channel.type('settings workspace rules course');
    await channel.type('undo', OTHER);
    await channel.type('undo');
    expect([await rulesIn(SQUAD), await rulesIn(OTHER)]).toEqual(['course', 'kubernetes']);
  });

  it('missions of the workspace are kept for whom it names, also in messages', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('settings workspace who import me');
    expect(said(await channel.by(BEN, 'mission add\nmission: x', MESSAGES))).toContain('Only ana may');
    expect(said(await channel.by(BEN, 'apply -f -\nkind: x', MESSAGES))).not.toContain('Only ana may');
    await channel.type('settings who import everyone');
    expect(said(await channel.by(BEN, 'mission add\nmission: x'))).toContain('Only ana may');
  });
});

describe('where it is used', () => {
  it('answers elsewhere with where it is, only to who asked, and stores nothing', async () => {
    const channel = new ChannelUnderTest();
    const reply = await styled(channel.type('settings workspace channels only here <#C9|lab>'));
    expect(reply.headline).toBe('kube-tutor may be used in 2 channels only');
    const refused = await styled(channel.by(BEN, 'deploy web', OTHER));
    expect(refused).toMatchObject({ audience: 'asker', isPersonal: true });
    expect(said(refused)).toContain('not used in this channel Use it in {#C1}, {#C9}, or in a message to the bot.');
    expect(await channel.clusters.load(OTHER)).toBeUndefined();
    for (const { run } of refused.buttons) {
      expect((await channel.by(BEN, run, OTHER)).headline).not.toContain('not used');
    }
    expect(said(await channel.by(BEN, 'quiz', OTHER))).toContain('not used');
    expect((await channel.by(BEN, 'deploy web')).headline).toContain('web runs');
    expect((await channel.by(BEN, 'deploy web', MESSAGES)).headline).toContain('web runs');
    await channel.type('settings workspace channels all');
    expect((await channel.by(BEN, 'deploy web', OTHER)).headline).toContain('web runs');
  });

  it.each([OTHER, MESSAGES])('what is stored about somebody is theirs to see and to delete in %j, too', async (id) => {
    const channel = new ChannelUnderTest();
    await channel.type('settings workspace channels only here');
    await channel.type('settings workspace messages off');
    for (const text of [
      'privacy',
      'Privacy.',
      'privacy export',
      'privacy delete',
      'privacy delete --yes',
      'help privacy',
    ]) {
      expect(said(await channel.by(BEN, text, id))).not.toMatch(/not used|does not answer/);
    }
    expect(said(await channel.by(BEN, 'settings quiet on', id))).toMatch(/not used|does not answer/);
    expect(said(await channel.by(BEN, 'help', id))).toMatch(/not used|does not answer/);
  });

  it('has no news of a quiz in a channel that was closed', async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web', OTHER);
    await channel.type('quiz', OTHER);
    await channel.clock.sleep(24 * 60 * 60_000);
    const request = { id: OTHER, person: BEN, text: 'show', request: 'late', pressed: false };
    await channel.type('settings workspace channels only here');
    expect(await channel.handler.quizNews(request, true, 2_000)).toBeUndefined();
    await channel.type('settings workspace channels all');
    expect(await channel.handler.quizNews(request, true, 2_000)).toBeDefined();
  });

  it('may leave channels out', async () => {
    const channel = new ChannelUnderTest();
    await styled(channel.type('settings workspace channels not C2'));
    expect(said(await channel.type('show', OTHER))).toContain('not used');
    expect(said(await channel.type('show'))).not.toContain('not used');
    expect((await styled(channel.type('settings workspace'))).notice).toContain('Not used in: {#C2}');
  });

  it('grows and shrinks channel by channel', async () => {
    const channel = new ChannelUnderTest();
    await styled(channel.type('settings workspace channels only here'));
    await styled(channel.type('settings workspace channels add here', OTHER));
    expect(said(await channel.type('show', OTHER))).not.toContain('not used');
    await styled(channel.type('settings workspace channels remove C1'));
    expect(said(await channel.type('show'))).toContain('not used');
    expect(said(await styled(channel.type('settings workspace channels remove C2')))).toContain(
      'No channel would be left',
    );
    await channel.type('settings workspace channels all');
    await styled(channel.type('settings workspace channels remove here'));
    expect((await channel.type('settings workspace')).notice).toContain('Not used in: {#C1}');
  });

  it('may leave messages out', async () => {
    const channel = new ChannelUnderTest();
    await styled(channel.type('settings workspace messages off'));
    expect(said(await styled(channel.type('deploy web', MESSAGES)))).toContain('does not answer messages');
    expect((await channel.type('deploy web')).headline).toContain('web runs');
  });

  it('holds in another process within a minute', async () => {
    const channel = new ChannelUnderTest();
    const process = new CommandHandler(channel.ports, ALL_VERBS);
    const ask = () => process.handle({ id: OTHER, person: BEN, text: 'show', request: '', pressed: false });
    expect(said(await ask())).not.toContain('not used');
    await channel.type('settings workspace channels only here');
    await channel.clock.sleep(60_001);
    expect(said(await ask())).toContain('not used');
  });
});

describe('who may change it', () => {
  it('everybody, until somebody is named', async () => {
    const channel = new ChannelUnderTest();
    await styled(channel.by(BEN, 'settings workspace retention 30'));
    await styled(channel.type('settings workspace admins me'));
    expect(said(await styled(channel.by(BEN, 'settings workspace retention 60')))).toContain(
      'Only ana may change this',
    );
    expect(said(await channel.by(BEN, 'settings workspace admins me'))).toContain('Only ana may change this');
    expect(said(await channel.by(BEN, 'settings pictures on'))).toContain('Only ana may change this');
    await styled(channel.type('settings workspace admins add @ben'));
  });

  it('who installed it, and whom they name', async () => {
    const channel = new ChannelUnderTest();
    await installedBy(channel, CHEN.id);
    expect(said(await styled(channel.type('settings workspace admins me')))).toContain('Only who installed kube-tutor');
    await styled(channel.by(CHEN, 'settings workspace admins <@U1|ana>'));
    expect((await channel.type('settings workspace retention 30')).headline).toContain('30 days');
    expect(said(await channel.by(BEN, 'settings workspace retention 9'))).toContain('who installed kube-tutor and ana');
    await styled(channel.by(CHEN, 'settings workspace admins nobody'));
    expect(said(await channel.type('settings workspace retention 30'))).toContain('Only who installed');
  });

  it('lists count what another process added a moment ago', async () => {
    const channel = new ChannelUnderTest();
    const process = new CommandHandler(channel.ports, ALL_VERBS);
    const elsewhere = (text: string) => process.handle({ id: OTHER, person: ANA, text, request: '', pressed: false });
    await channel.type('settings workspace admins me');
    await channel.type('settings workspace channels only C7 here');
    await elsewhere('settings workspace');
    await channel.type('settings workspace admins add U2');
    await channel.type('settings workspace channels add C8');
    await elsewhere('settings workspace admins add U3');
    await elsewhere('settings workspace channels add C9');
    const { admins, channels } = await new WorkspaceChoices(channel.ports).of(SQUAD.team);
    expect(admins.map(({ id }) => id)).toEqual(['U1', 'U2', 'U3']);
    expect(channels).toEqual({ only: ['C7', SQUAD.channel, 'C8', 'C9'] });
  });

  it('is decided once, when two close it at the same time', async () => {
    const channel = new ChannelUnderTest();
    const both = [channel.type('settings workspace admins me'), channel.by(BEN, 'settings workspace admins me', OTHER)];
    const replies = await Promise.all(both);
    expect(replies.filter(({ headline }) => headline === 'The workspace has 1 admin')).toHaveLength(1);
  });

  it('is kept with who and when', async () => {
    const channel = new ChannelUnderTest();
    await channel.by(BEN, 'settings workspace quiet on');
    await channel.clock.sleep(3_600_000);
    await channel.type('settings workspace retention 30', OTHER);
    const reply = await styled(channel.type('settings workspace log'));
    expect(reply.picture?.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'ana: retention 30 now',
      'ben: quiet on 1h ago',
    ]);
  });

  it.each([
    ['settings workspace admins', 'Who? me, or people'],
    ['settings workspace admins @zoe', 'Slack does not say who'],
    ['settings workspace admins U9', 'You would lock yourself out'],
    ['settings workspace channels', 'All channels, only some, or not some'],
    ['settings workspace channels only', 'All channels, only some, or not some'],
    ['settings workspace channels only #lab', 'Slack does not say which channel'],
    ['settings workspace retention', 'kept for 7 to 365 days'],
    ['settings workspace retention 3', 'kept for 7 to 365 days'],
    ['settings workspace retention 9999', 'kept for 7 to 365 days'],
    ['settings workspace quiet loud', 'on or off'],
    ['settings workspace messages', 'on or off'],
    ['settings workspace replies', 'for the channel, or private'],
    ['settings workspace rules mine', 'course or kubernetes'],
    ['settings workspace pods 99999', 'from 1 to'],
    ['settings workspace who reset', 'Who? Everyone'],
    ['settings workspace who reset installer', 'Nobody is known to have installed'],
    ['settings workspace colour', 'For the workspace:'],
    ['settings workspace constructor', 'For the workspace:'],
  ])('%s: nothing is changed', async (text, words) => {
    const channel = new ChannelUnderTest();
    const reply = await styled(channel.type(text));
    expect(said(reply)).toContain(words);
    expect((await channel.type('settings workspace log')).headline).toContain('Nobody has changed');
  });
});

it('a save says for how long the workspace wants it kept', async () => {
  class Kept extends MemoryClusterStore implements ClusterStore {
    readonly days: (number | undefined)[] = [];

    override save(
      id: ChannelId,
      next: ChannelRecord,
      before: ChannelRecord | undefined,
      keptFor?: number,
    ): Promise<SaveResult> {
      this.days.push(keptFor === undefined ? undefined : keptFor / 86_400);
      return super.save(id, next, before);
    }
  }
  const clusters = new Kept();
  const channel = new ChannelUnderTest(clusters);
  await channel.type('deploy web');
  await channel.type('settings workspace retention 30 days');
  await channel.by(ANA, 'scale web 4');
  expect(clusters.days).toEqual([90, 30]);
});

it('nothing is asked by itself in a channel that was closed', async () => {
  const posted: string[] = [];
  const channel = new ChannelUnderTest(new MemoryClusterStore(), () => ({
    messenger: {
      post: (to) => {
        posted.push('channel' in to ? to.channel : to.person);
        return Promise.resolve({ team: 'T1', channel: 'D1', ts: '1' });
      },
      update: () => Promise.resolve(true),
      refusal: () => undefined,
    },
  }));
  await channel.type('quiz schedule daily 10:00 UTC');
  await channel.type('quiz schedule daily 10:00 UTC', OTHER);
  await channel.type('settings workspace channels only here');
  await channel.clock.sleep(10 * 3_600_000 + 1);
  const outcome = await askScheduled(channel.ports, channel.clock.now() + 1_000);
  expect(outcome).toMatchObject({ posted: 1, skipped: 1 });
  expect(posted).toEqual(['C1']);
});
