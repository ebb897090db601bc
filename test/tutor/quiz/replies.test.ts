/**
 * Prompts and reveals of every question keep to the sizes and words of the reply style.
 */
import { isRejected } from '../../../src/api/rejection';
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { everyTemplate, nextQuestion } from '../../../src/tutor/quiz/bank';
import { tryOut } from '../../../src/tutor/quiz/experiment';
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { promptReply } from '../../../src/tutor/quiz/prompt';
import { LETTERS, type Question } from '../../../src/tutor/quiz/question';
import { receiptReply } from '../../../src/tutor/quiz/receipt';
import { resultLine, revealReply } from '../../../src/tutor/quiz/reveal';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../style-rules';
import { NOTHING_TAUGHT } from '../../../src/tutor/taught';

function after(state: ClusterState, command: string): ClusterState {
  const outcome = run(state, command, { verbs: ALL_VERBS, taught: NOTHING_TAUGHT, pressed: false });
  if ('channelVerb' in outcome) throw new Error(`${command} is not for the cluster`);
  return outcome.cluster;
}

const EMPTY = newCluster({ seed: 21, rules: 'course' });
const BUSY = [
  'deploy checkout-front 5',
  'update checkout-front v2',
  'update checkout-front v3',
  'deploy long-name-db-x 4 statefulset',
  'deploy agent daemonset',
].reduce(after, EMPTY);

function everyQuestion(state: ClusterState): readonly Question[] {
  const questions: Question[] = [];
  for (let asked: readonly string[] = []; questions.length < everyTemplate().length;) {
    const chosen = nextQuestion(state, asked);
    asked = [...chosen.asked, chosen.question.template];
    questions.push(chosen.question);
  }
  return questions;
}

/** The questions about the channel's own cluster, which come first. */
function ownQuestions(state: ClusterState): readonly Question[] {
  const questions: Question[] = [];
  for (;;) {
    const templates = questions.map(({ template }) => template);
    const { question } = nextQuestion(state, templates);
    if (!question.isOwn) return questions;
    questions.push(question);
  }
}

const QUESTIONS = [
  ...everyQuestion(EMPTY).map((question) => ({ name: question.template, question })),
  ...ownQuestions(BUSY).map((question) => ({ name: `${question.template}, own cluster`, question })),
];
const ID = 'abcdefgh';
const FORBIDDEN = /\b(alive|dead|healthy|killed?|instances?|box|please|sorry|oops|successfully|simply|just)\b|!/i;

/** Short names of Pods as they are read aloud. */
const heard = (text: string): string => text.replace(/\.\.(?=\w)/g, ' ');

/** What every reply of the quiz keeps to. */
function expectStyle(reply: Reply, buttons: readonly [number, number]): void {
  expect(violations(reply, { verbs: ALL_VERBS, buttons: buttons[1] })).toEqual([]);
  expect(reply.headline.length).toBeLessThanOrEqual(60);
  const picture = reply.picture ?? [];
  expect(picture.length).toBeLessThanOrEqual(16);
  for (const line of picture) {
    expect(line).toMatch(/^[\x20-\x7E]*$/);
    expect(line).not.toMatch(/ $/);
    expect(line.length).toBeLessThanOrEqual(38);
  }
  expect(reply.story.length).toBeLessThanOrEqual(7);
  const prose = [reply.headline, ...reply.story, reply.notice ?? '', ...(reply.footer ?? [])];
  for (const text of prose) expect(text).not.toMatch(FORBIDDEN);
  const lines = [reply.lead ?? reply.command, reply.headline, ...prose.slice(1).flatMap((text) => text.split('\n'))];
  expect(lines.length + picture.length + 1).toBeLessThanOrEqual(30);
  expect([...lines, ...picture].join('\n').length).toBeLessThanOrEqual(3000);
  expect(reply.buttons.length).toBeGreaterThanOrEqual(buttons[0]);
  expect(reply.buttons.length).toBeLessThanOrEqual(buttons[1]);
  for (const { label, run: command } of reply.buttons) {
    expect(label.length).toBeLessThanOrEqual(20);
    const parsed = parseCommand(command, ALL_VERBS);
    expect(isRejected(parsed) ? parsed.message : 'parsed').toBe('parsed');
  }
  expect(reply.text).not.toMatch(/\[.\]|\||\n|\*|``/);
  expect(reply.text.length).toBeLessThanOrEqual(3000);
}

describe.each(QUESTIONS)('$name', ({ question }) => {
  test('has a prompt with five buttons that says everything in its text', () => {
    const prompt = promptReply(question, { id: ID, closesIn: 600_000, audience: 'channel' });
    expectStyle(prompt, [5, 5]);
    expect(prompt.lead).toBe('quiz for {channel}, asked by {person}');
    for (const { text } of question.options) expect(prompt.text).toContain(`: ${heard(text)}.`);
    expect(prompt.text).toContain(heard(question.situation));
    expect(prompt.footer?.length).toBe(question.kind === 'course' && question.picture === undefined ? 1 : 2);
  });

  test('does not give its answer away in the prompt', () => {
    const prompt = promptReply(question, { id: ID, closesIn: 600_000, audience: 'channel' });
    expect(JSON.stringify(prompt)).not.toMatch(/Right:|In fact/);
  });

  test.each([true, false])('has a reveal that explains every option (can be done: %s)', (canDo) => {
    const chosen = LETTERS.flatMap((letter) => [letter, letter, letter]);
    const reveal = revealReply(question, { chosen, id: 'abcdefgh', closed: 'by person', canDo, audience: 'channel' });
    expectStyle(reveal, [2, 3]);
    for (const { letter, explanation } of question.options) {
      expect(reveal.notice).toContain(`${letter}  ${explanation}`);
      expect(reveal.text).toContain(heard(explanation));
    }
    expect(reveal.story.join(' ').replace(/\s+/g, ' ')).toMatch(
      /^3 of 12 were right\. Most chosen of the others: [A-D], [A-D], [A-D] \(3 each\)\./,
    );
    for (const line of reveal.story.slice(1)) expect(line).toMatch(/^(\d+[hms]\S*)?\s+\S/);
    const offers = reveal.buttons.some(({ label }) => label === 'Do it in our cluster');
    expect(offers).toBe(canDo && question.command !== undefined);
  });

  test('has four options that fit beside each other', () => {
    const lengths = question.options.map(({ text }) => text.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(44);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(16);
    for (const { explanation } of question.options) expect(explanation.length).toBeLessThanOrEqual(200);
  });
});

test('the pictures of prompt and reveal agree with the clusters before and after', () => {
  const state = ['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset'].reduce(after, EMPTY);
  for (const question of ownQuestions(state)) {
    const experiment = tryOut(state, question.command!);
    if (isRejected(experiment)) throw new Error(experiment.message);
    const { before, after: now } = experiment;
    const prompt = promptReply(question, { id: ID, closesIn: 600_000, audience: 'channel' });
    expect(violations(prompt, { before, after: before, buttons: 5 })).toEqual([]);
    const reveal = revealReply(question, {
      chosen: ['A'],
      id: 'abcdefgh',
      closed: 'by time',
      canDo: true,
      audience: 'channel',
    });
    expect(violations(reveal, { before, after: now })).toEqual([]);
  }
});

test('every prediction that suits the channel’s own cluster is asked about it', () => {
  const own = QUESTIONS.filter(({ question }) => question.isOwn);
  const suitable = PREDICTIONS.filter((prediction) => prediction.ask(BUSY, true) !== undefined);
  expect(suitable.length).toBeGreaterThan(14);
  expect(own.map(({ question }) => question.template).sort()).toEqual(suitable.map(({ template }) => template).sort());
});

test.each([
  [[], 'Nobody answered.'],
  [['B'], 'Everybody was right (1 answered).'],
  [['A'], 'Nobody was right (1 answered).'],
  [['B', 'A'], '1 of 2 was right.'],
  [['A', 'C', 'D'], '0 of 3 were right.'],
  [['B', 'A', 'A', 'C'], '1 of 4 was right. Most chosen of the others: A (2).'],
  [['B', 'B', 'B'], '3 of 3 were right.'],
  [['B', 'A', 'A', 'C', 'B', 'B'], '3 of 6 were right. Most chosen of the others: A (2).'],
] as const)('the result of %j reads well', (chosen, line) => {
  expect(resultLine(chosen, 'B')).toBe(line);
});

test('the revisions of a prediction can be heard before they are chosen from', () => {
  for (const { question } of QUESTIONS.filter(({ question: { template } }) => template === 'rollback')) {
    const { text } = promptReply(question, { id: ID, closesIn: 600_000, audience: 'channel' });
    expect(text).toMatch(/revision 1, \S+, 0 Pods\./);
  }
});

test('a receipt is small and private', () => {
  for (const confidence of [undefined, 'sure', 'unsure'] as const) {
    const receipt = receiptReply({ id: ID, command: `quiz answer ${ID} A`, letter: 'A', confidence });
    expectStyle(receipt, [2, 3]);
    expect(receipt).toMatchObject({ audience: 'asker', isPersonal: true });
  }
});
