/**
 * What follows the closing of a question, besides the answer that the channel sees: its prompt loses its buttons, and
 * everybody's review learns from it. Whoever comes next does it where the one who closed it was cut off; done twice it
 * does no harm.
 */
import { closedPromptReply } from '../../tutor/quiz/closed-prompt';
import { learnFrom } from '../learners/learn-from';
import type { ChannelId, Ports } from '../ports';
import type { Quiz, Settled } from './quiz';
import { dueOf, forgetDue } from './quiz-due-index';
import type { QuizLog } from './quiz-port';
import { retirePrompt } from './quiz-prompts';

/** Never throws. Answers whether all was done; what is left undone comes with the next request. */
export async function afterClosing(ports: Ports, quiz: Quiz, channel: ChannelId, settled: Settled): Promise<boolean> {
  const answered = settled.tally.length;
  const closed = closedPromptReply(settled.question, { answered, because: 'closed' });
  const { discussion, ...firstRound } = settled;
  // Of the first round only where whoever let it be discussed was cut off.
  const rounds = discussion === undefined ? [settled] : [settled, firstRound];
  try {
    const [isLearned] = await Promise.all([
      learnFrom(ports, channel.team, settled),
      ...rounds.map((round) => retirePrompt(ports, channel, round, closed, settled.askedBy)),
    ]);
    if (!isLearned) return false;
    await forgetDue(ports.documents, dueOf(channel, settled));
    await quiz.logs.change(channel, (log) =>
      log.closed?.id === settled.id ? { ...log, closed: { ...log.closed, done: true } } : undefined,
    );
    return true;
  } catch (error) {
    ports.log.error('quiz-left-undone', error);
    return false;
  }
}

/** Whether something of this is left to do for the question that was closed last. */
export function isUndone({ closed }: QuizLog): boolean {
  return closed?.at !== undefined && closed.done !== true;
}
