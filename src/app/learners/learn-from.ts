/**
 * Learns from a question that is over: each answer moves the cards of whoever gave it. It may be called again for the
 * same question, and does no harm then.
 */
import type { Question } from '../../tutor/quiz/question';
import { type Ports, StoreError } from '../ports';
import type { CountedAnswer, Tally } from '../quiz/quiz-port';
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

/**
 * Never throws: the reveal is worth more. Answers whether everybody was learned from; if not, it is to be called again.
 */
export async function learnFrom(ports: Outside, team: string, { id, question, tally }: Counted): Promise<boolean> {
  const { clock, log } = ports;
  const until = clock.now() + WITHIN;
  let isDone = true;
  for (let first = 0; first < tally.length; first += AT_ONCE) {
    if (clock.now() > until) {
      log.info('not-learned', { people: tally.length - first });
      return false;
    }
    const learning = tally.slice(first, first + AT_ONCE).map((one) => learnFromOne(ports, team, { id, question }, one));
    isDone = (await Promise.all(learning)).every(Boolean) && isDone;
  }
  return isDone;
}

/** One answer, also one that came too late for the channel. Never throws; answers false where another try may help. */
export async function learnFromOne(
  ports: Outside,
  team: string,
  { id, question }: Omit<Counted, 'tally'>,
  { person, ...given }: CountedAnswer,
): Promise<boolean> {
  try {
    const answer = { id, question, ...given };
    await changeWithReviews(ports, { team, person }, (learner, now) => withAnswer(learner, answer, now));
    return true;
  } catch (error) {
    ports.log.error('not-learned', error);
    return isDamaged(error);
  }
}

/** What is stored of this person cannot be read, today or tomorrow. */
const isDamaged = (error: unknown): boolean =>
  error instanceof StoreError && ['corrupt', 'foreign', 'newer'].includes(error.code);

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
