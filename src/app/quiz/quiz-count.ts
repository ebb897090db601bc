/**
 * Which answers to a question count, and as what.
 */
import type { CountedAnswer, StoredAnswer, StoredQuestion, Tally } from './quiz-port';

/** The tally is part of the question, whose item holds 400 KB: of more answers the first ones count. */
const MOST_COUNTED = 3_000;

/** Those that came in time, by person. */
export function tallyOf(question: StoredQuestion, answers: readonly StoredAnswer[]): Tally {
  return answers
    .filter(({ at }) => at <= question.closesAt)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_COUNTED)
    .map((answer) => counted(question, answer))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

function counted({ discussion }: StoredQuestion, answer: StoredAnswer): CountedAnswer {
  const { person, letter, confidence } = answer;
  const first = discussion === undefined ? undefined : firstLetter(answer);
  return {
    person,
    letter,
    ...(confidence === undefined ? {} : { confidence }),
    ...(first === undefined ? {} : { first }),
  };
}

/** What somebody chose in the first round; who has not chosen anew since stays with it. */
export function firstLetter({ round, letter, first }: StoredAnswer): CountedAnswer['first'] {
  return round === 2 ? first : letter;
}
