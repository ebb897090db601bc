/**
 * A person's review: asks about what is due, one question at a time, at most three in one go, and shows each answer at
 * once. The questions of a go are one document, so that a button pressed twice finds what was made of the first press.
 */
import type { Fields } from '../../api/fields';
import { own } from '../../api/own';
import type { Result } from '../../api/rejection';
import type { ClusterState } from '../../cluster/state';
import type { Letter, Question } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import { reviewPrompt, reviewReceipt, reviewReveal, reviewStanding } from '../../tutor/review/review-replies';
import { questionAbout } from '../../tutor/review/variant';
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import type { Ports } from '../ports';
import { isLetter, isList, isQuestion, isText } from '../quiz/question-check';
import { quizId } from '../quiz/quiz-id';
import type { Confidence } from '../quiz/quiz-port';
import { refusal } from '../refusal';
import { withAnswer } from './answer';
import { dueBeliefs, type Learner, type LearnerId, loadLearner, nextDue } from './learner';
import { changeWithReviews } from './learn-from';

/** Questions of one go. */
const MOST_AT_ONCE = 3;
/** Milliseconds after which a go is over, and an open question is asked anew. */
const GO = 60 * 60_000;
const OPEN = 24 * GO;
/** Seconds for which a go is kept. */
const KEPT = 14 * DAYS;

/** The questions of one go, and how far they are. */
interface Go {
  /** Wall-clock milliseconds. */
  readonly begun: number;
  readonly items: readonly Item[];
}

interface Item {
  readonly id: string;
  /** The request that asked it: delivered again, it gets the same question. */
  readonly request: string;
  /** The idea that was due. */
  readonly belief: string;
  readonly question: Question;
  readonly letter?: Letter;
  readonly confidence?: Confidence;
  /** Present once the answer was shown: from then on nothing changes. */
  readonly shown?: true;
}

export type ReviewPorts = Pick<Ports, 'documents' | 'clock'>;

/** Who is reviewed, and by which request. */
export interface ReviewRequest {
  readonly id: LearnerId;
  readonly request: string;
  /** What predictions of an example are made from. */
  readonly cluster: ClusterState;
}

const reviewPlace = (owner: LearnerId): Place => ({ owner, name: 'REVIEW' });

/**
 * Asks the next question that is due, or says that none is.
 * @param goesOn whether it belongs to the go before
 */
export async function askReview(ports: ReviewPorts, request: ReviewRequest, goesOn: boolean): Promise<Reply> {
  const learner = await loadLearner(ports, request.id);
  const asked = await askDue(ports, request, learner, goesOn);
  return asked.prompt ?? standingOf(learner, ports.clock.now(), goesOn ? asked.count : 0);
}

/** The question that is due, with how many there were in this go; without one where none is. */
export async function askDue(
  ports: ReviewPorts,
  request: ReviewRequest,
  learner: Learner,
  goesOn: boolean,
): Promise<{ readonly prompt?: Reply; readonly count: number }> {
  const { documents, clock } = ports;
  const now = clock.now();
  const go = await changeDocument(documents, reviewPlace(request.id), isGo, KEPT, (before) => {
    if (before !== undefined && openIn(before, request.request, now) !== undefined) return undefined;
    const items = before !== undefined && goesOn && now < before.begun + GO ? before.items : [];
    if (items.length >= MOST_AT_ONCE) return undefined;
    const item = nextItem(learner, request, now, items);
    if (item === undefined) return undefined;
    return { begun: items.length === 0 ? now : before!.begun, items: [...items, item] };
  });
  const count = go?.items.length ?? 0;
  const open = go === undefined ? undefined : openIn(go, request.request, now);
  if (go === undefined || open === undefined) return { count };
  return { count, prompt: open.shown === true ? await reveal(ports, request.id, go, open) : promptOf(go, open) };
}

/** Notes a letter; it can be changed until the answer is shown. */
export async function answerReview(
  ports: ReviewPorts,
  id: LearnerId,
  item: string,
  letter: Letter,
): Promise<Result<Reply>> {
  return withItem(ports, id, item, (before) => ({ ...before, letter }), reviewReceiptOf);
}

/** Shows the answer, and counts it. */
export async function revealReview(
  ports: ReviewPorts,
  id: LearnerId,
  item: string,
  confidence: Confidence | undefined,
): Promise<Result<Reply>> {
  const shown = (before: Item): Item =>
    before.letter === undefined
      ? before
      : { ...before, ...(confidence === undefined ? {} : { confidence }), shown: true };
  return withItem(ports, id, item, shown, (go, one) => promptOf(go, one));
}

/** Changes a question of the go, unless its answer was shown; that is shown again then. */
async function withItem(
  ports: ReviewPorts,
  id: LearnerId,
  item: string,
  change: (before: Item) => Item,
  replyOf: (go: Go, item: Item) => Reply,
): Promise<Result<Reply>> {
  const go = await changeDocument(ports.documents, reviewPlace(id), isGo, KEPT, (before) => {
    const found = before?.items.find((one) => one.id === item);
    if (before === undefined || found === undefined || found.shown === true) return undefined;
    return { ...before, items: before.items.map((one) => (one === found ? change(one) : one)) };
  });
  const found = go?.items.find((one) => one.id === item);
  if (go === undefined || found === undefined) return overRejection();
  return found.shown === true && found.letter !== undefined ? reveal(ports, id, go, found) : replyOf(go, found);
}

const overRejection = () =>
  refusal('This question of your review is over.', 'What is due now: /kube review', ['review', 'progress']);

const reviewReceiptOf = (go: Go, item: Item): Reply =>
  item.letter === undefined ? promptOf(go, item) : reviewReceipt(item.letter, placeOf(go, item));

function promptOf(go: Go, item: Item): Reply {
  return item.letter === undefined
    ? reviewPrompt(item.question, placeOf(go, item))
    : reviewReceipt(item.letter, placeOf(go, item));
}

/** Counts the answer, if that has not happened, and shows it. */
async function reveal(ports: ReviewPorts, id: LearnerId, go: Go, item: Item): Promise<Reply> {
  const { question, belief, confidence, letter = 'A' } = item;
  const sure = confidence === undefined ? {} : { confidence };
  const learner = await changeWithReviews(ports, id, (before, now) => {
    const others = dueBeliefs(before, now).filter((one) => one !== belief && asksOf(question, one));
    return withAnswer(before, { id: item.id, question, letter, beliefs: [belief, ...others], ...sure }, now);
  });
  const now = ports.clock.now();
  const comesBack = (own(learner.cards, belief)?.due ?? now) - now;
  const hasNext = go.items.length < MOST_AT_ONCE && dueBeliefs(learner, now).length > 0;
  return reviewReveal(question, placeOf(go, item), { letter, ...sure, comesBack, hasNext });
}

/** The question that is not over: of this request, or asked not long ago. */
function openIn({ begun, items }: Go, request: string, now: number): Item | undefined {
  const same = items.find((item) => item.request === request);
  const last = items.at(-1);
  return same ?? (last !== undefined && last.shown !== true && now < begun + OPEN ? last : undefined);
}

const asksOf = ({ about, options }: Question, belief: string): boolean =>
  about === belief || options.some(({ misconception }) => misconception === belief);

/**
 * A question about what has been due for longest, if possible one that this go did not ask. An idea that nothing asks
 * about any more is passed over.
 */
function nextItem(
  learner: Learner,
  { id, request, cluster }: ReviewRequest,
  now: number,
  items: readonly Item[],
): Item | undefined {
  let second: Item | undefined;
  for (const belief of dueBeliefs(learner, now)) {
    if (items.some((item) => item.belief === belief)) continue;
    const { asked, answers } = own(learner.cards, belief)!;
    const question = questionAbout({ belief, asked, answers }, cluster);
    if (question === undefined) continue;
    const item = { id: quizId(id.team, id.person, belief, String(answers), request), request, belief, question };
    if (!items.some((one) => one.question.template === question.template)) return item;
    second ??= item;
  }
  return second;
}

function standingOf(learner: Learner, now: number, asked: number): Reply {
  const wait = nextDue(learner, now);
  const next = wait === undefined ? undefined : wait - now;
  const messages = learner.messages !== undefined;
  if (asked >= MOST_AT_ONCE) {
    return reviewStanding({ kind: 'enough', asked, due: dueBeliefs(learner, now).length, next }, messages);
  }
  const isNew = Object.keys(learner.cards).length === 0;
  return reviewStanding(isNew ? { kind: 'nothing learned' } : { kind: 'nothing due', next }, messages);
}

const placeOf = ({ items }: Go, { id }: Item) => ({ id, number: items.findIndex((item) => item.id === id) + 1 });

const isGo: Check<Go> = (value): value is typeof value & Go =>
  Number.isFinite(value.begun) && isList(value.items, isItem);

const isItem = ({ id, request, belief, question, letter = 'A' }: Fields): boolean =>
  [id, request, belief].every(isText) && isQuestion(question) && isLetter(letter);
