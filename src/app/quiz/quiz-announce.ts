/**
 * How a prompt reaches its channel: as a message of the bot where it is a member, else as the answer to whoever asked.
 */
import { isRejected, type Result } from '../../api/rejection';
import { closedPromptReply } from '../../tutor/quiz/closed-prompt';
import { postedReply } from '../../tutor/quiz/discussion';
import type { Topic } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import type { AnswerAddress, ChannelId, Person, Ports, Posted } from '../ports';
import { type Choose, Quiz, type QuizRequest } from './quiz';
import { ask } from './quiz-ask';
import { noteDue } from './quiz-due-index';
import type { StoredQuestion } from './quiz-port';
import { takeLength } from './quiz-length';
import { ADDRESS_FOR, claimPrompt, forgetPrompt, savePosted } from './quiz-prompts';
import { tooLongHere } from './quiz-rejections';

/** A question that a channel is to see, and its prompt. */
export interface Announcement {
  readonly question: StoredQuestion;
  readonly prompt: Reply;
}

/**
 * Shows a question to its channel; what is answered is for whoever asked. A question that needs the bot as a member,
 * where it is none, is taken back.
 * @param address where the request that asks can be answered
 */
export async function announce(
  ports: Ports,
  quiz: Quiz,
  request: QuizRequest,
  announcement: Announcement,
  address: AnswerAddress | undefined,
): Promise<Result<Reply>> {
  const { question, prompt } = announcement;
  const closesIn = question.closesAt - quiz.clock.now();
  const isSecond = question.discussion !== undefined;
  // Who asks from a terminal has no other place to see it.
  const isSlack = address !== undefined;
  const posted = isSlack ? await postPrompt(ports, request.id, announcement, request.person, address) : 'refused';
  if (posted === 'posted') {
    await noteDue(ports.documents, request.id, question, quiz.clock.now());
    return postedReply(request.command, question.id, closesIn, isSecond);
  }
  if (!isSecond && needsMembership(question)) {
    await takeBack(ports, quiz, request, question);
    return tooLongHere(ports.messenger !== undefined, withoutLength(request.command));
  }
  await noteDue(ports.documents, request.id, question, quiz.clock.now());
  return isSlack && ports.messenger !== undefined ? invited(quiz, request.id, prompt) : prompt;
}

function withoutLength(command: string): string {
  const taken = takeLength(command.split(' '));
  return isRejected(taken) ? 'quiz' : taken.rest.join(' ');
}

/** Posts a prompt where the bot is a member; once, however often it is asked for. */
async function postPrompt(
  ports: Ports,
  channel: ChannelId,
  { question, prompt }: Announcement,
  by: Person,
  address: AnswerAddress | undefined,
): Promise<'posted' | 'refused'> {
  const { messenger } = ports;
  if (messenger === undefined && ports.responseUrls === undefined) return 'refused';
  const claim = await claimPrompt(ports, channel, question);
  // Another delivery of this request has posted it, or is about to.
  if (claim !== 'claimed') return messenger !== undefined && claim?.address === undefined ? 'posted' : 'refused';
  const posted = await messenger?.post(channel, prompt, by);
  const isKept = await savePosted(ports, channel, question, posted, usable(address));
  if (posted !== undefined && !isKept) await retireLate(ports, channel, question, posted, by);
  return posted === undefined ? 'refused' : 'posted';
}

/** The question was closed, or discussed, while Slack posted its prompt: nobody can answer below it. */
async function retireLate(
  { quizzes, messenger }: Ports,
  channel: ChannelId,
  { id, question }: StoredQuestion,
  posted: Posted,
  by: Person,
): Promise<void> {
  const now = await quizzes.load(channel, id);
  const because = now?.closing === undefined ? 'discussed' : 'closed';
  await messenger?.update(posted, closedPromptReply(question, { answered: now?.tally?.length ?? 0, because }), by);
}

/** The message with the button is another one than the prompt. */
const usable = (address: AnswerAddress | undefined): AnswerAddress | undefined =>
  address === undefined ? undefined : { url: address.url, replaces: false };

/** Without the bot as a member a prompt cannot be changed after half an hour, and nothing be posted. */
const needsMembership = ({ askedAt, closesAt }: StoredQuestion): boolean => closesAt - askedAt > ADDRESS_FOR;

/**
 * Asks by itself, in the name of whoever wished for it; nobody waits for an answer. Answers `open` where a question is
 * open already, `refused` where the bot is no member: then nothing was asked.
 * @param openFor milliseconds
 * @param lead the first line of the prompt, in the place of who asked
 */
export async function askAsBot(
  ports: Ports,
  request: QuizRequest,
  openFor: number,
  wish?: Topic | Choose,
  lead?: string,
): Promise<'posted' | 'open' | 'refused'> {
  const quiz = new Quiz(ports.quizzes, ports.clock);
  const asking = await ask(quiz, request, wish, openFor);
  if (isRejected(asking) || asking.asked === undefined) return 'open';
  const prompt = lead === undefined ? asking.reply : { ...asking.reply, lead };
  const announcement = { question: asking.asked, prompt };
  const posted = await postPrompt(ports, request.id, announcement, request.person, undefined);
  if (posted === 'refused') await takeBack(ports, quiz, request, asking.asked);
  else await noteDue(ports.documents, request.id, asking.asked, ports.clock.now());
  return posted;
}

/** Nobody has seen it, so nobody misses it. */
async function takeBack(ports: Ports, quiz: Quiz, request: QuizRequest, question: StoredQuestion): Promise<void> {
  const { id } = question;
  await forgetPrompt(ports, request.id, question);
  await quiz.store.close(request.id, id, { request: request.request, at: quiz.clock.now() });
  await quiz.settled(request.id, id);
  await quiz.logs.change(request.id, ({ open, ...log }) => {
    if (open?.id !== id) return undefined;
    return { ...log, asked: log.asked.filter((one) => one.id !== id) };
  });
}

/** Says once in a channel what the bot can do where it is a member. */
async function invited(quiz: Quiz, channel: ChannelId, prompt: Reply): Promise<Reply> {
  const log = await quiz.store.loadLog(channel);
  if (log.invited === true) return prompt;
  await quiz.store.saveLog(channel, { ...log, version: log.version + 1, invited: true });
  const line = 'Invite me for longer ones: /invite @kube-tutor';
  return { ...prompt, footer: [...(prompt.footer ?? []), line], text: `${prompt.text} ${line}.` };
}
