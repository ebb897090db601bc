/**
 * Sends the reviews that are due to who wants them. May run twice, late, or in two places at once: whoever moves the
 * time of a person's next review forward sends it, and nobody else.
 */
import { newCluster } from '../../cluster/new-cluster';
import type { Ports } from '../ports';
import { changeLearner, type Learner, type LearnerId, loadLearner, type ReviewMessages } from './learner';
import { askDue } from './review';
import { forgetReview, hourOf, noteNextReview, reviewsAt, withNextReview } from './review-calendar';
import { USUAL_HOURS, withinHours } from './review-hours';
import { WorkspaceChoices } from '../workspace/workspace-settings';

const HOUR = 60 * 60_000;
const MINUTE = 60_000;
/** Hours that are looked back at, in each run and once an hour: nobody who was missed is lost. */
const LOOKS_BACK = 1;
const LOOKS_FAR_BACK = 47;
/** What is later than this is put off to the person's next hours; so is what would come outside of them. */
const TOO_LATE = 12 * HOUR;
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

/** Moves the person's next review forward. Answers whether one is to be sent now, and by this run. */
async function claim(ports: Ports, id: LearnerId, at: number, now: number): Promise<boolean> {
  const claimed = { isSent: false };
  const after = await changeLearner(ports, id, (learner) => {
    claimed.isSent = false;
    const { messages, hours = USUAL_HOURS } = learner;
    const next = messages?.next;
    if (messages === undefined || next === undefined || next > now) return undefined;
    claimed.isSent = now - next <= TOO_LATE && withinHours(now, hours) === now;
    return withNextReview(claimed.isSent ? withSent(learner, messages, now) : learner, now);
  });
  const next = after.messages?.next;
  const isOnThisList = next !== undefined && hourOf(next) === hourOf(at);
  // Also where nothing was due: whoever moved it may have been cut off before the person stood on the other list.
  if (next !== undefined && !isOnThisList) await noteNextReview(ports, id, next);
  if (!claimed.isSent && !isOnThisList) await forgetReview(ports, id, at);
  return claimed.isSent;
}

function withSent(learner: Learner, messages: ReviewMessages, now: number): Learner {
  const { last = 0 } = learner;
  const { unanswered = 0 } = messages;
  return { ...learner, messages: { ...messages, sent: now, unanswered: unanswered > last ? unanswered : now } };
}

/** Posts the first question; the others follow in the conversation. */
async function send(ports: Ports, id: LearnerId, now: number): Promise<'sent' | 'refused' | undefined> {
  // The workspace wants no messages of the bot.
  if (!(await new WorkspaceChoices(ports).of(id.team)).hasMessages) return undefined;
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
