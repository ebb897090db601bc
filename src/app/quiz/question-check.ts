/**
 * Whether something that was stored is a question that can be shown: one that is damaged is refused where it is read,
 * before anybody works with it.
 */
import { type Fields, isFields } from '../../api/fields';
import type { Question } from '../../tutor/quiz/question';

export function isQuestion(value: unknown): value is Question {
  if (!isFields(value)) return false;
  const { template, ask, situation, options, reveal, picture } = value;
  return (
    [template, ask, situation].every(isText) &&
    isList(options, isOption) &&
    options.filter(({ misconception }) => misconception === undefined).length === 1 &&
    isFields(reveal) &&
    [reveal.story, reveal.picture ?? [], picture ?? []].every(areLines)
  );
}

const isOption = ({ letter, text, explanation }: Fields): boolean =>
  isLetter(letter) && isText(text) && isText(explanation);

const areLines = (value: unknown): boolean => Array.isArray(value) && value.every((line) => typeof line === 'string');

export const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const isLetter = (value: unknown): boolean => typeof value === 'string' && /^[A-D]$/.test(value);
export const isList = (value: unknown, isRight: (one: Fields) => boolean): value is readonly Fields[] =>
  Array.isArray(value) && value.every((one) => isFields(one) && isRight(one));
