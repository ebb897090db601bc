/**
 * The stored form of what belongs to a quiz, or to the progress of a channel: JSON beside the number of its form. Reading checks it, so that damaged or
 * foreign data is refused before anybody works with it.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { StoreError } from '../app/ports';
import type { CourseLog } from '../app/course-log';
import type { QuizLog, StoredAnswer, StoredQuestion } from '../app/quiz-port';

type Item = Record<string, AttributeValue>;

/** Version of the form that is written. */
const QUIZ_FORM = 1;

/** The attributes that hold a value. */
export function writeForm(value: object): Item {
  return { form: { N: String(QUIZ_FORM) }, body: { S: JSON.stringify(value) } };
}

/** The value that `writeForm` wrote, once `isRight` agrees. Throws StoreError for anything else. */
export function readForm<T>(item: Item, what: string, isRight: (value: Fields) => value is Fields & T): T {
  const form = Number(item.form?.N);
  if (!Number.isInteger(form) || item.body?.S === undefined) {
    throw new StoreError('foreign', `${what} of this channel was not written by kube-tutor`);
  }
  if (form > QUIZ_FORM) throw new StoreError('newer', `${what} was saved by a newer program (form ${form})`);
  let value: unknown;
  try {
    value = JSON.parse(item.body.S);
  } catch (error) {
    throw new StoreError('corrupt', `${what} of this channel is not JSON`, { cause: error });
  }
  if (!isRecord(value) || !isRight(value)) throw new StoreError('corrupt', `${what} of this channel is incomplete`);
  return value;
}

type Fields = Readonly<Record<string, unknown>>;

export function checkLog(log: Fields): log is Fields & QuizLog {
  return isVersion(log.version) && isList(log.asked, (one) => isText(one.template) && isText(one.id));
}

export function checkCourse(log: Fields): log is Fields & CourseLog {
  const isShown = Array.isArray(log.shown) && log.shown.every(isText);
  return isVersion(log.version) && isShown && isList(log.people, (one) => isText(one.person));
}

export function checkQuestion(stored: Fields): stored is Fields & StoredQuestion {
  const { question, closing, tally } = stored;
  return (
    isText(stored.id) &&
    isText(stored.request) &&
    Number.isFinite(stored.closesAt) &&
    isRecord(question) &&
    isText(question.ask) &&
    isRecord(question.reveal) &&
    isList(
      question.options,
      (option) => isLetter(option.letter) && isText(option.text) && isText(option.explanation),
    ) &&
    (closing === undefined || (isRecord(closing) && isText(closing.request))) &&
    (tally === undefined || isList(tally, (counted) => isText(counted.person) && isLetter(counted.letter)))
  );
}

export function checkAnswer(answer: Fields): answer is Fields & StoredAnswer {
  const { person, letter, version, at, requests } = answer;
  return isText(person) && isLetter(letter) && isVersion(version) && Number.isFinite(at) && Array.isArray(requests);
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isLetter = (value: unknown): boolean => typeof value === 'string' && /^[A-D]$/.test(value);
const isVersion = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const isList = (value: unknown, isRight: (one: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((one) => isRecord(one) && isRight(one));
