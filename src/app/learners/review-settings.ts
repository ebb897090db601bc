/**
 * What a person decides about their reviews: whether they are sent, when, a pause; what is kept, and that it is forgotten.
 */
import type { Result } from '../../api/rejection';
import type { Reply } from '../../tutor/reply';
import {
  type Changed,
  type HowReviewed,
  type Kept,
  reviewChanged,
  reviewData,
  reviewSettings,
} from '../../tutor/review/settings-replies';
import { inWords } from '../../tutor/review/when';
import type { Check, Place } from '../documents';
import { jsonPages } from '../json-pages';
import type { Ports } from '../ports';
import { refusal } from '../refusal';
import { wallTime } from '../time-zone';
import { changeWithReviews } from './learn-from';
import { dueBeliefs, type Learner, type LearnerId, learnerPlace, loadLearner, masteryOf } from './learner';
import { forgetReview } from './review-calendar';
import { hoursInWords, type ReviewHours, USUAL_HOURS } from './review-hours';

export type SettingsPorts = Pick<Ports, 'documents' | 'clock' | 'messenger'>;

/** Reviews as direct messages. */
export async function sendReviews(ports: SettingsPorts, id: LearnerId): Promise<Result<Reply>> {
  if (ports.messenger === undefined) {
    return refusal(
      'This bot cannot send messages by itself.',
      'It has no token of Slack. What is due waits for you: /kube review',
      ['review', 'review settings'],
    );
  }
  const { learner, now } = await change(ports, id, (before, since) => {
    // Who was left alone for answering nothing gets them again.
    const { unanswered: _, ...messages } = before.messages ?? { since };
    return { ...before, messages };
  });
  return reviewChanged('on', how(learner, now));
}

export async function sendNoReviews(ports: SettingsPorts, id: LearnerId): Promise<Reply> {
  const { learner, now } = await change(ports, id, ({ messages, ...before }) =>
    messages === undefined ? undefined : before,
  );
  return reviewChanged('off', how(learner, now));
}

export async function setHours(ports: SettingsPorts, id: LearnerId, hours: ReviewHours): Promise<Reply> {
  const { learner, now } = await change(ports, id, (before) => ({ ...before, hours }));
  return reviewChanged('hours', how(learner, now));
}

/** @param length milliseconds; undefined ends a pause */
export async function pauseReviews(
  ports: SettingsPorts,
  id: LearnerId,
  length: number | undefined,
): Promise<Result<Reply>> {
  const { learner, now } = await change(ports, id, (before, at) => {
    if (before.messages === undefined) return undefined;
    const { pausedUntil: _, ...messages } = before.messages;
    return { ...before, messages: length === undefined ? messages : { ...messages, pausedUntil: at + length } };
  });
  if (learner.messages === undefined) {
    return refusal('No reviews are sent to you.', 'To have them sent: /kube review on', [
      'review on',
      'review settings',
    ]);
  }
  const changed: Changed = length === undefined ? 'goes on' : 'paused';
  return reviewChanged(changed, how(learner, now));
}

/** What is kept of a person. */
export async function showSettings(ports: SettingsPorts, id: LearnerId): Promise<Reply> {
  const learner = await loadLearner(ports, id);
  const now = ports.clock.now();
  const kept = await otherDocuments(ports, id);
  return reviewSettings(keptLines(learner, kept, now), learner.messages !== undefined);
}

/** The stored documents themselves. */
export async function showData(ports: SettingsPorts, id: LearnerId, page: number): Promise<Result<Reply>> {
  const learner = await ports.documents.load(learnerPlace(id), isAnything);
  const others = await otherDocuments(ports, id);
  const all = { ...(learner === undefined ? {} : { LEARNER: learner.value }), ...others };
  const pages = jsonPages(all);
  const text = pages[page - 1];
  if (text === undefined) {
    return refusal(
      `There ${pages.length === 1 ? 'is one page' : `are ${pages.length} pages`}.`,
      'The first one: /kube review data',
      ['review data'],
    );
  }
  return reviewData(text, page, pages.length);
}

/** Removes all that is kept of a person. */
export async function forgetLearner(ports: SettingsPorts, id: LearnerId): Promise<void> {
  // What is damaged must be forgotten, too; the list of an hour sees that nobody is there any more.
  const { messages } = await loadLearner(ports, id).catch(() => ({ messages: undefined }));
  if (messages?.next !== undefined) await forgetReview(ports, id, messages.next);
  for (const place of [learnerPlace(id), ...OTHERS.map((name) => ({ owner: id, name }))]) {
    await ports.documents.remove(place);
  }
}

/** Documents of a person besides the learner: the questions of the last review, and the exercises that they did. */
const OTHERS = ['REVIEW', 'EXERCISES'] as const;

async function otherDocuments(
  { documents }: SettingsPorts,
  owner: LearnerId,
): Promise<Readonly<Record<string, object>>> {
  const found = await Promise.all(
    OTHERS.map(async (name) => [name, await documents.load({ owner, name } satisfies Place, isAnything)] as const),
  );
  return Object.fromEntries(found.flatMap(([name, stored]) => (stored === undefined ? [] : [[name, stored.value]])));
}

const isAnything: Check<object> = (_value): _value is typeof _value & object => true;

async function change(
  ports: SettingsPorts,
  id: LearnerId,
  by: (before: Learner, now: number) => Learner | undefined,
): Promise<{ readonly learner: Learner; readonly now: number }> {
  return { learner: await changeWithReviews(ports, id, by), now: ports.clock.now() };
}

function how({ hours = USUAL_HOURS, messages }: Learner, now: number): HowReviewed {
  const { next, pausedUntil } = messages ?? {};
  return {
    isOn: messages !== undefined,
    hours: hoursInWords(hours),
    ...(pausedUntil === undefined || pausedUntil <= now ? {} : { pausedUntil: wallTime(pausedUntil, hours.zone) }),
    ...(next === undefined ? {} : { next: wallTime(next, hours.zone) }),
  };
}

function keptLines(learner: Learner, others: Readonly<Record<string, object>>, now: number): readonly Kept[] {
  const { answered, first, last, hours = USUAL_HOURS, messages } = learner;
  const wall = (at: number) => wallTime(at, hours.zone);
  const beliefs = Object.keys(learner.cards);
  const known = beliefs.filter((belief) => masteryOf(learner, belief) === 'known').length;
  const { pausedUntil } = how(learner, now);
  return [
    ['answers', `${answered}`],
    ...(first === undefined || last === undefined
      ? []
      : ([
          ['first', wall(first)],
          ['last', wall(last)],
        ] as const)),
    ['ideas', `${beliefs.length}, ${known} of them known`],
    ['due', `${dueBeliefs(learner, now).length} now`],
    ['questions', `ids of the last ${learner.learned.length}`],
    ...('REVIEW' in others ? ([['review', 'the questions of the last one']] as const) : []),
    ...('EXERCISES' in others ? ([['exercises', 'lessons and missions done']] as const) : []),
    ['messages', messages === undefined ? 'none are sent' : `sent, since ${wall(messages.since)}`],
    ['hours', hoursInWords(hours)],
    ...(pausedUntil === undefined ? [] : ([['paused', `until ${pausedUntil}`]] as const)),
    ...(messages?.sent === undefined ? [] : ([['last sent', wall(messages.sent)]] as const)),
    ...(messages?.next === undefined
      ? []
      : ([
          ['next', messages.next <= now ? 'now' : `${wall(messages.next)}, ${inWords(messages.next - now)}`],
        ] as const)),
  ];
}
