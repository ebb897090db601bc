import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRejected } from '../../../src/api/rejection';
import { addMission } from '../../../src/app/exercises/add-mission';
import { keepMission, MOST_MISSIONS } from '../../../src/app/exercises/workspace-missions';
import { ALL_VERBS } from '../../../src/app/verbs';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';
import { violations } from '../../tutor/style-rules';
import { ANA, SQUAD } from '../channel-under-test';
import { ExerciseChannel, runs, told } from './exercise-channel';

const YAML = readFileSync(join(__dirname, '../../../docs/example.mission.yaml'), 'utf8');

/** What is said about a text that is not kept; `kept` otherwise. */
async function add(team: ExerciseChannel, yaml: string): Promise<string> {
  const reply = await addMission(team.ports, SQUAD.team, ANA, yaml);
  if (isRejected(reply)) return `${reply.message} ${reply.hint}`;
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  return 'kept';
}

describe("a workspace's own mission", () => {
  it('is kept, listed, played and removed', async () => {
    const team = new ExerciseChannel();
    expect(await add(team, YAML)).toBe('kept');
    expect((await team.type('mission ours')).picture).toEqual([
      'of this workspace',
      expect.stringMatching(/^quiet-replica +5m$/),
    ]);
    expect((await team.type('mission list')).picture?.join('\n')).toMatch(/of this workspace/);
    expect((await team.type('mission quiet-replica')).headline).toBe('Mission: The shop answers slowly');
    await team.type('mission start quiet-replica', 'hint');
    expect(told(await team.type('scale shop 2'))).toContain('Mission solved: The shop answers slowly.');
    expect((await team.type('mission source quiet-replica')).verbatim).toBe(YAML);
    expect((await team.type('mission remove quiet-replica')).headline).toBe('Remove mission quiet-replica?');
    expect((await team.type('mission remove quiet-replica --yes')).headline).toBe('Removed: mission quiet-replica');
    expect((await team.type('mission ours')).headline).toBe('No missions of this workspace yet');
  });

  it('is added by a command of several lines, too', async () => {
    const team = new ExerciseChannel();
    const reply = await team.type(`mission add\n${YAML}`);
    expect(reply.headline).toBe('Kept: mission quiet-replica');
    expect(runs(reply)).toEqual(['mission start quiet-replica', 'mission ours']);
    expect((await team.type('mission add')).notice).toContain('several lines');
  });

  it('belongs to its workspace alone', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    const reply = await team.channel.by(ANA, 'mission start quiet-replica', { team: 'T2', channel: 'C1' });
    expect(reply.headline).toBe('Nothing was changed.');
  });

  it.each([
    ['a mistake', YAML.replace('minutes: 5', 'minuets: 5'), /line \d+: unknown key "minuets"/],
    [
      'a goal that holds already',
      YAML.replace('at least 2', 'at least 1'),
      /line \d+: step 1: doing nothing reaches the goal/,
    ],
    ['a lesson', YAML.replace('mission:', 'lesson:'), /line 1: a lesson needs chapter/],
    [
      'a name that is taken',
      YAML.replace('quiet-replica', 'friday-release'),
      /friday-release is the name of one that comes with the tutor/,
    ],
    ['too many Nodes', YAML.replace('nodes: 3', 'nodes: 500'), /it has 500 Nodes, at most 20/],
    [
      'a start that is too long',
      YAML.replace('start:\n', `start:\n${'  - wait: 1s\n'.repeat(31)}`),
      /at most 30 are possible/,
    ],
    ['days of waiting', YAML.replace('start:\n', 'start:\n  - wait: 48h\n'), /longer than a day/],
    ['a text that is too long', `${YAML}# ${'x'.repeat(20_000)}`, /at most 20000 fit/],
    ['what is no YAML', 'hello there', /must be a map/],
  ])('is not kept with %s', async (_, yaml, message) => {
    const team = new ExerciseChannel();
    expect(await add(team, yaml)).toMatch(message);
    expect((await team.type('mission ours')).headline).toBe('No missions of this workspace yet');
  });

  it('is not kept twice under one name, nor beyond fifty', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    expect(await add(team, YAML)).toContain('is kept already: /kube mission remove quiet-replica');
    const read = readExercise(YAML);
    if ('error' in read) throw new Error(read.error.message);
    const { exercise } = read;
    for (let count = 2; count <= MOST_MISSIONS; count++) {
      const kept = { ...exercise, id: `quiet-${count}` };
      await keepMission(team.ports, SQUAD.team, { exercise: kept, yaml: YAML, person: ANA });
    }
    expect(await add(team, YAML.replace('quiet-replica', 'one-more'))).toContain('there is room for 50 missions');
    expect((await team.type('mission ours')).picture?.length).toBeLessThanOrEqual(16);
  });

  it('gives up a check that takes too long', async () => {
    const team = new ExerciseChannel();
    let now = 0;
    const clock = { now: () => (now += 1_000), sleep: () => Promise.resolve() };
    const reply = await addMission({ ...team.ports, clock }, SQUAD.team, ANA, YAML);
    expect(isRejected(reply) ? reply.message : 'kept').toContain('the check takes too long');
  });

  it('that is removed while a channel is in it lets the channel go home', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    await team.type('deploy web', 'mission start quiet-replica', 'mission remove quiet-replica --yes');
    expect((await team.type('scale shop 2')).exercise).toBeUndefined();
    for (const command of ['hint', 'skip', 'mission']) {
      expect((await team.type(command)).notice).toContain('quiet-replica was removed meanwhile');
    }
    expect((await team.type('mission stop')).headline).toBe('Back in our own cluster, as it was');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('is asked for by a name that exists', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    expect((await team.type('mission source quiet-replic')).notice).toContain('Did you mean quiet-replica?');
    expect((await team.type('mission remove friday-release')).notice).toContain('comes with the tutor');
    expect((await team.type('mission remove')).text).toContain('Which mission?');
  });
});
