import { exercisesDone } from '../../../src/app/learners/exercises-done';
import { exerciseOf } from '../../../src/tutor/exercises/library';
import { ANA, BEN, CHEN, SQUAD } from '../channel-under-test';
import { ExerciseChannel, runs, told } from './exercise-channel';

const SOLUTIONS = exerciseOf('mission', 'friday-release')!.steps.map(({ solution }) => solution[0]!);

describe('a mission', () => {
  it('begins with an alarm, in a cluster of its own, and keeps the old one', async () => {
    const team = new ExerciseChannel();
    const reply = await team.type('deploy web', 'mission start friday-release');
    expect(reply.headline).toMatch(/^Alarm: /);
    expect(reply.picture).toBeUndefined();
    expect(told(reply)).toContain('Step 1 of 2');
    expect(runs(reply)).toEqual(['show', 'hint', 'mission stop']);
    expect(await team.channel.wanted()).toBeUndefined();
    expect(await team.channel.wanted('shop')).toBe(4);
    expect((await team.record()).saves).toMatchObject([{ name: 'our-cluster', isOwn: true }]);
  });

  it('is solved by a team, and says what it took', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release');
    await team.by(BEN, 'hint');
    const first = await team.by(BEN, SOLUTIONS[0]!);
    expect(told(first)).toMatch(/^Reached: .*\nMission 1, step 2 of 2: /s);
    expect(first.notice).toBeUndefined();
    const last = await team.by(CHEN, SOLUTIONS[1]!);
    expect(told(last)).toMatch(/Mission solved: .*\. Time to recovery \d+\w+, 2 commands, 1 hint\./);
    expect(told(last)).toMatch(/What happened: .*\nHow to think of it: .*\nIn production: /s);
    expect(runs(last)).toContain('mission stop');
    const record = await team.record();
    expect(record.exercisesDone).toEqual(['friday-release']);
    for (const { id } of [ANA, BEN, CHEN]) {
      expect(await exercisesDone(team.channel, SQUAD.team, id)).toMatchObject([
        { id: 'friday-release', hints: 1, skips: 0 },
      ]);
    }
    expect((await team.type('mission list')).picture).toContainEqual(
      expect.stringMatching(/^ 1 The Friday release +done$/),
    );
    const back = await team.type('mission stop');
    expect(back.headline).toBe('Back in our own cluster, as it was');
    expect(await team.channel.wanted()).toBe(3);
    expect((await team.type('mission')).picture).toContainEqual(expect.stringMatching(/^ 1 The Friday release +done$/));
  });

  it('does not give the answer away on a button', async () => {
    const team = new ExerciseChannel();
    const reply = await team.type('mission start friday-release', 'delete pod');
    expect(runs(reply)).not.toContain('rollback shop');
    expect(runs(reply)[0]).toBe('hint');
  });

  it('looks at the cluster, not at what was typed: another way counts too', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release', 'update shop v2');
    expect(await team.step()).toBe(1);
  });

  it('nudges after a known wrong attempt, and after two commands in vain', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release');
    expect(told(await team.type('scale shop 8'))).toContain('A nudge: ');
    const other = new ExerciseChannel();
    await other.type('mission start friday-release');
    expect(told(await other.type('deploy x'))).not.toContain('A nudge: ');
    expect(told(await other.type('deploy y'))).toContain('A nudge: ');
  });

  it('waits with a nudge until a wrong attempt is complete, and as long as commands belong to a way', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start slow-answers', ...exerciseOf('mission', 'slow-answers')!.steps[0]!.solution);
    expect(await team.step()).toBe(1);
    // Listed as wrong alone, and the half of a way.
    expect(told(await team.type('scale search 6'))).not.toContain('A nudge: ');
    expect(told(await team.type('set resources deployment search --requests=cpu=500m'))).toContain('Mission solved');
    const other = new ExerciseChannel();
    await other.type('mission start release-never-began');
    for (const command of ['scale shop 2', 'wait 1m']) {
      expect(told(await other.type(command))).not.toMatch(/A nudge|Stuck/);
    }
  });

  it('says a hint once: after a nudge comes the next, and at last that skip does the step', async () => {
    const team = new ExerciseChannel();
    const { hints } = exerciseOf('mission', 'friday-release')!.steps[0]!;
    await team.type('mission start friday-release');
    expect(told(await team.type('scale shop 8'))).toContain(`A nudge: ${hints[0]}`);
    expect((await team.record()).exercise?.counts.hints).toBe(0);
    expect(told(await team.type('hint'))).toContain(hints[1]);
    expect(told(await team.type('rollout restart shop'))).toContain('Stuck? The next hint costs nothing: /kube hint');
    await team.type('hint', 'hint');
    expect(told(await team.type('scale shop 8'))).not.toContain('A nudge');
    expect(told(await team.type('rollout pause shop'))).toContain('Stuck? This does the step for you: /kube skip');
  });

  it('says where the answer no longer leads there', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release', 'hint', 'hint', 'hint');
    expect(told(await team.type('hint'))).not.toContain('From where');
    await team.type('delete deployment shop');
    const reply = await team.type('hint');
    expect(told(reply)).toContain('From where the cluster is now this does not lead there.');
    expect(runs(reply)).toEqual(['undo', 'show', 'skip']);
  });

  it('keeps looks without the repair: finding it is the mission', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start back-yet-not-back');
    expect(runs(await team.type('diagnose db'))).toEqual(['show', 'why db']);
    const vain = await team.type('rollout restart db');
    expect(vain.notice).toBeUndefined();
    expect(runs(vain)).not.toContain('delete pod db-2');
    const nothing = await team.type('scale db 3');
    expect(told(nothing)).toMatch(/^Mission 13, step 1 of 2: /);
    expect(runs(nothing)).toEqual(['hint', 'diagnose db', 'why db']);
  });

  it('says what becomes of the cluster that makes way', async () => {
    const team = new ExerciseChannel();
    const first = await team.type('deploy web', 'mission start 1');
    expect(first.aside?.join()).not.toContain('made way');
    const second = await team.type(...SOLUTIONS, 'deploy mine', 'mission start 2');
    expect(second.aside).toContain('The cluster of mission 1 made way: /kube undo brings it back');
    await team.type('undo');
    expect(await team.channel.wanted('mine')).toBe(3);
  });

  it('gives its hints one by one, counts each once, and repeats the last', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release');
    const hints = exerciseOf('mission', 'friday-release')!.steps[0]!.hints;
    for (const [place, text] of hints.entries()) {
      const reply = await team.type('hint');
      expect(reply.headline).toBe(`Hint ${place + 1} of ${hints.length}`);
      expect(told(reply)).toContain(text);
    }
    expect((await team.type('hint')).headline).toBe(`Hint ${hints.length} of ${hints.length}`);
    expect((await team.record()).exercise?.counts.hints).toBe(hints.length);
  });

  it('counts a hint once that is delivered twice', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release');
    const first = await team.by(ANA, 'hint', 'twice');
    expect(await team.by(ANA, 'hint', 'twice')).toEqual(first);
    expect((await team.record()).exercise?.counts.hints).toBe(1);
  });

  it('passes over a step by doing it, also where the team has made things worse', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release', 'delete deployment shop');
    const reply = await team.type('skip');
    expect(reply.headline).toBe('Step 1 of 2 is skipped');
    expect(reply.story.join(' ')).toContain('rollback shop');
    expect(await team.channel.wanted('shop')).toBe(4);
    const end = told(await team.type('skip'));
    expect(end).toMatch(/^I did it for you: update shop v3\nAll Pods run shop:v3\./);
    expect(end).toMatch(/Mission solved: .* 2 steps skipped\./);
    expect(await exercisesDone(team.channel, SQUAD.team, ANA.id)).toMatchObject([{ skips: 2 }]);
  });
});

describe('undo, redo, reset and restore', () => {
  it('rewind the cluster and the step together, and what was counted stays', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release', 'hint', SOLUTIONS[0]!);
    const undone = await team.type('undo');
    expect(told(undone)).toContain('Mission 1, step 1 of 2');
    expect((await team.record()).exercise).toMatchObject({
      step: 0,
      hints: 1,
      counts: { commands: 1, hints: 1, undos: 1 },
    });
    expect(told(await team.type('redo'))).toContain('Mission 1, step 2 of 2');
    expect(told(await team.type(SOLUTIONS[1]!))).toContain('2 commands, 1 hint, 1 undo.');
  });

  it('past the beginning bring the old cluster back and end the mission; redo goes on with it', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release', 'delete pod', 'undo');
    const reply = await team.type('undo');
    expect(reply.aside).toContain('The mission ended here: this is another cluster');
    expect(await team.channel.wanted()).toBe(3);
    expect((await team.record()).exercise).toBeUndefined();
    expect(told(await team.type('redo'))).toContain('Mission 1, step 1 of 2');
    expect(await team.channel.wanted('shop')).toBe(4);
  });

  it('take a finished mission back to its last step; that it was done stays known', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release', ...SOLUTIONS);
    expect(told(await team.type('undo'))).toContain('Mission 1, step 2 of 2');
    expect((await team.record()).exercisesDone).toEqual(['friday-release']);
  });

  it('begin it anew, after asking', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release', SOLUTIONS[0]!);
    expect((await team.type('reset')).headline).toBe('Begin this mission again?');
    expect(await team.step()).toBe(1);
    const reply = await team.type('reset --yes');
    expect(reply.headline).toMatch(/^Alarm: /);
    expect((await team.record()).exercise).toMatchObject({ step: 0, counts: { commands: 1 }, ours: 'our-cluster' });
    await team.type(...SOLUTIONS);
    expect((await team.type('mission stop')).headline).toBe('Back in our own cluster, as it was');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('end it where another cluster is restored', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release');
    const reply = await team.type('restore our-cluster');
    expect(reply.aside).toContain('The mission ended here: this is another cluster');
    expect((await team.record()).exercise).toBeUndefined();
  });

  it('still know the beginning of the step after more than 50 commands', async () => {
    const team = new ExerciseChannel();
    await team.type('mission start friday-release');
    for (let count = 0; count < 55; count++) await team.type(`scale shop ${count % 2 === 0 ? 5 : 4}`);
    expect(told(await team.type(SOLUTIONS[0]!))).toContain('Reached: ');
  });
});

describe('the copy of the own cluster', () => {
  it('is one, whatever follows what, and does not count among those of people', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release', 'mission start release-hangs --yes', 'mission stop');
    expect(await team.channel.wanted()).toBe(3);
    await team.type('scale web 2', 'mission start friday-release', 'mission stop');
    expect(await team.channel.wanted()).toBe(2);
    expect((await team.record()).saves.map(({ name }) => name)).toEqual(['our-cluster']);
  });

  it('leaves a copy of that name alone that somebody made', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'save our-cluster', 'scale web 1', 'mission start friday-release');
    expect((await team.record()).saves.map(({ name }) => name)).toEqual(['our-cluster', 'our-cluster-2']);
    await team.type('mission stop');
    expect(await team.channel.wanted()).toBe(1);
  });

  it('fits beside 20 copies of people', async () => {
    const team = new ExerciseChannel();
    for (let count = 1; count <= 20; count++) await team.type(`save copy-${count}`);
    await team.type('deploy web', 'mission start friday-release', 'mission stop');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('may be deleted meanwhile: then a new cluster comes', async () => {
    const team = new ExerciseChannel();
    await team.type('deploy web', 'mission start friday-release', 'saves delete our-cluster --yes');
    expect((await team.type('mission stop')).headline).toBe('Back, in a new cluster');
    expect((await team.record()).cluster.objects.some(({ kind }) => kind === 'Pod')).toBe(false);
  });
});
