/**
 * Why a schedule stays as it is. Only the person who asked reads it.
 */
import type { Rejection } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';
import { nearestTimeZone } from '../time-zone';

/** A schedule that works, in the words of a command. */
export const EXAMPLE = 'quiz schedule weekdays 10:00 Europe/Berlin';
const HINT = `For example: /kube ${EXAMPLE}, or mon,thu 9:30`;

export const badTime = (word: string): Rejection =>
  refusal(`"${printable(word)}" is no time of day.`, HINT, [EXAMPLE, 'quiz schedule']);

export const severalTimes = (): Rejection =>
  refusal('A channel is asked at one time of day.', HINT, [EXAMPLE, 'quiz schedule']);

export const noTime = (days: string, zone: string): Rejection =>
  refusal(
    'At what time of the day?',
    HINT,
    [9, 10, 16].map((hour) => `quiz schedule ${days} ${hour}:00 ${zone}`),
  );

/** @param meant the schedule with that day, in the words of a command */
export const badDays = (word: string, near: string, meant: string): Rejection =>
  refusal(`I know no day "${printable(word)}".`, `Did you mean ${near}?`, [`quiz schedule ${meant}`, 'quiz schedule']);

/** @param rest the schedule without its zone, in the words of a command */
export function unknownZone(typed: string, rest: string): Rejection {
  if (/[+-] ?\d/.test(typed)) return offsetOnly(typed, rest);
  const near = nearestTimeZone(typed);
  return refusal(
    `I know no time zone "${printable(typed)}".`,
    near === undefined
      ? 'Its name is a continent and a city: Europe/Berlin, America/New_York. Or UTC.'
      : `Did you mean ${near}?`,
    [`quiz schedule ${rest} ${near ?? 'UTC'}`, 'quiz schedule'],
  );
}

/** Most places have another offset in summer: a number does not say where people are. */
const offsetOnly = (typed: string, rest: string): Rejection =>
  refusal(
    `"${printable(typed)}" does not say when clocks change.`,
    'Name a continent and a city: Europe/Berlin, America/New_York. Or UTC.',
    [`quiz schedule ${rest} UTC`, 'quiz schedule'],
  );

export const unknownSchedule = (word: string, near: string): Rejection =>
  refusal(`A schedule does not know "${printable(word)}".`, `Did you mean quiz schedule ${near}?`, [
    `quiz schedule ${near}`,
    'quiz schedule',
  ]);

export const noToken = (): Rejection =>
  refusal('This bot cannot ask by itself: it has no token of Slack.', 'Ask by hand: /kube quiz', ['quiz']);

export const nothingScheduled = (): Rejection =>
  refusal('No question is scheduled in this channel.', HINT, [EXAMPLE, 'quiz']);

export const badPause = (): Rejection =>
  refusal('A pause lasts days, weeks or months.', 'For example: /kube quiz schedule pause 2w', [
    'quiz schedule pause 2w',
    'quiz schedule pause',
  ]);

export const nothingToSkip = (): Rejection =>
  refusal('There is no next question to skip: none comes.', 'To have them again: /kube quiz schedule on', [
    'quiz schedule on',
    'quiz schedule',
  ]);
