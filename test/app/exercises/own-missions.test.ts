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
      expect.stringMatching(/^answers-slowly +5m$/),
    ]);
    expect((await team.type('mission list')).picture?.join('\n')).toMatch(/of this workspace/);
    expect((await team.type('mission answers-slowly')).headline).toBe('Mission: The shop answers slowly');
    await team.type('mission start answers-slowly', 'hint');
    expect(told(await team.type('scale shop 2'))).toContain('Mission solved: The shop answers slowly.');
    expect((await team.type('mission source answers-slowly')).verbatim).toBe(YAML);
    expect((await team.type('mission remove answers-slowly')).headline).toBe('Remove mission answers-slowly?');
    expect((await team.type('mission remove answers-slowly --yes')).headline).toBe('Removed: mission answers-slowly');
    expect((await team.type('mission ours')).headline).toBe('No missions of this workspace yet');
  });

  it('is added by a command of several lines, too', async () => {
    const team = new ExerciseChannel();
    const reply = await team.type(`mission add\n${YAML}`);
    expect(reply.headline).toBe('Kept: mission answers-slowly');
    expect(runs(reply)).toEqual(['mission start answers-slowly', 'mission ours']);
    expect((await team.type('mission add')).notice).toContain('several lines');
  });

  it('belongs to its workspace alone', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    const reply = await team.channel.by(ANA, 'mission start answers-slowly', { team: 'T2', channel: 'C1' });
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
      YAML.replace('answers-slowly', 'friday-release'),
      /friday-release is the name of one that comes with the tutor/,
    ],
    ['too many Nodes', YAML.replace('nodes: 3', 'nodes: 500'), /it has 500 Nodes, at most 20/],
    [
      'a start that is too long',
      YAML.replace('start:\n', `start:\n${'  - wait: 1s\n'.repeat(31)}`),
      /at most 30 are possible/,
    ],
    ['days of waiting', YAML.replace('start:\n', 'start:\n  - wait: 48h\n'), /longer than a day/],
    ['too many Pods', YAML.replace('kube: scale shop 1', 'kube: scale shop 100000'), /holds up to 500 Pods/],
    ['too many Pods in its solution', YAML.replace('[scale shop 2]', '[scale shop 501]'), /holds up to 500 Pods/],
    ['hours of reading', YAML.replace('minutes: 5', 'minutes: 9999'), /minutes is 1 to 120/],
    ['text that cannot be seen', YAML.replace('title: ', 'title: \u202e'), /cannot be seen/],
    ['a name that is no name', YAML.replace('answers-slowly', '__proto__'), /cannot be a name/],
    [
      'an alias in the place of a step',
      YAML.replace('  - stage', '  - &again\n    stage').replace('debrief', '  - *again\ndebrief'),
      /step must be a map/,
    ],
    [
      'lists within lists without end',
      YAML.replace('teaches: []', `teaches: ${'['.repeat(9_000)}${']'.repeat(9_000)}`),
      /line \d+/,
    ],
    [
      'what grows when it is read',
      YAML.replace('minutes:', `cluster: { a: &a [x, x], b: &b [*a, *a], c: &c [*b, *b], d: [*c, *c] }\nminutes:`),
      /line \d+/,
    ],
    ['what is no field', YAML.replace('available: at least 2', '__proto__: 2, constructor: 1'), /got nothing/],
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
    expect(await add(team, YAML)).toContain('is kept already: /kube mission remove answers-slowly');
    const read = readExercise(YAML);
    if ('error' in read) throw new Error(read.error.message);
    const { exercise } = read;
    for (let count = 2; count <= MOST_MISSIONS; count++) {
      const kept = { ...exercise, id: `quiet-${count}` };
      await keepMission(team.ports, SQUAD.team, { exercise: kept, yaml: YAML, person: ANA });
    }
    expect(await add(team, YAML.replace('answers-slowly', 'one-more'))).toContain('there is room for 50 missions');
    expect((await team.type('mission ours')).picture?.length).toBeLessThanOrEqual(16);
  });

  it('with crashing Pods by the hundred is given up in time', async () => {
    const team = new ExerciseChannel();
    const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
    const yaml = YAML.replace('deploy shop 2', 'deploy shop 480 --image shop:crash\n  - wait: 23h');
    const begin = Date.now();
    const reply = await addMission({ ...team.ports, clock }, SQUAD.team, ANA, yaml);
    expect(isRejected(reply) ? reply.message : 'kept').toContain('the check takes too long');
    expect(Date.now() - begin).toBeLessThan(15_000);
  });

  it('is found by its own name before the part of another', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML.replace('answers-slowly', 'hangs'));
    expect((await team.type('mission hangs')).headline).toBe('Mission: The shop answers slowly');
    expect((await team.type('mission release hangs')).headline).toMatch(/^Mission \d+: The release that hangs$/);
    expect((await team.type('mission answers slowly')).headline).toBe('Mission: The shop answers slowly');
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
    await team.type('deploy web', 'mission start answers-slowly', 'mission remove answers-slowly --yes');
    expect((await team.type('scale shop 2')).exercise).toBeUndefined();
    for (const command of ['hint', 'skip', 'mission']) {
      expect((await team.type(command)).notice).toContain('answers-slowly was removed meanwhile');
    }
    expect((await team.type('mission stop')).headline).toBe('Back in our own cluster, as it was');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('is asked for by a name that exists', async () => {
    const team = new ExerciseChannel();
    await add(team, YAML);
    expect((await team.type('mission source answers-slowl')).notice).toContain('Did you mean answers-slowly?');
    expect((await team.type('mission remove friday-release')).notice).toContain('comes with the tutor');
    expect((await team.type('mission remove')).text).toContain('Which mission?');
  });
});
