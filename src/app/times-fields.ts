/**
 * Days, time and zone as fields of a form, and what is wrong in them.
 */
import { type Filled, type FormField, textIn } from '../tutor/form/fields';
import type { DueTimes } from './schedules/due-times';
import { daysToType, timeInWords } from './schedules/times-in-words';
import { nearestTimeZone, readTimeZone } from './time-zone';

const DAYS: readonly (readonly [string, string])[] = [
  ['weekdays', 'Monday to Friday'],
  ['daily', 'Every day'],
  ['mon,wed,fri', 'Monday, Wednesday, Friday'],
  ['tue,thu', 'Tuesday and Thursday'],
];

/** @param times as they are now */
export function timesFields(times: DueTimes): readonly FormField[] {
  const now = daysToType(times.days);
  const known = DAYS.some(([value]) => value === now);
  const options = [...DAYS, ...(known ? [] : [[now, now.replaceAll(',', ', ')] as const])];
  return [
    {
      ...{ name: 'days', label: 'Days', kind: 'choice', value: now },
      options: options.map(([value, label]) => ({ value, label })),
    },
    { name: 'time', label: 'Time of day', kind: 'time', value: timeInWords(times).padStart('00:00'.length, '0') },
    {
      ...{ name: 'zone', label: 'Time zone', kind: 'text', value: times.zone },
      help: 'A continent and a city, such as Europe/Berlin. Or UTC.',
    },
  ];
}

/** What is wrong in them, by the name of the field. */
export function timesErrors(filled: Filled): Readonly<Record<string, string>> {
  const typed = textIn(filled, 'zone');
  const near = nearestTimeZone(typed);
  return {
    ...(/^\d{1,2}:\d{2}$/.test(textIn(filled, 'time')) ? {} : { time: 'A time of day, such as 10:00.' }),
    ...(readTimeZone(typed) !== undefined
      ? {}
      : { zone: near === undefined ? 'A continent and a city: Europe/Berlin. Or UTC.' : `Did you mean ${near}?` }),
  };
}

/** `weekdays 10:00 Europe/Berlin`, of fields without errors. */
export function timesWords(filled: Filled): string {
  return [textIn(filled, 'days'), textIn(filled, 'time'), readTimeZone(textIn(filled, 'zone')) ?? ''].join(' ');
}
