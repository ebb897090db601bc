/**
 * Learns from a question that is over: each answer moves the cards of whoever gave it. It may be called again for the
 * same question, and does no harm then.
 */
import type { Question } from '../../tutor/quiz/question';
import type { Ports } from '../ports';
import type { CountedAnswer, Tally } from '../quiz-port';
import { withAnswer } from './answer';
import { changeLearner, type Learner, type LearnerId } from './learner';
import { noteNextReview, withNextReview } from './review-calendar';

/** A question that was closed and counted. */
interface Counted {
  readonly id: string;
  readonly question: Question;
  readonly tally: Tally;
}

type Outside = Pick<Ports, 'documents' | 'clock' | 'log'>;

/** People at a time, and milliseconds after which no more are begun: somebody waits for the reveal. */
const AT_ONCE = 25;
const WITHIN = 600;

/** Never throws: the reveal is worth more. Who was left out is learned from when the question is shown again. */
export async function learnFrom(ports: Outside, team: string, { id, question, tally }: Counted): Promise<void> {
  const { clock, log } = ports;
  const until = clock.now() + WITHIN;
  for (let first = 0; first < tally.length; first += AT_ONCE) {
    if (clock.now() > until) {
      log.info('not-learned', { people: tally.length - first });
      return;
    }
    const learning = tally.slice(first, first + AT_ONCE).map((one) => learnFromOne(ports, team, { id, question }, one));
    await Promise.all(learning);
  }
}

/** One answer, also one that came too late for the channel. Never throws. */
export async function learnFromOne(
  ports: Outside,
  team: string,
  { id, question }: Omit<Counted, 'tally'>,
  { person, ...given }: CountedAnswer,
): Promise<void> {
  try {
    const answer = { id, question, ...given };
    await changeWithReviews(ports, { team, person }, (learner, now) => withAnswer(learner, answer, now));
  } catch (error) {
    ports.log.error('not-learned', error);
  }
}

/** Changes what is known of a person, and when they are to be reviewed next. */
export async function changeWithReviews(
  ports: Pick<Ports, 'documents' | 'clock'>,
  id: LearnerId,
  change: (learner: Learner, now: number) => Learner | undefined,
): Promise<Learner> {
  const now = ports.clock.now();
  const before: { next?: number | undefined } = {};
  const after = await changeLearner(ports, id, (learner) => {
    before.next = learner.messages?.next;
    const changed = change(learner, now);
    return changed === undefined ? undefined : withNextReview(changed, now);
  });
  const next = after.messages?.next;
  if (next !== undefined && next !== before.next) await noteNextReview(ports, id, next);
  return after;
}
