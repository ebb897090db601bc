/**
 * How a channel did in its quizzes, by idea and by question: counts only, never who. What fewer than five people
 * answered is left out, because it would tell of persons.
 */
import { own } from '../../api/own';
import { MISCONCEPTIONS } from '../quiz/misconceptions';
import { type Letter, type Question, rightOption } from '../quiz/question';

/** Groups of fewer people are not shown. */
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
  /** Ideas and questions that are left out, because fewer than five people answered them. */
  readonly hidden: number;
}

export function channelReport(asked: readonly Asked[]): ChannelReport {
  const answered = asked.filter(({ tally }) => tally.length > 0);
  const ideas = rowsOf(answered, 'idea', ({ question }) => question.about);
  const items = rowsOf(answered, 'question', ({ question }) => question.template);
  const { people, answers, right, sureButWrong } = countsOf(answered);
  const shown = (rows: readonly Row[]) => rows.filter((row) => row.people >= FEWEST_PEOPLE).sort(hardestFirst);
  return {
    ...{ questions: answered.length, answers, people, right, sureButWrong },
    ideas: shown(ideas),
    items: shown(items),
    hidden: [...ideas, ...items].filter((row) => row.people < FEWEST_PEOPLE).length,
  };
}

function rowsOf(asked: readonly Asked[], kind: Row['kind'], idOf: (one: Asked) => string): readonly Row[] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) groups.set(idOf(one), [...(groups.get(idOf(one)) ?? []), one]);
  return [...groups].map(([id, group]) => {
    const latest = group.reduce((one, other) => (other.askedAt > one.askedAt ? other : one));
    const { ask, topic } = latest.question;
    const name = kind === 'question' ? ask : (own<string>(MISCONCEPTIONS, id) ?? id);
    return { kind, id, name, topic, ...countsOf(group), last: latest.askedAt };
  });
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
