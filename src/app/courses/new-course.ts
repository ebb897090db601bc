/**
 * `course new NAME #a #b start 2026-12-01 weekdays 10:00 Europe/Berlin pace 2 rules course`: what was typed, or chosen in
 * the form, as a course.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Rules } from '../../cluster/state';
import { tenQuestions } from '../../tutor/courses/ten-questions';
import { printable } from '../../tutor/typed';
import type { Person } from '../ports';
import { refusal } from '../refusal';
import { dueAfter } from '../schedules/due-times';
import { channelsIn, peopleIn } from './course-ids';
import { type Course, MOST_CHANNELS, MOST_HELPERS, withNext } from './course';
import { readCourseDate } from './course-date';
import { readCourseTimes } from './course-times';

/** Who wants a course, where and when. */
export interface CourseWish {
  readonly by: Person;
  /** Slack's id of the channel where it was typed. */
  readonly channel: string;
  readonly now: number;
}

/** Forms of the verb are no names. */
const RESERVED = [
  ...['new', 'list', 'show', 'set', 'add', 'remove', 'pause', 'resume', 'end', 'delete', 'allow', 'deny', 'before'],
  ...['after', 'tests', 'here', 'start', 'pace', 'rules', 'with'],
];

const USUAL_PACE = 2;
const MOST_PACE = 7;

/** @param words what follows `course new` */
export function readCourse(words: readonly string[], wish: CourseWish): Result<Course> {
  const [typed = '', ...rest] = words;
  const id = typed.toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,29}$/.test(id) || RESERVED.includes(id)) return badName(typed);
  const taken = partsOf(rest);
  const channels = channelsIn(taken.rest, wish.channel);
  if (isRejected(channels)) return channels;
  if (channels.found.length === 0) return noChannel(id);
  if (channels.found.length > MOST_CHANNELS) {
    return refusal(`A course has at most ${MOST_CHANNELS} channels.`, 'Make two of it.', ['course list']);
  }
  const helpers = peopleIn(channels.rest);
  if (isRejected(helpers)) return helpers;
  if (helpers.found.length > MOST_HELPERS) {
    return refusal(`At most ${MOST_HELPERS} people may change a course.`, 'Name fewer of them.', ['course list']);
  }
  const times = readCourseTimes(helpers.rest);
  if (isRejected(times)) return times;
  const pace = readPace(taken.pace);
  if (isRejected(pace)) return pace;
  const rules = readRules(taken.rules);
  if (isRejected(rules)) return rules;
  const begins = readCourseDate(taken.start, times.zone, wish.now);
  if (isRejected(begins)) return begins;
  const course: Course = {
    form: 1,
    id,
    by: wish.by,
    helpers: helpers.found.filter((person) => person !== wish.by.id),
    channels: channels.found,
    begins: dueAfter(times, begins - 1),
    times,
    pace,
    rules,
    questions: tenQuestions(wish.now % 0x7fffffff),
    madeAt: wish.now,
    paused: 0,
  };
  return withNext(course, wish.now);
}

interface Parts {
  readonly start?: string;
  readonly pace?: string;
  readonly rules?: string;
  readonly rest: readonly string[];
}

/** Takes out what has a word before it. */
function partsOf(words: readonly string[]): Parts {
  const named: Partial<Record<'start' | 'pace' | 'rules', string>> = {};
  const rest: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? '';
    const key = (['start', 'pace', 'rules'] as const).find((one) => one === word.toLowerCase());
    if (key === undefined) rest.push(word);
    else named[key] = words[++place] ?? '';
  }
  return { ...named, rest };
}

/** @param typed a number of lessons a week */
export function readPace(typed: string | undefined): Result<number> {
  if (typed === undefined) return USUAL_PACE;
  const pace = /^\d$/.test(typed) ? Number(typed) : 0;
  if (pace >= 1 && pace <= MOST_PACE) return pace;
  return refusal(`The pace is a number of lessons a week: 1 to ${MOST_PACE}.`, 'For example: pace 2', ['help course']);
}

export function readRules(typed = 'course'): Result<Rules> {
  const word = typed.toLowerCase();
  if (word === 'course' || word === 'kubernetes') return word;
  return refusal(
    'Rules are course or kubernetes.',
    'course: a StatefulSet is only scaled or deleted. kubernetes: as in real clusters.',
    ['help course'],
  );
}

function badName(typed: string): Rejection {
  const said = typed === '' ? 'A course needs a name.' : `"${printable(typed)}" is no name for a course.`;
  return refusal(said, 'Small letters, digits and hyphens, at most 30: autumn-2026', ['course new', 'help course']);
}

function noChannel(id: string): Rejection {
  return refusal('A course needs channels.', `This one alone: /kube course new ${id} here`, [`course new ${id} here`]);
}
