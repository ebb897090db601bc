/**
 * What the whole channel should see besides the answer to the request at hand: a quiz question whose time is over, or
 * that was closed by a request which was cut off.
 */
import { scheduleRests } from '../../tutor/quiz/schedule-replies';
import type { Reply } from '../../tutor/reply';
import { newChannel } from '../new-channel';
import type { ChannelId, Person, Ports } from '../ports';
import { Quiz } from './quiz';
import { afterClosing, isUndone } from './quiz-closed';
import type { QuizLog } from './quiz-port';
import { loadSchedule } from '../schedules/schedule';

/** The request at hand. */
interface Asked {
  readonly id: ChannelId;
  readonly person: Person;
  readonly text: string;
  readonly request: string;
}

/** What a quiz has to say to the channel, and who closed the question. */
export interface QuizNews {
  readonly reply: Reply;
  readonly by: Person;
}

/** What follows the closing of a question is begun while so many milliseconds are left. */
const AFTER_CLOSING = 1_300;

/**
 * Undefined, as a rule. Besides, what the last closing left to do is done.
 * @param delivered whether the answer to the request reached Slack
 * @param left milliseconds until Slack must have an answer
 */
export async function quizNews(
  request: Asked,
  delivered: boolean,
  left: number,
  ports: Ports,
): Promise<QuizNews | undefined> {
  const { clusters, quizzes, clock } = ports;
  const quiz = new Quiz(quizzes, clock);
  const log = await quizzes.loadLog(request.id);
  if (delivered) await quiz.logs.noteShown(request.id, request.request, log);
  if (log.closed !== undefined && isUndone(log) && left > AFTER_CLOSING) {
    await afterClosing(ports, quiz, request.id, await quiz.settled(request.id, log.closed.id));
  }
  if (!quiz.logs.hasNews(log)) return unposted(request, log, ports);
  const record = (await clusters.load(request.id)) ?? newChannel(request.id);
  const asked = { ...request, command: request.text, record };
  const missed = await quiz.missed(asked, log);
  if (missed !== undefined) {
    const { request: closer, by = request.person } = missed.closing;
    return { reply: quiz.reveal({ ...asked, request: closer }, missed), by };
  }
  const question = await quiz.due(request.id, log);
  if (question === undefined) return undefined;
  const reply = await quiz.closeNow(asked, question);
  return reply.audience === 'channel' ? { reply, by: request.person } : undefined;
}

/** Tells a channel once that its scheduled questions could not be posted. */
async function unposted(request: Asked, log: QuizLog, ports: Ports): Promise<QuizNews | undefined> {
  const { unposted: isNews, ...told } = log;
  // Asked again after the answer to a question: nobody looks at what comes back.
  if (isNews === undefined || log.closed?.request === request.request) return undefined;
  const saved = await ports.quizzes.saveLog(request.id, { ...told, version: log.version + 1 });
  const rest = (await loadSchedule(ports, request.id))?.rest;
  // Somebody may have started it again, or ended it.
  if (saved === 'conflict' || rest?.why !== 'refused') return undefined;
  return { reply: scheduleRests(rest.because), by: request.person };
}
