/**
 * What the quiz says around a question keeps to the reply style: prompts that were closed, discussions, late answers,
 * reports; and none of it tells the answer too early.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { nextQuestion } from '../../../src/tutor/quiz/bank';
import { closedPromptReply } from '../../../src/tutor/quiz/closed-prompt';
import { discussionReply, postedReply, suggestReply, wouldHelp } from '../../../src/tutor/quiz/discussion';
import { lengthOf, promptReply } from '../../../src/tutor/quiz/prompt';
import { LETTERS, type Question, rightOption, TOPICS } from '../../../src/tutor/quiz/question';
import { replayReply, reportedReply, reportReply } from '../../../src/tutor/quiz/report-reply';
import { revealReply } from '../../../src/tutor/quiz/reveal';
import { violations } from '../style-rules';

const CLUSTER = newCluster({ seed: 21, rules: 'course' });
const ID = 'abcdefgh';

/** The first questions of every topic. */
const QUESTIONS: readonly Question[] = TOPICS.flatMap((topic) => {
  const questions: Question[] = [];
  for (let asked: readonly string[] = []; questions.length < 6;) {
    const chosen = nextQuestion(CLUSTER, asked, topic);
    asked = [...chosen.asked, chosen.question.template];
    questions.push(chosen.question);
  }
  return questions;
});

const style = (reply: Parameters<typeof violations>[0], buttons = 4) =>
  violations(reply, { verbs: ALL_VERBS, buttons });

describe.each(QUESTIONS.map((question) => [question.template, question] as const))('%s', (_name, question) => {
  const right = rightOption(question);
  const [wrong] = question.options.filter((option) => option !== right);

  test('a closed prompt keeps question and options, and has no buttons', () => {
    for (const because of ['closed', 'discussed'] as const) {
      const closed = closedPromptReply(question, { answered: 7, because });
      expect(style(closed)).toEqual(['0 buttons']);
      for (const { text } of question.options) expect(closed.notice).toContain(text);
      expect(JSON.stringify(closed)).not.toContain(right.explanation);
    }
  });

  test('the second round says nothing of the answer, and all of the question', () => {
    const second = discussionReply(question, { id: ID, closesIn: 600_000, answered: 7 });
    expect(style(second, 5)).toEqual([]);
    for (const part of [question.situation, ...question.options.map(({ text }) => text)]) {
      expect(second.text).toContain(part.replace(/(\w)\.\.(\w)/g, '$1 $2'));
    }
    expect(JSON.stringify(second)).not.toMatch(/Right:|In fact/);
  });

  test('the answer tells of both rounds and of the most common belief, within its size', () => {
    const before = [...Array<typeof wrong>(9).fill(wrong), ...Array<typeof wrong>(90).fill(right)].map(
      (one) => one!.letter,
    );
    const chosen = [...Array<typeof wrong>(60).fill(wrong), right].map((one) => one!.letter);
    const facts = { id: ID, closed: 'by person', canDo: true, audience: 'channel' } as const;
    const reveal = revealReply(question, { ...facts, chosen, before });
    expect(style(reveal)).toEqual([]);
    const story = reveal.story.join(' ').replace(/\s+/g, ' ');
    expect(story).toContain('Before the discussion 90 of 99 were right, after it 1 of 61. Most common belief: ');
    expect(story).toContain(`(${wrong!.letter}, 60 people).`);
    const plain = revealReply(question, { ...facts, chosen })
      .story.join(' ')
      .replace(/\s+/g, ' ');
    expect(plain).toMatch(/^1 of 61 was right\. Most common belief: /);
    expect(plain).not.toContain('Most chosen');
  });

  test('a report shows the question, and what was chosen by how many', () => {
    const facts = {
      number: 999_999,
      chosen: LETTERS.flatMap((letter) => Array.from({ length: 20 }, () => letter)),
      program: '10.20.30',
    };
    expect(style(reportReply(question, { ...facts, ago: '179d ago' }))).toEqual([]);
  });

  test.each(['run', 'bank'] as const)('a report that was run again (%s)', (by) => {
    const found = [
      { found: 'same', by },
      { found: 'other', text: wrong!.text },
      { found: 'gone' },
      { found: 'no copy' },
    ];
    for (const one of found as Parameters<typeof replayReply>[2][]) {
      expect(style(replayReply(question, 7, one))).toEqual([]);
    }
  });
});

test('a belief is common when several hold it, and no other is held by as many', () => {
  const [question] = QUESTIONS;
  const [a, b] = question!.options
    .filter(({ misconception }) => misconception !== undefined)
    .map(({ letter }) => letter);
  const told = (...chosen: (typeof a)[]) =>
    revealReply(question!, {
      ...{ id: ID, closed: 'by time', canDo: false, audience: 'channel' },
      chosen: chosen.map((letter) => letter!),
    }).story.join(' ');
  expect(told(a, a)).toContain('Most common belief');
  expect(told(a)).not.toContain('Most common belief');
  expect(told(a, a, b, b)).not.toContain('Most common belief');
  expect(told(a, a, b)).toContain('Most common belief');
});

test('a late answer is told by how much, before what it was worth', () => {
  const [question] = QUESTIONS;
  const facts = { id: ID, chosen: ['A'], canDo: false, audience: 'asker', afterword: 'You said B.' } as const;
  const late = (milliseconds: number) => revealReply(question!, { ...facts, closed: 'by time', late: milliseconds });
  expect(late(240_000).notice).toMatch(
    /^The time of this question was over 4 min ago\. Your answer counts for your review, not for the channel\.\nYou said B\./,
  );
  expect(late(10_000).notice).toContain('was over a moment ago.');
  expect(late(30 * 3_600_000).notice).toContain('was over 30 h ago.');
  expect(style(late(1))).toEqual([]);
});

test('what one person reads keeps to the style', () => {
  for (const isSecond of [true, false]) expect(style(postedReply('quiz', ID, 600_000, isSecond))).toEqual([]);
  expect(style(suggestReply(ID, 7))).toEqual([]);
  expect(style(reportedReply(12))).toEqual([]);
  expect(JSON.stringify(suggestReply(ID, 7))).not.toMatch(/right|third/);
});

test('a discussion helps when a third to two thirds of at least four are right', () => {
  const of = (right: number, all: number) =>
    wouldHelp([...'A'.repeat(right), ...'B'.repeat(all - right)] as 'A'[], 'A');
  expect([of(0, 0), of(2, 3), of(1, 4), of(2, 4), of(3, 4), of(2, 6), of(4, 6), of(5, 6), of(50, 50)]).toEqual([
    ...[false, false, false, true, false, true, true, false, false],
  ]);
});

test('lengths are rounded up, in minutes and then in hours', () => {
  expect([0, 1, 60_000, 60_001, 90 * 60_000, 91 * 60_000, 24 * 3_600_000].map(lengthOf)).toEqual([
    ...['1 min', '1 min', '1 min', '2 min', '90 min', '2 h', '24 h'],
  ]);
  const prompt = promptReply(QUESTIONS[0]!, { id: ID, closesIn: 24 * 3_600_000, audience: 'channel', discussed: true });
  expect(prompt.footer![0]).toBe('Your answer stays, unless you choose anew. Closes in 24 h.');
});
