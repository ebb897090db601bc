/**
 * Times as people type them: `weekdays 10:00 Europe/Berlin`, `mon,thu 9:30`, `every day at 10`, `Fridays 4pm UTC`. In any
 * order; what was not said is left out.
 */
import type { Rejection } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import { badDays, badTime, severalTimes } from './schedule-rejections';
import { ALL_DAYS, WORKING_DAYS } from './due-times';
import { DAY_NAMES } from './times-in-words';

interface Time {
  readonly hour: number;
  readonly minute: number;
}

export interface ReadTimes {
  readonly days?: readonly number[];
  readonly time?: Time;
  /** As it was typed; it may be no zone at all. */
  readonly zone?: string;
}

/** Words that say nothing here. */
const FILLERS = [
  'every',
  'each',
  'at',
  'on',
  'and',
  '+',
  'in',
  'the',
  'for',
  'from',
  'time',
  'zone',
  'timezone',
  'oclock',
];
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  weekday: WORKING_DAYS,
  workday: WORKING_DAYS,
  weekend: [0, 6],
  day: ALL_DAYS,
  daily: ALL_DAYS,
  everyday: ALL_DAYS,
};
const NAMES = DAY_NAMES.map((name) => name.toLowerCase());
/** What people write besides the beginning of the name. */
const SHORT: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 };

export function readTimes(typed: string): ReadTimes | Rejection {
  const days = new Set<number>();
  const times: Time[] = [];
  const zone: string[] = [];
  for (const word of wordsOf(typed)) {
    const named = daysOf(word);
    if (named !== undefined) named.forEach((day) => days.add(day));
    else if (/^[-+]?\d|^noon$|^midnight$/.test(word)) {
      const time = timeOf(word);
      if (time === undefined) return badTime(word);
      times.push(time);
    } else if (!FILLERS.includes(word)) {
      const near = days.size === 0 ? nearestDay(word) : undefined;
      if (near !== undefined) return badDays(word, near, typed.replace(word, near));
      zone.push(word);
    }
  }
  const [time, another] = times;
  if (another !== undefined) return severalTimes();
  return {
    ...(days.size === 0 ? {} : { days: [...days].sort((a, b) => a - b) }),
    ...(time === undefined ? {} : { time }),
    ...(zone.length === 0 ? {} : { zone: zone.join(' ') }),
  };
}

/** A comma is a blank, and a dash between two days is `to`: both ends and all between are meant. */
function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .replace(/o['\u2019]clock/g, '')
    .replace(/\bwork(ing)?[ -]days?\b/g, 'weekdays')
    .replace(/\bweek[ -](days?|ends?)\b/g, 'week$1')
    .replace(/(\d) ?([ap])\.?m\b\.?/g, '$1$2m')
    .replace(RANGE, (whole, from: string, to: string) => {
      const [first, last] = [daysOf(from)?.[0], daysOf(to)?.[0]];
      return first === undefined || last === undefined ? whole : daysFrom(first, last);
    })
    .split(/[\s,;&]+/)
    .filter((word) => word !== '');
}

const RANGE = /\b([a-z]{2,9})(?: ?[-\u2013\u2014]+ ?| (?:to|till|until|through|thru) )([a-z]{2,9})\b(?![/_])/g;

/** The names of the days from one to the other, over the end of the week if need be. */
function daysFrom(first: number, last: number): string {
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => NAMES[(first + index) % 7]).join(' ');
}

/** A day, or a group of days, with a slip; zones have other names. */
function nearestDay(word: string): string | undefined {
  return word.length < 4 || word.includes('/') ? undefined : nearest(word, [...NAMES, ...Object.keys(GROUPS)]);
}

function daysOf(word: string): readonly number[] | undefined {
  const one = word.replace(/s$/, '');
  const group = Object.hasOwn(GROUPS, one) ? GROUPS[one] : undefined;
  if (group !== undefined) return group;
  const found = NAMES.findIndex((name) => word.length >= 2 && (name.startsWith(word) || name === one));
  const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined;
  const day = found === -1 ? (short ?? shortOf(one)) : found;
  return day === undefined ? undefined : [day];
}

/** `mons`, `weds`. */
function shortOf(word: string): number | undefined {
  const found = NAMES.findIndex((name) => word.length === 3 && name.startsWith(word));
  return found === -1 ? undefined : found;
}

function timeOf(word: string): Time | undefined {
  if (word === 'noon') return { hour: 12, minute: 0 };
  if (word === 'midnight') return { hour: 0, minute: 0 };
  const [, hours = '', minutes = '0', half] = /^(\d{1,2})(?:[:.h](\d{2}))?(?:h|([ap])m)?$/.exec(word) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hours === '' || minute > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : { hour, minute };
  return hour < 1 || hour > 12 ? undefined : { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute };
}
