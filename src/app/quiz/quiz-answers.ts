/**
 * What one person does with an open question: answer it, say how sure, change it. All of it is private.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Letter } from '../../tutor/quiz/question';
import { changeReply, receiptReply } from '../../tutor/quiz/receipt';
import type { Reply } from '../../tutor/reply';
import type { Quiz, QuizRequest, Settled } from './quiz';
import { firstLetter } from './quiz-count';
import type { Confidence, CountedAnswer, StoredAnswer, StoredQuestion } from './quiz-port';
import { notAnswered, othersWereFaster } from './quiz-rejections';

/** Requests that an answer remembers, to know one that is delivered again. */
const REMEMBERED = 8;
const TRIES = 8;

/** What becomes of a person's answer; undefined stands for none yet. */
type Change = (
  before: StoredAnswer | undefined,
  now: number,
) => Result<Pick<StoredAnswer, 'letter' | 'confidence' | 'at'>>;

/** Told of an answer that came too late for the channel. */
export type OnLate = (question: Settled, answer: CountedAnswer) => Promise<unknown>;

/** An answer that may turn out to be too late. */
interface Late {
  readonly answer: CountedAnswer;
  readonly onLate: OnLate | undefined;
}

/**
 * Takes an answer in, or the place of the one that this person gave before. One that comes too late is shown what is
 * right, and is passed on to `onLate` where this person gave none in time.
 */
export function answer(
  quiz: Quiz,
  request: QuizRequest,
  id: string,
  letter: Letter,
  onLate?: OnLate,
): Promise<Result<Reply>> {
  const late: Late = { answer: { person: request.person.id, letter }, onLate };
  return change(quiz, request, id, (_, now) => ({ letter, at: now }), late);
}

/** Notes how sure a person is of the answer that was given. */
export function setConfidence(
  quiz: Quiz,
  request: QuizRequest,
  id: string,
  confidence: Confidence,
): Promise<Result<Reply>> {
  return change(quiz, request, id, (before) =>
    before === undefined ? notAnswered(id) : { letter: before.letter, at: before.at, confidence },
  );
}

/** Shows the options to one person once more. */
export async function offerChange(quiz: Quiz, request: QuizRequest, id: string): Promise<Result<Reply>> {
  const question = await openQuestion(quiz, request, id);
  if (!('question' in question)) return question;
  const given = await quiz.store.loadAnswer(request.id, id, request.person.id);
  if (given === undefined) return quiz.prompt(question, 'asker');
  return changeReply(question.question, { id, command: request.command, letter: given.letter });
}

async function change(quiz: Quiz, request: QuizRequest, id: string, by: Change, late?: Late): Promise<Result<Reply>> {
  const question = await openQuestion(quiz, request, id, late);
  if (!('question' in question)) return question;
  // The instant at which the question was found open is the one that counts, and so is its round.
  const stored = await store(quiz, request, question, (before) => by(before, question.at));
  if (isRejected(stored)) return stored;
  const now = await quiz.store.load(request.id, id);
  if (now?.closing !== undefined) return quiz.reveal(request, await overFor(quiz, request, id, late), late?.answer);
  const { letter, confidence } = stored;
  return receiptReply({ id, command: request.command, letter, confidence });
}

/** The question while it can be answered; else what there is to say. */
async function openQuestion(
  quiz: Quiz,
  request: QuizRequest,
  id: string,
  late?: Late,
): Promise<(StoredQuestion & { readonly at: number }) | Reply | Rejection> {
  const question = await quiz.find(request, id);
  if (isRejected(question)) return question;
  if (question.closing !== undefined) {
    return quiz.reveal(request, await overFor(quiz, request, id, late), late?.answer);
  }
  const at = quiz.clock.now();
  if (at <= question.closesAt) return { ...question, at };
  const closed = await quiz.closeNow(request, question);
  const now = await quiz.store.load(request.id, id);
  // A discussion began at the last instant: the second round takes the answer.
  if (now !== undefined && now.closing === undefined) return { ...now, at: quiz.clock.now() };
  await overFor(quiz, request, id, late);
  return closed;
}

/** A question that is over, once the late answer to it was passed on. */
async function overFor(quiz: Quiz, request: QuizRequest, id: string, late: Late | undefined): Promise<Settled> {
  const settled = await quiz.settled(request.id, id);
  const isLate = late !== undefined && settled.tally.every(({ person }) => person !== late.answer.person);
  if (isLate) await late.onLate?.(settled, late.answer);
  return settled;
}

/** Saves the changed answer, unless this request did before. Of one person's answers the one stored last counts. */
async function store(
  quiz: Quiz,
  request: QuizRequest,
  { id, discussion }: StoredQuestion,
  by: (before: StoredAnswer | undefined) => ReturnType<Change>,
): Promise<Result<StoredAnswer>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await quiz.store.loadAnswer(request.id, id, request.person.id);
    if (before?.requests.includes(request.request) === true) return before;
    const changed = by(before);
    if (isRejected(changed)) return changed;
    // An answer of the second round stays one, also for a request that was on its way since the first.
    const isSecond = before?.round === 2 || (discussion !== undefined && changed.letter !== before?.letter);
    const first = before === undefined ? undefined : firstLetter(before);
    const next: StoredAnswer = {
      ...changed,
      ...(isSecond ? { round: 2 as const, ...(first === undefined ? {} : { first }) } : {}),
      person: request.person.id,
      version: (before?.version ?? 0) + 1,
      requests: [...(before?.requests ?? []), request.request].slice(-REMEMBERED),
    };
    if ((await quiz.store.saveAnswer(request.id, id, next)) === 'saved') return next;
  }
  return othersWereFaster(request.command);
}
