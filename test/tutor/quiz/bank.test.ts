import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { everyTemplate, nextQuestion } from '../../../src/tutor/quiz/bank';
import { buildExample } from '../../../src/tutor/quiz/example';
import { bankItems } from '../../../src/tutor/quiz/items';
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { TOPICS } from '../../../src/tutor/quiz/question';
import { NOTHING_TAUGHT } from '../../../src/tutor/taught';

const EMPTY = newCluster({ seed: 8, rules: 'course' });

function after(state: ClusterState, command: string): ClusterState {
  const outcome = run(state, command, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
  if ('channelVerb' in outcome) throw new Error(`${command} is not for the cluster`);
  return outcome.cluster;
}

test('asks first what can be predicted on the channel’s own cluster', () => {
  const state = after(EMPTY, 'deploy web');
  const asked: string[] = [];
  for (let n = 0; n < 3; n++) {
    const { question, example } = nextQuestion(state, asked);
    expect(question.isOwn).toBe(true);
    expect(example).toBeUndefined();
    asked.push(question.template);
  }
  expect(asked).toEqual(['crash', 'cordon', 'restarts']);
  const everything = PREDICTIONS.filter((prediction) => prediction.ask(state, true) !== undefined);
  expect(
    nextQuestion(
      state,
      everything.map(({ template }) => template),
    ).question.isOwn,
  ).toBe(false);
});

test('in a channel where nothing runs asks about an example, which can be built again', () => {
  const { question, example } = nextQuestion(EMPTY, []);
  expect(question).toMatchObject({ kind: 'prediction', isOwn: false, template: 'crash' });
  const prediction = PREDICTIONS.find(({ template }) => template === 'crash')!;
  expect(prediction.ask(buildExample(example!), false)!.picture).toEqual(question.picture);
});

test('asks everything once before anything twice, whatever happens to the cluster in between', () => {
  const commands = ['deploy web', 'update web v2', 'deploy db 3 statefulset', 'deploy agent daemonset', 'node add'];
  let state = EMPTY;
  let asked: readonly string[] = [];
  const seen: string[] = [];
  for (let n = 0; n < everyTemplate().length; n++) {
    const chosen = nextQuestion(state, asked);
    asked = [...chosen.asked, chosen.question.template];
    seen.push(chosen.question.template);
    if (n % 3 === 0 && commands.length > 0) state = after(state, commands.shift()!);
  }
  expect([...seen].sort()).toEqual(
    everyTemplate()
      .map(({ template }) => template)
      .sort(),
  );
  expect(nextQuestion(state, asked).asked).toEqual([]);
});

test('there are at least 12 questions from the course and at least 14 computed ones', () => {
  const templates = everyTemplate().map(({ template }) => template);
  expect(templates.length - PREDICTIONS.length).toBeGreaterThanOrEqual(12);
  expect(PREDICTIONS.length).toBeGreaterThanOrEqual(14);
  expect(new Set(templates).size).toBe(templates.length);
});

test.each(TOPICS)('asked about %s keeps to it, and begins again when all had their turn', (topic) => {
  const mine = everyTemplate().filter((one) => one.topic === topic);
  // The test above asks everything in turn: here all but the last few had theirs.
  let asked: readonly string[] = ['something-else', ...mine.slice(0, -4).map(({ template }) => template)];
  for (const _ of mine.slice(-4)) {
    const chosen = nextQuestion(EMPTY, asked, topic);
    expect(chosen.question.topic).toBe(topic);
    asked = [...chosen.asked, chosen.question.template];
  }
  expect(new Set(asked).size).toBe(mine.length + 1);
  expect(nextQuestion(EMPTY, asked, topic).asked).toEqual(['something-else']);
});

test('the same channel in the same state is asked the same', () => {
  expect(nextQuestion(EMPTY, ['crash'])).toEqual(nextQuestion(EMPTY, ['crash']));
});

test('what goes further comes last, and kinds that the channel has come first', () => {
  const isFurther = (template: string) => bankItems().find(({ id }) => id === template)?.isFurther === true;
  const order = everyTemplate().map(({ template }) => isFurther(template));
  expect(order.indexOf(true)).toBe(order.lastIndexOf(false) + 1);
  const predicted = PREDICTIONS.map(({ template }) => template);
  const course = bankItems().filter((item) => item.topic === 'pod' && item.isFurther !== true);
  const asked = [...predicted, ...course.map(({ id }) => id)];
  expect(nextQuestion(EMPTY, asked).question.topic).toBe('deployment');
  const state = after(EMPTY, 'deploy agent daemonset');
  expect(nextQuestion(state, asked).question.topic).toBe('daemonset');
});
