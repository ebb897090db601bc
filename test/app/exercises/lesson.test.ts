import { closeDue } from '../../../src/app/quiz/quiz-due';
import { exerciseEntries, exerciseOf } from '../../../src/tutor/exercises/library';
import { bankItems } from '../../../src/tutor/quiz/items';
import type { Reply } from '../../../src/tutor/reply';
import { BEN, CHEN, SQUAD } from '../channel-under-test';
import { ExerciseChannel, runs, told } from './exercise-channel';

const LESSONS = exerciseEntries().filter(({ kind }) => kind === 'lesson');
const FIRST = exerciseOf('lesson', LESSONS[0]!.id)!;

describe('the list of lessons', () => {
  it('unfolds the chapter of the next one, and starts it with a button', async () => {
    const reply = await new ExerciseChannel().type('lesson');
    expect(reply.headline).toBe(`${LESSONS.length} lessons, none done yet`);
    expect(reply.picture?.[0]).toMatch(/^Pods +0 of \d done$/);
    expect(reply.picture).toContain(`  1 ${FIRST.title}`);
    expect(reply.buttons[0]).toEqual({ label: 'Start lesson 1', run: `lesson start ${FIRST.id}` });
  });

  it('knows what was done, and every chapter', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1', 'skip', ...FIRST.steps.map(() => 'skip'));
    expect((await team.type('lesson')).headline).toBe(`1 of ${LESSONS.length} lessons done here`);
    expect((await team.type('lesson list')).buttons[0]?.label).toBe('Start lesson 2');
    for (const chapter of ['pods', 'Deployments', 'statefulset', 'daemonsets']) {
      expect((await team.type(`lesson ${chapter}`)).picture?.join('\n')).toMatch(/^ +\d+ /m);
    }
  });

  it('is found by number, name, title and a part of it; a slip gets a suggestion', async () => {
    const team = new ExerciseChannel();
    for (const words of ['1', FIRST.id, FIRST.id.replaceAll('-', ' '), FIRST.title]) {
      expect((await team.type(`lesson ${words}`)).headline).toBe(`Lesson 1: ${FIRST.title}`);
    }
    expect((await team.type(`lesson ${FIRST.id}x`)).notice).toContain(`Did you mean ${FIRST.id}?`);
    expect((await team.type('lesson 99')).notice).toContain(`numbered 1 to ${LESSONS.length}`);
    expect((await team.type('lesson start nonsense-of-mine')).buttons.map(({ run }) => run)).toContain('lesson list');
  });
});

describe('a lesson', () => {
  it('asks its two questions first, and each answer leads back', async () => {
    const team = new ExerciseChannel();
    const opening = await team.type('deploy web', 'lesson start 1');
    expect(opening.headline).toBe(`Lesson 1: ${FIRST.title}`);
    expect(runs(opening)).toEqual(['lesson next', 'skip', 'lesson stop']);
    for (const id of FIRST.questions) {
      const prompt = await team.type('lesson next');
      expect(prompt.headline).toContain(bankItems().find((item) => item.id === id)!.ask);
      const close = prompt.buttons.find(({ label }) => label.startsWith('Close'))!.run;
      await team.by(BEN, prompt.buttons[0]!.run);
      const reveal = await team.by(BEN, `${close} now`);
      expect(reveal.buttons[0]).toEqual({ label: 'Go on: lesson', run: 'lesson next' });
    }
    const step = await team.type('lesson next');
    expect(step.headline).toBe(`Lesson 1, step 1 of ${FIRST.steps.length}`);
    expect(told(step)).toBe(FIRST.steps[0]!.say);
    expect(step.buttons[0]?.run).toBe(FIRST.steps[0]!.show);
  });

  it('asks a question once, also when the request is delivered twice or another question is open', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1');
    const first = await team.by(BEN, 'lesson next', 'twice');
    expect(await team.by(BEN, 'lesson next', 'twice')).toEqual(first);
    expect((await team.record()).exercise?.asked).toBe(1);
    expect((await team.by(CHEN, 'lesson next')).headline).toBe(first.headline);
    expect((await team.record()).exercise?.asked).toBe(1);
  });

  it('leads back from an answer that came because its time was over', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1', 'lesson next');
    await team.channel.clock.sleep(11 * 60_000);
    const request = { id: SQUAD, person: BEN, text: 'show', request: 'later', pressed: false };
    const news = await team.channel.handler.quizNews(request, true, 1_000);
    expect(news?.reply.buttons[0]).toEqual({ label: 'Go on: lesson', run: 'lesson next' });
  });

  it('leads back from an answer that a timer posts', async () => {
    const team = new ExerciseChannel();
    const posted: Reply[] = [];
    const messenger = {
      post: (_: unknown, reply: Reply) =>
        Promise.resolve(posted.push(reply) > 0 ? { channel: 'C1', ts: '1' } : undefined),
      update: () => Promise.resolve(true),
    };
    await team.type('lesson start 1', 'lesson next');
    await team.channel.clock.sleep(11 * 60_000);
    await closeDue({ ...team.ports, messenger: messenger as never }, Infinity);
    expect(posted.map((reply) => runs(reply)[0])).toEqual(['lesson next']);
  });

  it('begins without questions for whoever wants to begin at once', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1');
    const reply = await team.type('skip');
    expect(reply.headline).toBe(`Lesson 1, step 1 of ${FIRST.steps.length}`);
    expect((await team.record()).exercise?.counts.skips).toBe(0);
  });

  it.each(LESSONS.map(({ id }) => id))('%s is played to its end by what it says', async (id) => {
    const team = new ExerciseChannel();
    const lesson = exerciseOf('lesson', id)!;
    await team.type(`lesson start ${id}`, 'skip');
    let last = '';
    for (const [place, { goal, show, solution }] of lesson.steps.entries()) {
      expect(await team.step()).toBe(place);
      if (goal === undefined && show !== undefined) expect(runs(await team.type(show))).toContain('lesson next');
      last = told(await team.type(...(goal === undefined ? ['lesson next'] : solution)));
    }
    expect(last).toContain(`Lesson done: ${lesson.title}.`);
    expect((await team.record()).exercisesDone).toEqual([id]);
  });

  it('offers the next one at its end, and keeps the same way back', async () => {
    const team = new ExerciseChannel();
    const all = ['lesson start 1', 'skip', ...FIRST.steps.map(() => 'skip')];
    const end = await team.type('deploy web', ...all);
    expect(runs(end)[0]).toBe(`lesson start ${LESSONS[1]!.id}`);
    expect(runs(end)[1]).toBe('lesson stop');
    expect((await team.type(runs(end)[0]!)).headline).toMatch(/^Lesson 2: /);
    expect((await team.type('lesson stop')).headline).toBe('Back in our own cluster, as it was');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('lifts the course rules for good, when the lesson about them was done to its end', async () => {
    const team = new ExerciseChannel();
    const { steps } = exerciseOf('lesson', 'rules-and-truth')!;
    await team.type('deploy web', 'lesson start rules-and-truth', 'skip');
    await team.type(...steps.slice(0, -1).map(() => 'skip'));
    await team.type('lesson stop');
    expect((await team.record()).cluster.rules).toBe('course');
    await team.type('lesson start rules-and-truth', 'skip', ...steps.map(() => 'skip'));
    const back = await team.type('lesson stop');
    expect(back.notice).toContain('the course rules stay lifted');
    expect((await team.record()).cluster.rules).toBe('kubernetes');
    expect(await team.channel.wanted()).toBe(3);
  });

  it('offers the command of a step once, and says what to look at once', async () => {
    const team = new ExerciseChannel();
    const at = FIRST.steps.findIndex(({ stage, show }) => stage === 'last-step' && show !== undefined);
    await team.type('lesson start 1', 'skip');
    for (let step = 0; step < at; step++) await team.type('skip');
    const { show = '' } = FIRST.steps[at]!;
    expect(runs(await team.type('lesson'))[0]).toBe(show);
    expect(runs(await team.type(show))).toEqual([
      'hint',
      expect.stringMatching(/^show /),
      expect.stringMatching(/^why /),
    ]);
    expect(runs(await team.type('lesson'))).not.toContain(show);
    const other = new ExerciseChannel();
    await other.type('lesson start 15', 'skip');
    expect(told(await other.type('show'))).toBe('Lesson 15, step 1 of 5. When you have seen it: /kube lesson next');
  });

  it('that is over is done in the list, and runs again where it is begun again', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1', 'skip', ...FIRST.steps.map(() => 'skip'));
    const line = async () => (await team.type('lesson pods')).picture?.find((one) => one.includes(FIRST.title));
    expect(await line()).toMatch(/done$/);
    await team.type('lesson start 1');
    expect(await line()).toMatch(/now$/);
  });

  it('says where it stands, and does not go on before the goal is reached', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1', 'skip');
    const standing = await team.type('lesson');
    expect(standing).toMatchObject({ audience: 'asker', headline: `Lesson 1, step 1 of ${FIRST.steps.length}` });
    expect(runs(standing)).toEqual([FIRST.steps[0]!.show, 'skip', 'lesson stop']);
    expect((await team.type('lesson next')).audience).toBe('asker');
    expect(await team.step()).toBe(0);
    expect(told(await team.type(''))).toContain(FIRST.steps[0]!.say);
  });

  it('that runs and is started again asks whether to begin anew', async () => {
    const team = new ExerciseChannel();
    const reply = await team.type('lesson start 1', 'skip', 'skip', 'lesson start 1');
    expect(reply.headline).toBe('Begin this lesson again?');
    expect(runs(reply)).toEqual(['reset --yes', 'lesson', 'lesson stop']);
    expect(await team.step()).toBe(1);
  });

  it('asks before it makes way for another', async () => {
    const team = new ExerciseChannel();
    await team.type('lesson start 1', 'skip');
    const reply = await team.type('lesson start 2');
    expect(reply.headline).toBe('You are in the middle of a lesson');
    expect(runs(reply)).toEqual(['lesson', `lesson start ${LESSONS[1]!.id} --yes`, 'lesson stop']);
    expect(await team.step()).toBe(0);
    expect((await team.type(runs(reply)[1]!)).headline).toMatch(/^Lesson 2: /);
  });
});

describe('without a lesson or a mission', () => {
  it.each(['hint', 'skip', 'lesson next', 'lesson stop', 'mission stop'])('%s says that none runs', async (command) => {
    const reply = await new ExerciseChannel().type(command);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.notice).toContain(`${command} belongs to a lesson or a mission, and none runs here.`);
    expect(runs(reply)).toEqual(expect.arrayContaining(['lesson', 'mission']));
  });

  it('a command says nothing of exercises', async () => {
    expect((await new ExerciseChannel().type('deploy web')).exercise).toBeUndefined();
  });
});
