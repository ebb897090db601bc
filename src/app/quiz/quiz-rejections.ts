/**
 * Why the quiz did not do what was asked. Only the person who asked reads it.
 */
import type { Rejection } from '../../api/rejection';
import { PREDICTIONS } from '../../tutor/quiz/predictions';
import { TOPICS } from '../../tutor/quiz/question';
import { printable } from '../../tutor/typed';

const rejection = (message: string, hint: string, fixes: readonly string[]): Rejection => ({
  rejected: true,
  code: 'Tutor',
  message,
  hint,
  fixes,
});

export const unknownQuestion = (): Rejection =>
  rejection('This channel has no such question.', 'A question belongs to the channel that it was asked in.', ['quiz']);

export const unknownLetter = (id: string): Rejection =>
  rejection('An answer is one of A, B, C and D.', `For example: /kube quiz answer ${id} A`, [`quiz change ${id}`]);

export const notAnswered = (id: string): Rejection =>
  rejection('You have not answered this question.', 'Choose one of its options first.', [`quiz change ${id}`]);

export const unknownForm = (word: string): Rejection =>
  rejection(`There is no quiz about "${printable(word)}".`, `A quiz is about one of: ${TOPICS.join(', ')}.`, ['quiz']);

export const unknownPrediction = (name: string | undefined): Rejection =>
  rejection(
    name === undefined ? 'What is to be predicted?' : `There is no prediction "${printable(name)}".`,
    `There are: ${PREDICTIONS.map(({ template }) => template).join(', ')}.`,
    ['quiz'],
  );

export const othersWereFaster = (command: string): Rejection =>
  rejection('Nothing was changed: others were faster. Try again.', 'Many people act in this channel at once.', [
    command,
  ]);

export const noOpenQuestion = (): Rejection =>
  rejection('No question is open in this channel.', 'A question is open until its time is over.', ['quiz']);

/**
 * @param hasBot whether the bot could become a member
 * @param command what was typed, without the length
 */
export const tooLongHere = (hasBot: boolean, command: string): Rejection =>
  rejection(
    'More than 25m needs me as a member here.',
    hasBot
      ? 'Type /invite @kube-tutor first; then I post the question, and close it when its time is over.'
      : 'This kube-tutor has no bot token, so it cannot be a member: 25m is the longest.',
    [`${command} 25m`, command],
  );

export const badLength = (word: string): Rejection =>
  rejection(
    `A question cannot be open for "${printable(word)}".`,
    'It is open for 1m to 24h; 10m when you say nothing. For example: /kube quiz 30m',
    ['quiz 5m', 'quiz'],
  );

export const tooFewToDiscuss = (answered: number): Rejection =>
  rejection(
    answered === 0 ? 'Nobody has answered yet.' : 'One person has answered so far.',
    'A discussion needs two who chose an option.',
    ['quiz change', 'quiz close'],
  );

export const unknownReport = (typed: string): Rejection =>
  rejection(
    typed === '' ? 'Which report?' : `There is no report "${printable(typed)}".`,
    'Looks wrong? below an answer makes one and tells its number: /kube quiz report 12, or report 12 replay',
    ['quiz'],
  );
