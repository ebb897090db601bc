/** Questions that are over, learners and what they answer, for tests of what people learn. */
import type { LearnerId } from '../../../src/app/learners/learner';
import type { Tally } from '../../../src/app/quiz/quiz-port';
import { bankQuestion } from '../../../src/tutor/quiz/bank';
import { bankItems } from '../../../src/tutor/quiz/items';
import { LETTERS, type Letter, type Question, rightOption } from '../../../src/tutor/quiz/question';

export const DAY = 24 * 60 * 60_000;
export const UN: LearnerId = { team: 'T1', person: 'U1' };

const questions = new Map<number, Question>();

/** A question of the bank by its place. Its scene is run once. */
export function questionAt(place: number): Question {
  const question = questions.get(place) ?? bankQuestion(bankItems()[place]!, 1);
  questions.set(place, question);
  return question;
}

export const rightOf = (question: Question): Letter => rightOption(question).letter;
export const wrongOf = (question: Question): Letter => LETTERS.find((letter) => letter !== rightOf(question))!;

/** The belief that an option holds. */
export const beliefOf = (question: Question, letter: Letter): string =>
  question.options.find((option) => option.letter === letter)?.misconception ?? '';

export function counted(id: string, question: Question, tally: Tally) {
  return { id, question, tally };
}
