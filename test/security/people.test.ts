/** People of other channels and workspaces, and what people edit: buttons, modals, answers. Through signed requests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPEN_FOR } from '../../src/app/quiz/quiz-ask';
import { stateOf } from '../../src/local/filled-state';
import { homeButtonBody, submissionBody } from '../../src/local/interactions';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { sealOrigin } from '../../src/slack/form-origin';
import type { ModalView } from '../../src/slack/message';
import { CHANNEL, SECRETS } from '../slack/slack-under-test';
import { ANA, BEN, Door, OTHER, OTHER_TEAM, SQUAD, valueOf } from './door';

describe('other workspaces and channels', () => {
  test('the same channel id in another workspace is another cluster', async () => {
    const door = new Door();
    await door.says('deploy web');
    await door.says('deploy api', { team: OTHER_TEAM });
    expect(await door.stored()).toEqual({ version: 1, deployments: ['web'] });
    expect(await door.stored(SQUAD, OTHER_TEAM)).toEqual({ version: 1, deployments: ['api'] });
    expect((await door.says('get deployments', { team: OTHER_TEAM })).text).not.toContain('web');
  });

  test.each(['T1#C9', 'T1/../T2', '__proto__ ', '@', 'T'.repeat(33), ''])(
    'an id such as %j reaches no store',
    async (id) => {
      const door = new Door();
      const touched = jest.spyOn(door.channel.clusters, 'load');
      const answer = await door.says('deploy web', { channel: { ...SQUAD, id } });
      expect(answer.text).toContain('without a channel');
      await door.presses('deploy web', { channel: { ...SQUAD, id } });
      expect(touched).not.toHaveBeenCalled();
    },
  );

  test('a question of another channel cannot be answered, closed or looked at', async () => {
    const door = new Door();
    await door.says('deploy web');
    const prompt = await door.says('quiz');
    for (const label of ['A', 'Close and reveal']) {
      const answer = await door.presses(valueOf(prompt, label), { channel: OTHER, member: BEN });
      expect(answer?.text).toMatch(/question/);
      expect(answer?.response_type).toBe('ephemeral');
    }
    expect((await door.presses(valueOf(prompt, 'A'), { member: BEN }))?.text).toContain('Noted: A');
    const reveal = await door.presses(valueOf(prompt, 'Close and reveal'));
    expect(reveal?.response_type).toBe('in_channel');
    expect(reveal?.text).toContain('1');
  });

  test('what one workspace has added, another cannot read', async () => {
    const door = new Door();
    const example = readFileSync(join(__dirname, '../../docs/example.mission.yaml'), 'utf8');
    await door.says(`mission add\n${example.replace('answers-slowly', 'ours-only')}`);
    expect((await door.says('mission source ours-only')).text).toContain('The shop answers slowly');
    for (const command of ['mission source ours-only', 'mission ours-only', 'mission remove ours-only --yes']) {
      expect((await door.says(command, { team: OTHER_TEAM })).text).not.toContain('The shop answers slowly');
    }
    expect((await door.says('mission ours', { team: OTHER_TEAM })).text).not.toContain('ours-only');
    expect((await door.says('mission ours')).text).toContain('ours-only');
  });

  test('an old version of another channel cannot be had by its number', async () => {
    const door = new Door();
    await door.says('deploy hidden');
    await door.says('scale hidden 5');
    await door.says('deploy api', { channel: OTHER });
    await door.says('scale api 2', { channel: OTHER });
    for (const command of ['undo', 'undo 7', 'restore 1']) {
      const answer = await door.says(command, { channel: OTHER });
      expect(JSON.stringify(answer)).not.toContain('hidden');
    }
    expect(await door.stored(OTHER)).toMatchObject({ deployments: ['api'] });
  });
});

describe('buttons', () => {
  test('a value that was edited is checked like anything typed', async () => {
    const door = new Door();
    await door.says('deploy web');
    const before = await door.stored();
    for (const value of [
      'scale db 3',
      'deploy big 5000',
      'delete node node-99',
      'undo 99',
      'restore 99',
      '__proto__',
      '',
    ]) {
      await door.presses(value);
    }
    expect(await door.stored()).toEqual(before);
  });

  test('what is shared must be a look: a changed value changes nothing', async () => {
    const door = new Door();
    await door.says('deploy web');
    const before = await door.stored();
    for (const value of ['delete deployment web', 'quiz', 'reset', 'scale web 9', 'settings rules kubernetes']) {
      await door.presses(value, { actionId: 'share:0', member: BEN });
    }
    expect(await door.stored()).toEqual(before);
    expect((await door.presses('get pods', { actionId: 'share:0', member: BEN }))?.response_type).toBe('in_channel');
  });

  test('lines after the first smuggle no second command in', async () => {
    const door = new Door();
    await door.says('deploy web');
    await door.presses('get pods\ndelete deployment web');
    await door.says('get pods\ndelete deployment web');
    expect(await door.stored()).toMatchObject({ deployments: ['web'] });
  });

  test('an action of no form of ours runs nothing', async () => {
    const door = new Door();
    for (const actionId of ['run:x', 'xrun:0', 'run:0\n', 'other', '__proto__']) {
      const { statusCode } = await door.send(pressOf({ action_id: actionId, value: 'deploy web' }));
      expect([actionId, statusCode]).toEqual([actionId, 400]);
    }
    await door.send(pressOf({ type: 'static_select', action_id: 'run:0', value: 'deploy web' }));
    expect(await door.stored()).toEqual({ version: 0, deployments: [] });
    await door.send(pressOf({ action_id: 'run:0', value: 'deploy web' }));
    expect(await door.stored()).toEqual({ version: 1, deployments: ['web'] });
  });
});

describe('quiz answers', () => {
  async function asked() {
    const door = new Door();
    await door.says('deploy web');
    const prompt = await door.says('quiz');
    const value = valueOf(prompt, 'A');
    return { door, value, id: value.split(' ')[2]!, close: valueOf(prompt, 'Close and reveal') };
  }

  test('an answer counts for the person who pressed, whatever the value says', async () => {
    const { door, value, id, close } = await asked();
    await door.presses(value, { member: ANA });
    for (const more of ['', ` ${ANA.id}`, ` <@${ANA.id}>`, ' for ana', ` person=${ANA.id}`]) {
      await door.presses(`quiz answer ${id} B${more}`, { member: BEN });
    }
    await door.presses(close);
    const question = await door.channel.quizzes.load({ team: LOCAL_TEAM, channel: SQUAD.id }, id);
    expect(question?.tally?.map(({ person, letter }) => [person, letter])).toEqual([
      [ANA.id, 'A'],
      [BEN.id, 'B'],
    ]);
  });

  test('of two answers of one person one counts', async () => {
    const { door, value, id, close } = await asked();
    await door.presses(value);
    await door.presses(`quiz answer ${id} C`);
    await door.presses(close);
    const question = await door.channel.quizzes.load({ team: LOCAL_TEAM, channel: SQUAD.id }, id);
    expect(question?.tally).toEqual([expect.objectContaining({ person: ANA.id, letter: 'C' })]);
  });

  test.each([
    ['was closed', (door: Door, close: string) => door.presses(close)],
    ['is over', (door: Door) => door.channel.clock.sleep(OPEN_FOR + 1)],
  ])('an answer to a question that %s does not count', async (_, end) => {
    const { door, value, id, close } = await asked();
    await end(door, close);
    expect((await door.presses(value, { member: BEN }))?.text).not.toContain('Noted');
    await door.presses(close);
    const question = await door.channel.quizzes.load({ team: LOCAL_TEAM, channel: SQUAD.id }, id);
    expect(question?.tally).toEqual([]);
  });

  test('an answer to a question that nobody asked, or with no letter of it, is not kept', async () => {
    const { door, id, close } = await asked();
    const bad = [
      'quiz answer zzzzzzzz A',
      `quiz answer ${id} E`,
      `quiz answer ${id} __proto__`,
      `quiz answer ${id}#U9 A`,
    ];
    for (const value of bad) await door.presses(value, { member: BEN });
    expect(await door.channel.quizzes.answers({ team: LOCAL_TEAM, channel: SQUAD.id }, 'zzzzzzzz')).toEqual([]);
    await door.presses(close);
    const question = await door.channel.quizzes.load({ team: LOCAL_TEAM, channel: SQUAD.id }, id);
    expect(question?.tally).toEqual([]);
  });

  test('nobody sees an answer, or how many gave it, before the question is closed', async () => {
    const { door, value } = await asked();
    const receipt = await door.presses(value, { member: ANA });
    expect(receipt?.response_type).toBe('ephemeral');
    for (const look of ['quiz', 'history', 'progress', 'show']) {
      const seen = JSON.stringify(await door.says(look, { member: BEN }));
      expect(seen).not.toMatch(/1 answered|Noted: A/);
    }
  });
});

describe('modals', () => {
  const ORIGIN = { channel: SQUAD.id, channelName: SQUAD.name, responseUrl: '' };

  async function sent(metadata: string | undefined, member = ANA, team = LOCAL_TEAM) {
    const door = new Door({ token: 'xoxb-test' });
    await door.send(door.bodyOf('apply'));
    const given = door.called.findLast(({ method }) => method === 'views.open')?.view;
    const view = { ...given, private_metadata: metadata ?? given?.private_metadata } as ModalView;
    const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made}';
    const state = stateOf(view.blocks, { 'manifest/text': yaml });
    const open = { id: 'V1', person: member.id, hash: 'h', view };
    const body = submissionBody({ member, view: open, state, trigger: 'modal-1' }).replaceAll(LOCAL_TEAM, team);
    await door.send(body);
    const load = (id: string, of: string) => door.channel.clusters.load({ team: of, channel: id });
    const records = await Promise.all([load(CHANNEL.id, LOCAL_TEAM), load(OTHER.id, LOCAL_TEAM), load(SQUAD.id, team)]);
    return records.filter((record) => record !== undefined && record.version > 0).length > 0;
  }

  test('a modal works for whom it was opened, where it was opened', async () => {
    expect(await sent(undefined)).toBe(true);
    expect(await sent(sealOrigin(ORIGIN, { team: LOCAL_TEAM, person: ANA.id }, SECRETS))).toBe(true);
  });

  test('a modal of another person is not believed', async () => {
    expect(await sent(undefined, BEN)).toBe(false);
    expect(await sent(sealOrigin(ORIGIN, { team: LOCAL_TEAM, person: BEN.id }, SECRETS))).toBe(false);
  });

  test('a modal of another workspace is not believed', async () => {
    expect(await sent(undefined, ANA, OTHER_TEAM)).toBe(false);
  });

  test('a modal with another channel, another address or nothing in it is not believed', async () => {
    const seal = sealOrigin(ORIGIN, { team: LOCAL_TEAM, person: ANA.id }, SECRETS);
    const edited = [
      seal.replace(SQUAD.id, OTHER.id),
      seal.replace('""', '"https://evil.example/"'),
      seal.replace(/^[0-9a-f]{8}/, '00000000'),
      seal.slice(65),
      '',
      ' ',
      `${'0'.repeat(64)} not json`,
    ];
    for (const metadata of edited) expect([metadata, await sent(metadata)]).toEqual([metadata, false]);
  });

  test('a button of the home tab acts for the person whose home it is', async () => {
    const door = new Door({ token: 'xoxb-test' });
    const metadata = sealOrigin({ ...ORIGIN, channel: 'D1' }, { team: LOCAL_TEAM, person: ANA.id }, SECRETS);
    const action = { action_id: 'home:0', value: 'deploy web' };
    const view = { type: 'home' as const, callback_id: 'kube-home', private_metadata: metadata, blocks: [] };
    await door.send(homeButtonBody({ member: BEN, trigger: 'h-1', action, view }));
    expect((await door.stored({ id: 'D1', name: '' })).version).toBe(0);
    await door.send(homeButtonBody({ member: ANA, trigger: 'h-2', action, view }));
    expect((await door.stored({ id: 'D1', name: '' })).version).toBe(1);
  });
});

/** A press of something in a message of which only this is known. */
function pressOf(action: object): string {
  const payload = {
    type: 'block_actions',
    user: { id: ANA.id, username: ANA.name },
    team: { id: LOCAL_TEAM },
    channel: { id: SQUAD.id, name: SQUAD.name },
    container: { type: 'message', is_ephemeral: false },
    response_url: 'https://hooks.slack.com/actions/1',
    trigger_id: 'homeless',
    actions: [{ type: 'button', block_id: 'x', ...action }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
