/**
 * Closes the questions whose time is over, of all channels: what a timer runs every minute. Where it fires twice, one of
 * both closes a question and shows the answer; where it was cut off, the next one goes on.
 */
import { randomUUID } from 'node:crypto';
import type { Reply } from '../../tutor/reply';
import { leadBack } from '../exercises/lead-back';
import type { NoteTime } from '../lateness';
import { newChannel } from '../new-channel';
import type { Ports } from '../ports';
import { Quiz, type QuizRequest } from './quiz';
import { afterClosing } from './quiz-closed';
import { type Due, dueBy, forgetDue, noteDue } from './quiz-due-index';
import { isUnshown } from './quiz-logs';
import type { StoredQuestion } from './quiz-port';
import { loadPrompt, openAddress } from './quiz-prompts';

/** Questions at a time: many are asked at the same minute, and each waits for Slack. */
const AT_ONCE = 5;

export interface ClosedByTime {
  /** Questions that were looked at, and those that were left for the next time because the time was over. */
  readonly done: number;
  readonly left: number;
}

/**
 * Never throws for one question: the others come nevertheless.
 * @param until wall-clock milliseconds after which no further question is begun
 * @param noteTime hears of each question that is closed when it was to be closed
 */
export async function closeDue(ports: Ports, until: number, noteTime: NoteTime = () => {}): Promise<ClosedByTime> {
  const due = await dueBy(ports.documents, ports.clock.now());
  let done = 0;
  while (done < due.length && ports.clock.now() <= until) {
    const some = due.slice(done, done + AT_ONCE);
    await Promise.all(some.map((one) => tryToClose(ports, one, noteTime)));
    done += some.length;
  }
  return { done, left: due.length - done };
}

async function tryToClose(ports: Ports, due: Due, noteTime: NoteTime): Promise<void> {
  try {
    await closeOne(ports, due, noteTime);
  } catch (error) {
    ports.log.error('quiz-not-closed', error);
  }
}

async function closeOne(ports: Ports, due: Due, noteTime: NoteTime): Promise<void> {
  const { clusters, quizzes, clock } = ports;
  const { channel, id } = due;
  const quiz = new Quiz(quizzes, clock);
  const question = await quizzes.load(channel, id);
  if (question === undefined) return forgetDue(ports.documents, due);
  if (question.closing === undefined && !quiz.isOver(question)) {
    // A discussion gave it more time; whoever began that may have been cut off before it had another entry.
    await noteDue(ports.documents, channel, question, clock.now());
    return forgetDue(ports.documents, due);
  }
  const record = (await clusters.load(channel)) ?? newChannel(channel);
  if (question.closing === undefined) noteTime(due.at);
  // Each run is a request of its own, so that the answer is shown by the one that closed it.
  const request: QuizRequest = {
    ...{ id: channel, person: question.askedBy, record },
    ...{ request: `due-${randomUUID()}`, command: `quiz close ${id}` },
  };
  const isShown = question.closing === undefined ? closeAndShow : showAgain;
  if (!(await isShown(ports, quiz, request, question))) return;
  const { closed } = await quizzes.loadLog(channel);
  const isUndone = closed?.id === id && closed.done !== true;
  if (!isUndone || (await afterClosing(ports, quiz, channel, await quiz.settled(channel, id)))) {
    await forgetDue(ports.documents, due);
  }
}

type Step = (ports: Ports, quiz: Quiz, request: QuizRequest, question: StoredQuestion) => Promise<boolean>;

/** Answers false when another request was faster: that one goes on. */
const closeAndShow: Step = async (ports, quiz, request, question) => {
  const reveal = await quiz.closeNow(request, question);
  if (reveal.audience !== 'channel') return false;
  if (await show(ports, request, question, reveal)) {
    await quiz.logs.noteShown(request.id, request.request, await quiz.store.loadLog(request.id));
  }
  return true;
};

/** Shows the answer that whoever closed the question did not show. Answers false while that one may still do it. */
const showAgain: Step = async (ports, quiz, request, question) => {
  const log = await quiz.store.loadLog(request.id);
  if (log.open?.id === question.id) {
    // Whoever closed it was cut off before the log knew.
    await quiz.logs.noteClosed(request.id, question.id, question.closing?.request ?? '');
    return false;
  }
  if (log.closed?.id !== question.id || !isUnshown(log.closed)) return true;
  if (!quiz.logs.isLost(log.closed)) return false;
  const missed = await quiz.missed(request, log);
  if (missed === undefined) return true;
  const reveal = quiz.reveal({ ...request, request: missed.closing.request }, missed);
  if (!(await show(ports, request, question, reveal))) await quiz.logs.noteUnshown(request.id, question.id);
  return true;
};

/** As the bot, or to an address that is still open; else whoever types next in the channel sees it. */
async function show(ports: Ports, { id }: QuizRequest, question: StoredQuestion, answer: Reply): Promise<boolean> {
  const by = question.closing?.by ?? question.askedBy;
  const reveal = await leadBack(answer, id, ports);
  if ((await ports.messenger?.post(id, reveal, by)) !== undefined) return true;
  const url = openAddress(ports, (await loadPrompt(ports, id, question)) ?? {});
  return url !== undefined && (await ports.responseUrls?.post(url, reveal, by)) === true;
}
