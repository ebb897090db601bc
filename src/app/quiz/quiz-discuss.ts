/**
 * `quiz discuss`: ends the first round of a question without its answer, and asks once more after people have talked.
 * As when it is closed, one conditional write decides who began the discussion.
 */
import { isRejected, type Result } from '../../api/rejection';
import { closedPromptReply } from '../../tutor/quiz/closed-prompt';
import { discussionReply, suggestReply, wouldHelp } from '../../tutor/quiz/discussion';
import { rightOption } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import type { AnswerAddress, Ports } from '../ports';
import type { Quiz, QuizRequest } from './quiz';
import { announce } from './quiz-announce';
import { dueOf, forgetDue } from './quiz-due-index';
import type { StoredQuestion } from './quiz-port';
import { retirePrompt } from './quiz-prompts';
import { tooFewToDiscuss } from './quiz-rejections';

/** Fewer have nobody to convince. */
const FEWEST = 2;

/** Lets people discuss a question; it is open for as long again as it was. */
export async function discuss(
  ports: Ports,
  quiz: Quiz,
  request: QuizRequest,
  id: string,
  address: AnswerAddress | undefined,
): Promise<Result<Reply>> {
  const question = await quiz.find(request, id);
  if (isRejected(question)) return question;
  if (question.closing !== undefined) return quiz.reveal(request, await quiz.settled(request.id, id));
  if (quiz.isOver(question)) return quiz.closeNow(request, question);
  if (question.discussion === undefined) {
    const answered = (await quiz.count(request.id, question)).length;
    if (answered < FEWEST) return tooFewToDiscuss(answered);
    const { person: by, request: name } = request;
    const at = quiz.clock.now();
    const closesAt = at + question.closesAt - question.askedAt;
    await quiz.store.discuss(request.id, id, { by, request: name, at }, closesAt);
  }
  const now = (await quiz.store.load(request.id, id)) ?? question;
  if (now.closing !== undefined) return quiz.reveal(request, await quiz.settled(request.id, id));
  if (now.discussion?.request !== request.request) return quiz.prompt(now, 'asker');
  return begin(ports, quiz, request, { before: question, now }, address);
}

async function begin(
  ports: Ports,
  quiz: Quiz,
  request: QuizRequest,
  { before, now }: { readonly before: StoredQuestion; readonly now: StoredQuestion },
  address: AnswerAddress | undefined,
): Promise<Result<Reply>> {
  await quiz.logs.noteOpen(request.id, now);
  const answered = (await quiz.count(request.id, now)).length;
  const closesIn = now.closesAt - quiz.clock.now();
  const prompt = discussionReply(now.question, { id: now.id, closesIn, answered });
  const first = closedPromptReply(now.question, { answered, because: 'discussed' });
  const isFirst = before.discussion === undefined;
  // At once: each of both may wait for Slack, and somebody waits for both.
  const [reply] = await Promise.all([
    announce(ports, quiz, request, { question: now, prompt }, address),
    isFirst ? retirePrompt(ports, request.id, before, first, now.askedBy) : undefined,
    isFirst ? forgetDue(ports.documents, dueOf(request.id, before)) : undefined,
  ]);
  return reply;
}

/** What to say to who closes a question whose answers differ so much that a discussion would help; else undefined. */
export async function suggestion(quiz: Quiz, request: QuizRequest, id: string): Promise<Reply | undefined> {
  const question = await quiz.store.load(request.id, id);
  if (question === undefined || question.discussion !== undefined || question.closing !== undefined) return undefined;
  if (quiz.isOver(question)) return undefined;
  const chosen = (await quiz.count(request.id, question)).map(({ letter }) => letter);
  const { letter: right } = rightOption(question.question);
  return wouldHelp(chosen, right) ? suggestReply(id, chosen.length) : undefined;
}
