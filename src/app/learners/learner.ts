/**
 * What is kept of a person who learns: a card for each idea that they answered about, and how they want to be reviewed.
 */
import { isFields } from '../../api/fields';
import { own } from '../../api/own';
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { Ports } from '../ports';
import { type Card, type Mastery, masteryOfCard } from './card';
import { isHours, type ReviewHours } from './review-hours';

/** A person, as Slack names them. */
export interface LearnerId {
  readonly team: string;
  readonly person: string;
}

export interface Learner {
  /** By the wrong belief that a right answer speaks against. */
  readonly cards: Readonly<Record<string, Card>>;
  /** Answers that counted, and when the first and the last one did, wall-clock milliseconds. */
  readonly answered: number;
  readonly first?: number;
  readonly last?: number;
  /** The questions that were learned from last, so that none counts twice. */
  readonly learned: readonly string[];
  /** When reviews may come; the usual hours when left out. */
  readonly hours?: ReviewHours;
  /** Present for who wants reviews as direct messages. */
  readonly messages?: ReviewMessages;
}

export interface ReviewMessages {
  /** Since when they are wanted, wall-clock milliseconds; so are the others. */
  readonly since: number;
  readonly pausedUntil?: number;
  /** When the last one was sent. */
  readonly sent?: number;
  /** When the first one was sent that came after the last answer. */
  readonly unanswered?: number;
  /** When the next one is to be sent; see review-calendar.ts. */
  readonly next?: number;
  /** Slack's id of the conversation, once one was sent. */
  readonly channel?: string;
}

/** More than there are wrong beliefs: 40 kB. */
export const MOST_CARDS = 400;
/** Questions that are remembered. */
export const MOST_LEARNED = 50;
/** Days after which somebody who answers nothing is forgotten. */
export const LEARNER_DAYS = 400;

/** Somebody of whom nothing is known. */
const NO_LEARNER: Learner = { cards: {}, answered: 0, learned: [] };

export const learnerPlace = (owner: LearnerId): Place => ({ owner, name: 'LEARNER' });

/** What is known of a person. */
export async function loadLearner({ documents }: Pick<Ports, 'documents'>, id: LearnerId): Promise<Learner> {
  return (await documents.load(learnerPlace(id), isLearner))?.value ?? NO_LEARNER;
}

/** Changes what is known of a person; `change` answers undefined to leave it as it is. */
export async function changeLearner(
  { documents }: Pick<Ports, 'documents'>,
  id: LearnerId,
  change: (before: Learner) => Learner | undefined,
): Promise<Learner> {
  const kept = LEARNER_DAYS * DAYS;
  const after = await changeDocument(documents, learnerPlace(id), isLearner, kept, (before = NO_LEARNER) =>
    change(before),
  );
  return after ?? NO_LEARNER;
}

/** How well a person knows what this belief gets wrong. */
export function masteryOf(learner: Learner, belief: string): Mastery {
  return masteryOfCard(own(learner.cards, belief));
}

/** Ideas to ask about again, the longest due first. */
export function dueBeliefs({ cards }: Learner, now: number): readonly string[] {
  return Object.entries(cards)
    .filter(([, { due }]) => due <= now)
    .sort(([one, a], [other, b]) => a.due - b.due || (one < other ? -1 : 1))
    .map(([belief]) => belief);
}

/** When the next idea is due that is not due yet. */
export function nextDue({ cards }: Learner, now: number): number | undefined {
  const later = Object.values(cards)
    .map(({ due }) => due)
    .filter((due) => due > now);
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Whether something that was stored is what is known of a person. */
export const isLearner: Check<Learner> = (value): value is typeof value & Learner => {
  const { cards, answered, learned, hours, messages } = value;
  return (
    isFields(cards) &&
    Object.values(cards).every(isCard) &&
    Number.isInteger(answered) &&
    Array.isArray(learned) &&
    learned.every((one) => typeof one === 'string') &&
    (hours === undefined || isHours(hours)) &&
    (messages === undefined || isMessages(messages))
  );
};

function isMessages(value: unknown): boolean {
  if (!isFields(value) || !Number.isFinite(value.since)) return false;
  const { pausedUntil = 0, sent = 0, unanswered = 0, next = 0, channel = '' } = value;
  return [pausedUntil, sent, unanswered, next].every(Number.isFinite) && typeof channel === 'string';
}

function isCard(value: unknown): value is Card {
  if (!isFields(value)) return false;
  const { due, last, stability, difficulty, answers, lapses, asked } = value;
  return [due, last, stability, difficulty, answers, lapses].every(Number.isFinite) && typeof asked === 'string';
}
