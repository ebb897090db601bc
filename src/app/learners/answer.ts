/**
 * What an answer tells of a person: which ideas they know, and how well.
 */
import { own } from '../../api/own';
import { type Letter, type Question, rightOption } from '../../tutor/quiz/question';
import type { Confidence } from '../quiz/quiz-port';
import { type Grade, graded } from './card';
import { type Learner, MOST_CARDS, MOST_LEARNED } from './learner';

/** An answer to a question that is over. */
export interface Answer {
  /** Of the question; it counts once. */
  readonly id: string;
  readonly question: Question;
  readonly letter: Letter;
  readonly confidence?: Confidence;
  /** What was chosen before people discussed it. */
  readonly first?: Letter;
  /** In a review: the idea that was due, and then others that were, of which the question asks, too. */
  readonly beliefs?: readonly string[];
}

const RIGHT: Readonly<Record<Confidence, Grade>> = { unsure: 'hard', sure: 'easy' };

/**
 * The grade for each idea: a wrong answer shows that its own belief is held, and that what the question is about is not
 * known; a right one shows that it is. A review counts it for all that was due, so that no question comes twice for one
 * answer that was wrong.
 */
export function gradesOf({
  question,
  letter,
  confidence,
  first = letter,
  beliefs,
}: Answer): ReadonlyMap<string, Grade> {
  const asked = beliefs ?? [question.about];
  if (rightOption(question).letter === letter) {
    // Who needed the others for it was not sure.
    const sure = first === letter ? confidence : 'unsure';
    return new Map(asked.map((one) => [one, sure === undefined ? 'good' : RIGHT[sure]]));
  }
  const held = question.options.find((option) => option.letter === letter)?.misconception;
  return new Map([...asked.slice(0, 1), ...(held === undefined ? [] : [held])].map((one) => [one, 'again']));
}

/** What is known of a person after an answer; undefined when it was counted before. */
export function withAnswer(learner: Learner, answer: Answer, now: number): Learner | undefined {
  if (learner.learned.includes(answer.id)) return undefined;
  const { template } = answer.question;
  const cards = { ...learner.cards };
  for (const [belief, grade] of gradesOf(answer)) {
    cards[belief] = graded(own(cards, belief), grade, now, template);
  }
  return {
    ...learner,
    cards: bounded(cards),
    answered: learner.answered + 1,
    first: learner.first ?? now,
    last: now,
    learned: [...learner.learned, answer.id].slice(-MOST_LEARNED),
  };
}

/** Those answered about last; there are fewer beliefs than this, so that one goes only when the bank has lost it. */
function bounded(cards: Learner['cards']): Learner['cards'] {
  const all = Object.entries(cards);
  if (all.length <= MOST_CARDS) return cards;
  return Object.fromEntries(all.sort(([, a], [, b]) => b.last - a.last).slice(0, MOST_CARDS));
}
