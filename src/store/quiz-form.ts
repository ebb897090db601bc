/**
 * The stored form of what belongs to a quiz, or to the progress of a channel: JSON beside the number of its form. Reading
 * checks it, so that damaged or foreign data is refused before anybody works with it.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Fields, isFields } from '../api/fields';
import type { CourseLog } from '../app/course-log';
import { StoreError } from '../app/ports';
import { isLetter, isList, isQuestion, isText } from '../app/quiz/question-check';
import type { QuizLog, StoredAnswer, StoredQuestion } from '../app/quiz/quiz-port';

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
  if (!isFields(value) || !isRight(value)) throw new StoreError('corrupt', `${what} of this channel is incomplete`);
  return value;
}

export function checkLog(log: Fields): log is Fields & QuizLog {
  return isVersion(log.version) && isList(log.asked, (one) => isText(one.template) && isText(one.id));
}

export function checkCourse(log: Fields): log is Fields & CourseLog {
  const isShown = Array.isArray(log.shown) && log.shown.every(isText);
  return isVersion(log.version) && isShown && isList(log.people, (one) => isText(one.person));
}

export function checkQuestion(stored: Fields): stored is Fields & StoredQuestion {
  const { askedBy, askedAt, closesAt, question, discussion, closing, tally } = stored;
  return (
    isText(stored.id) &&
    isText(stored.request) &&
    isPerson(askedBy) &&
    [askedAt, closesAt].every(Number.isFinite) &&
    isQuestion(question) &&
    (discussion === undefined || (isFields(discussion) && isText(discussion.request) && isPerson(discussion.by))) &&
    (closing === undefined || isClosing(closing)) &&
    (tally === undefined || isList(tally, isCounted))
  );
}

const isPerson = (value: unknown): boolean => isFields(value) && isText(value.id) && typeof value.name === 'string';

const isClosing = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.request) &&
  (value.by === undefined || isPerson(value.by)) &&
  (value.at === undefined || Number.isFinite(value.at));

const isCounted = ({ person, letter, first = 'A' }: Fields): boolean =>
  isText(person) && isLetter(letter) && isLetter(first);

export function checkAnswer(answer: Fields): answer is Fields & StoredAnswer {
  const { version, at, requests } = answer;
  return isCounted(answer) && isVersion(version) && Number.isFinite(at) && Array.isArray(requests);
}

const isVersion = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
