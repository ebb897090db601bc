/**
 * Asks a channel a question: one at a time, none twice, and the same one for a request that is delivered again.
 */
import type { Result } from '../../api/rejection';
import { type Chosen, nextQuestion } from '../../tutor/quiz/bank';
import type { Topic } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import type { Choose, Quiz, QuizRequest } from './quiz';
import { quizId } from './quiz-id';
import type { Pin, QuizLog, StoredQuestion } from './quiz-port';
import { othersWereFaster } from './quiz-rejections';

/** Milliseconds in which a question can be answered, unless another time was asked for. */
export const OPEN_FOR = 10 * 60_000;
/** Tries before a write gives way to others. */
const TRIES = 8;

/** What a request for a question gets; with the question, where the channel is to see it now. */
export interface Asking {
  readonly reply: Reply;
  readonly asked?: StoredQuestion;
}

/**
 * Asks the channel a question. One that is open already is shown to the person again.
 * @param wish a topic, or the choice itself, from the templates that the channel was asked already
 * @param openFor milliseconds in which it can be answered
 */
export async function ask(
  quiz: Quiz,
  request: QuizRequest,
  wish?: Topic | Choose,
  openFor = OPEN_FOR,
): Promise<Result<Asking>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const log = await quiz.store.loadLog(request.id);
    const before = await askedBefore(quiz, request, log);
    if (before !== undefined) return before;
    const chosen = choiceOf(request, templates(log), wish);
    const now = quiz.clock.now();
    const pin = pinOf(chosen, request);
    const made: StoredQuestion = {
      id: quizId(request.id.team, request.id.channel, request.request, String(log.version)),
      request: request.request,
      askedBy: request.person,
      askedAt: now,
      closesAt: now + openFor,
      ...(pin === undefined ? {} : { pin }),
      question: chosen.question,
    };
    // The same request, delivered twice at once, makes the same id: the first one's question is asked.
    const created = await quiz.store.create(request.id, made);
    const asked = created === 'saved' ? made : ((await quiz.store.load(request.id, made.id)) ?? made);
    const { template } = asked.question;
    const next: QuizLog = {
      ...log,
      version: log.version + 1,
      asked: [
        ...log.asked.filter((one) => chosen.asked.includes(one.template)),
        { template, id: asked.id, request: request.request },
      ],
      open: { id: asked.id, closesAt: asked.closesAt },
    };
    if ((await quiz.store.saveLog(request.id, next)) === 'saved') {
      return { reply: quiz.prompt(asked, 'channel'), asked };
    }
  }
  return othersWereFaster(request.command);
}

/** What a request for a question gets when it was delivered before, or when a question is still open. */
async function askedBefore(quiz: Quiz, request: QuizRequest, log: QuizLog): Promise<Asking | undefined> {
  const again = log.asked.find((one) => one.request === request.request);
  const closedByThis = log.closed?.request === request.request ? log.closed : undefined;
  const id = (again ?? closedByThis ?? log.open)?.id;
  const question = id === undefined ? undefined : await quiz.store.load(request.id, id);
  if (question === undefined) return undefined;
  if (question.closing !== undefined) {
    if (again === undefined && closedByThis === undefined) return undefined;
    return { reply: quiz.reveal(request, await quiz.settled(request.id, question.id)) };
  }
  if (quiz.isOver(question)) return { reply: await quiz.closeNow(request, question) };
  if (again === undefined) return { reply: quiz.prompt(question, 'asker') };
  return { reply: quiz.prompt(question, 'channel'), asked: question };
}

const templates = (log: QuizLog): readonly string[] => log.asked.map(({ template }) => template);

function choiceOf({ record }: QuizRequest, asked: readonly string[], wish: Topic | Choose | undefined): Chosen {
  return typeof wish === 'function' ? wish(asked) : nextQuestion(record.cluster, asked, wish);
}

function pinOf(chosen: Chosen, { record }: QuizRequest): Pin | undefined {
  if (chosen.example !== undefined) return { example: chosen.example };
  return chosen.question.isOwn ? { version: record.version } : undefined;
}
