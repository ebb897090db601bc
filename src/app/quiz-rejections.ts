/**
 * Why the quiz did not do what was asked. Only the person who asked reads it.
 */
import type { Rejection } from '../api/rejection';
import { PREDICTIONS } from '../tutor/quiz/predictions';
import { TOPICS } from '../tutor/quiz/question';
import { printable } from '../tutor/typed';

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
