/**
 * Sends the reviews that are due to who wants them. May run twice, late, or in two places at once: whoever moves the
 * time of a person's next review forward sends it, and nobody else.
 */
import { newCluster } from '../../cluster/new-cluster';
import type { Ports } from '../ports';
import { changeLearner, type LearnerId, loadLearner } from './learner';
import { askDue } from './review';
import { forgetReview, hourOf, noteNextReview, reviewsAt, withNextReview } from './review-calendar';

const HOUR = 60 * 60_000;
const MINUTE = 60_000;
/** Hours that are looked back at, in each run and once an hour: what was missed is sent, on the same day. */
const LOOKS_BACK = 1;
const LOOKS_FAR_BACK = 12;
/** People at a time. */
const AT_ONCE = 10;

/** What came of a run. */
export interface SentReviews {
  readonly sent: number;
  /** Messages that Slack refused; they are tried again on another day. */
  readonly refused: number;
  /** Whether the time was over before everybody had their turn: the next run goes on. */
  readonly isCutShort: boolean;
}

/**
 * @param until wall-clock milliseconds after which nobody else is begun with
 */
export async function dueReviews(ports: Ports, until: number): Promise<SentReviews> {
  const now = ports.clock.now();
  const counts = { sent: 0, refused: 0, isCutShort: false };
  if (ports.messenger === undefined) return counts;
  const back = now % HOUR < MINUTE ? LOOKS_FAR_BACK : LOOKS_BACK;
  for (let hours = back; hours >= 0; hours--) {
    const at = now - hours * HOUR;
    const people = await reviewsAt(ports, at);
    for (let first = 0; first < people.length; first += AT_ONCE) {
      if (ports.clock.now() >= until) return { ...counts, isCutShort: true };
      const some = people.slice(first, first + AT_ONCE);
      for (const outcome of await Promise.all(some.map((id) => sendTo(ports, id, at, now)))) {
        if (outcome !== undefined) counts[outcome] += 1;
      }
    }
  }
  return counts;
}

/** One person on the list of an hour. One that fails does not stop the others. */
async function sendTo(ports: Ports, id: LearnerId, at: number, now: number): Promise<'sent' | 'refused' | undefined> {
  try {
    if (!(await claim(ports, id, at, now))) return undefined;
    const outcome = await send(ports, id, now);
    await forgetReview(ports, id, at);
    return outcome;
  } catch (error) {
    ports.log.error('review-not-sent', error);
    return undefined;
  }
}

/** Moves the person's next review to another day. Answers whether it was due, and this run is the one that did. */
async function claim(ports: Ports, id: LearnerId, at: number, now: number): Promise<boolean> {
  const claimed = { isOurs: false };
  const after = await changeLearner(ports, id, (learner) => {
    claimed.isOurs = false;
    const next = learner.messages?.next;
    if (learner.messages === undefined || next === undefined || next > now) return undefined;
    claimed.isOurs = true;
    return withNextReview({ ...learner, messages: { ...learner.messages, sent: now } }, now);
  });
  const next = after.messages?.next;
  if (claimed.isOurs && next !== undefined) await noteNextReview(ports, id, next);
  // The list is out of date: the person is on that of another hour, or on none.
  if (!claimed.isOurs && (next === undefined || hourOf(next) !== hourOf(at))) await forgetReview(ports, id, at);
  return claimed.isOurs;
}

/** Posts the first question; the others follow in the conversation. */
async function send(ports: Ports, id: LearnerId, now: number): Promise<'sent' | 'refused' | undefined> {
  const request = { id, request: `due ${now}`, cluster: newCluster({ seed: 1, rules: 'course' }) };
  const { prompt } = await askDue(ports, request, await loadLearner(ports, id), false);
  // Answered meanwhile: there is nothing to ask.
  if (prompt === undefined) return undefined;
  const { team, person } = id;
  const posted = await ports.messenger?.post({ team, person }, prompt, { id: person, name: person });
  if (posted === undefined) {
    ports.log.info('review-refused');
    return 'refused';
  }
  await changeLearner(ports, id, ({ messages, ...learner }) =>
    messages === undefined || messages.channel === posted.channel
      ? undefined
      : { ...learner, messages: { ...messages, channel: posted.channel } },
  );
  return 'sent';
}
