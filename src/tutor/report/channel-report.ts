/**
 * How a channel did in its quizzes, by idea and by question: counts only, never who. A question that fewer than five
 * people answered when it was asked counts nowhere. So whatever is subtracted from what, one line from a sum or yesterday's
 * table from today's, what remains are five people or nobody.
 */
import { own } from '../../api/own';
import { MISCONCEPTIONS } from '../quiz/misconceptions';
import { type Letter, type Question, rightOption } from '../quiz/question';

/** Answers to a question of fewer people are not shown. */
export const FEWEST_PEOPLE = 5;

/** A question that was closed, with the answers that counted. */
export interface Asked {
  readonly question: Question;
  /** Wall-clock milliseconds. */
  readonly askedAt: number;
  readonly tally: readonly {
    readonly person: string;
    readonly letter: Letter;
    readonly confidence?: 'sure' | 'unsure';
  }[];
}

export interface Row {
  readonly kind: 'idea' | 'question';
  /** Of an idea: the wrong belief, in words. Of a question: what was asked. */
  readonly name: string;
  /** The name of the belief, or of the question. */
  readonly id: string;
  readonly topic: Question['topic'];
  readonly answers: number;
  /** Different people who answered. */
  readonly people: number;
  readonly right: number;
  /** Wrong answers of people who were sure. */
  readonly sureButWrong: number;
  /** When it was asked last, wall-clock milliseconds. */
  readonly last: number;
}

export interface ChannelReport {
  readonly questions: number;
  readonly answers: number;
  readonly people: number;
  readonly right: number;
  readonly sureButWrong: number;
  /** Those with the smallest share of right answers first. */
  readonly ideas: readonly Row[];
  readonly items: readonly Row[];
  /** Questions that are left out, because fewer than five people answered them. */
  readonly hidden: number;
}

export function channelReport(asked: readonly Asked[]): ChannelReport {
  const answered = asked.filter(({ tally }) => tally.length > 0);
  const shown = answered.filter(({ tally }) => tally.length >= FEWEST_PEOPLE);
  return {
    questions: shown.length,
    ...countsOf(shown),
    ideas: rowsOf(shown, 'idea', ({ question }) => question.about),
    items: rowsOf(shown, 'question', ({ question }) => question.template),
    hidden: answered.length - shown.length,
  };
}

function rowsOf(asked: readonly Asked[], kind: Row['kind'], idOf: (one: Asked) => string): readonly Row[] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) groups.set(idOf(one), [...(groups.get(idOf(one)) ?? []), one]);
  const rows = [...groups].map(([id, group]): Row => {
    const latest = group.reduce((one, other) => (other.askedAt > one.askedAt ? other : one));
    const { ask, topic } = latest.question;
    const name = kind === 'question' ? ask : (own<string>(MISCONCEPTIONS, id) ?? id);
    return { kind, id, name, topic, ...countsOf(group), last: latest.askedAt };
  });
  return rows.sort(hardestFirst);
}

function countsOf(asked: readonly Asked[]): Pick<Row, 'answers' | 'people' | 'right' | 'sureButWrong'> {
  const answers = asked.flatMap(({ question, tally }) => {
    const { letter: right } = rightOption(question);
    return tally.map(({ person, letter, confidence }) => ({ person, confidence, isRight: letter === right }));
  });
  return {
    answers: answers.length,
    people: new Set(answers.map(({ person }) => person)).size,
    right: answers.filter(({ isRight }) => isRight).length,
    sureButWrong: answers.filter(({ isRight, confidence }) => !isRight && confidence === 'sure').length,
  };
}

const share = ({ right, answers }: Row): number => right / answers;

function hardestFirst(a: Row, b: Row): number {
  return share(a) - share(b) || b.answers - a.answers || (a.id < b.id ? -1 : 1);
}
