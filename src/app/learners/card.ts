/**
 * How well a person knows one idea: what FSRS keeps of it, in a compact form. Follows ts-fsrs with its default
 * parameters, without chance, and without steps of minutes: whoever learns here comes back on another day.
 */
import { type Card as FsrsCard, createEmptyCard, type FSRS, fsrs, Rating, State } from 'ts-fsrs';

/** What an answer was worth, from the least. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

export interface Card {
  /** When it should be asked again, and when it was asked last: wall-clock milliseconds. */
  readonly due: number;
  readonly last: number;
  /** Days after which nine of ten people would still know it. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  /** Answers, and how many of them showed that it was forgotten. */
  readonly answers: number;
  readonly lapses: number;
  /** The question that asked it last. */
  readonly asked: string;
}

/** How far a person is with an idea. */
export type Mastery = 'new' | 'learning' | 'known';

/** An idea is known when it would stay for so many days, and that was seen in so many answers. */
const KNOWN_FOR = 21;
export const KNOWN_AFTER = 3;

let scheduler: FSRS | undefined;

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/** The card after an answer; the same again for the same answers at the same times. */
export function graded(card: Card | undefined, grade: Grade, at: number, asked: string): Card {
  scheduler ??= fsrs({ enable_fuzz: false, enable_short_term: false });
  // A clock that went back since the last answer must not count as time in which nothing was forgotten.
  const now = new Date(Math.max(at, card?.last ?? at));
  const { card: next } = scheduler.next(
    card === undefined ? createEmptyCard(now) : expanded(card),
    now,
    RATINGS[grade],
  );
  return {
    due: next.due.getTime(),
    last: now.getTime(),
    stability: rounded(next.stability),
    difficulty: rounded(next.difficulty),
    answers: next.reps,
    lapses: next.lapses,
    asked,
  };
}

export function masteryOfCard(card: Card | undefined): Mastery {
  if (card === undefined) return 'new';
  return card.stability >= KNOWN_FOR && card.answers >= KNOWN_AFTER ? 'known' : 'learning';
}

function expanded({ due, last, stability, difficulty, answers, lapses }: Card): FsrsCard {
  return {
    ...createEmptyCard(new Date(last)),
    due: new Date(due),
    last_review: new Date(last),
    stability,
    difficulty,
    scheduled_days: Math.round((due - last) / DAY),
    reps: answers,
    lapses,
    state: State.Review,
  };
}

const DAY = 24 * 60 * 60_000;

/** Four decimals are more than memory has. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
