/**
 * What is said about courses to those who lead one: the list, one look over all channels, before and after.
 */
import { cut, spread } from '../../diagram/text/columns';
import { button } from '../button';
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import type { Comparison } from './comparison';

/** A course in a list. */
export interface CourseEntry {
  readonly id: string;
  readonly channels: number;
  readonly state: string;
}

/** One look over a course. Channels are written `{#C123}`, which becomes a link with their name. */
export interface CourseLook {
  readonly id: string;
  /** What it is set to, and where it stands: rows of a table. */
  readonly rows: readonly (readonly [string, string])[];
  readonly lessons: number;
  readonly planned: number;
  readonly channels: readonly ChannelLook[];
  readonly buttons: readonly Button[];
}

export interface ChannelLook {
  readonly channel: string;
  readonly lessons: number;
  readonly asked: number;
  readonly answered: number;
  readonly isRefused: boolean;
}

const LIST: Button = { label: 'All courses', run: 'course list' };
const NEW: Button = { label: 'New course', run: 'course new' };

export function courseList(courses: readonly CourseEntry[], pressed: boolean): Reply {
  const count = courses.length === 1 ? '1 course' : `${courses.length === 0 ? 'No' : courses.length} courses`;
  const headline = `${count} in this workspace${courses.length === 0 ? ' yet' : ''}`;
  const notice = 'A course leads many channels through the lessons at one pace, with ten questions before and after.';
  return {
    ...asked('course list', pressed),
    headline,
    ...(courses.length === 0
      ? {}
      : { picture: courses.slice(0, 15).map(({ id, channels, state }) => spread(id, `${channels} ch. ${state}`)) }),
    notice: courses.length > 15 ? `${notice} ${courses.length - 15} more are not shown.` : notice,
    buttons: [NEW, ...courses.slice(0, 2).map(({ id }) => button(`Show ${id}`, `course ${id}`)), LESSONS],
    text: spoken([
      headline,
      ...courses.map(({ id, channels, state }) => `${id}: ${channels} channels, ${state}`),
      notice,
    ]),
  };
}

const LESSONS: Button = { label: 'All lessons', run: 'lesson list' };

export function courseLook(look: CourseLook, pressed: boolean): Reply {
  const { id, rows, lessons, planned, channels, buttons } = look;
  const behind = channels.filter((one) => one.lessons < planned - 1).length;
  const count = channels.length === 1 ? '1 channel' : `${channels.length} channels`;
  const headline = cut(`${id}: ${count}, ${behind === 0 ? 'all on time' : `${behind} behind`}`, 60);
  const lines = standingLines(channels, lessons);
  const isAnySilent = channels.some(({ isRefused }) => isRefused);
  const notes = [
    'Numbers: questions of the course that somebody answered, of those asked.',
    ...(isAnySilent ? ['*: the bot may not post there. Type /invite @kube-tutor in it.'] : []),
  ];
  return {
    ...asked(`course ${id}`, pressed),
    headline,
    picture: rows.map(([name, value]) => spread(name, value)),
    notice: [...lines, ...notes].join('\n'),
    buttons,
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`), ...lines, ...notes]),
  };
}

/** `3 of 13 lessons: {#C1} 8/10, {#C2} 7/10`: those who are behind first. */
function standingLines(channels: readonly ChannelLook[], lessons: number): readonly string[] {
  const counts = [...new Set(channels.map((one) => one.lessons))].sort((a, b) => a - b);
  return counts.map((count) => {
    const there = channels.filter((one) => one.lessons === count);
    return `${count} of ${lessons} lessons: ${there.map(channelText).join(', ')}`;
  });
}

const channelText = ({ channel, asked: all, answered, isRefused }: ChannelLook): string =>
  `{#${channel}}${isRefused ? '*' : ''} ${answered}/${all}`;

/** Before and after, channel by channel. */
export function courseTests(
  id: string,
  all: Comparison,
  channels: readonly { readonly channel: string; readonly comparison: Comparison }[],
  pressed: boolean,
): Reply {
  const shown = channels.flatMap(({ channel, comparison: { people, shares } }) =>
    shares === undefined
      ? []
      : [`{#${channel}} ${percent(shares.before)} to ${percent(shares.after)}, ${people} people`],
  );
  const hidden = channels.length - shown.length;
  const headline =
    all.shares === undefined
      ? 'Fewer than 5 people answered before and after'
      : `${percent(all.shares.before)} right before, ${percent(all.shares.after)} after`;
  const notes = [
    'The same people and the same questions, right before and right after.',
    ...(hidden === 0 ? [] : [`Not shown: ${hidden} of ${channels.length} channels, where fewer than 5 did both.`]),
  ];
  const notice = [...shown, ...notes].join('\n');
  return {
    ...asked(`course tests ${id}`, pressed),
    headline,
    notice,
    buttons: [button(`Show ${id}`, `course ${id}`), LIST],
    text: spoken([headline, ...shown, ...notes]),
  };
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How a channel stands in its course, for anybody there. */
export function courseHere(
  facts: {
    readonly id: string;
    readonly lessons: number;
    readonly all: number;
    readonly planned: number;
    readonly rows: readonly (readonly [string, string])[];
    readonly next?: { readonly id: string; readonly number: number };
    /** A question of the course that was not asked here yet. */
    readonly hasQuestion: boolean;
  },
  pressed: boolean,
): Reply {
  const { id, lessons, all, planned, rows, next, hasQuestion } = facts;
  const headline = cut(`Course ${id}: ${lessons} of ${all} lessons done here`, 60);
  const notice =
    lessons >= planned
      ? 'This channel keeps up with the plan. It may go on at any time.'
      : `By now the plan has ${planned} lesson${planned === 1 ? '' : 's'}.`;
  return {
    ...asked('course', pressed),
    headline,
    picture: rows.map(([name, value]) => spread(name, value)),
    notice,
    buttons: [
      ...(hasQuestion ? [{ label: 'Next question', run: 'course question' }] : []),
      ...(next === undefined ? [] : [button(`Start lesson ${next.number}`, `lesson start ${next.id}`)]),
      LESSONS,
      LIST,
    ],
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`), notice]),
  };
}

/** That something about a course was changed. */
export function courseChanged(
  facts: {
    readonly command: string;
    readonly headline: string;
    readonly notice: string;
    readonly buttons: readonly Button[];
  },
  pressed: boolean,
): Reply {
  const { command, headline, notice, buttons } = facts;
  return { ...asked(command, pressed), headline, notice, buttons, text: spoken([headline, notice]) };
}

/** What the bot posts in a channel when the plan reaches another lesson. */
export function lessonDue(facts: {
  readonly course: string;
  readonly id: string;
  readonly number: number;
  readonly all: number;
  readonly title: string;
  readonly minutes: number;
  readonly isFirst: boolean;
}): Reply {
  const { course, id, number, all, title, minutes, isFirst } = facts;
  const headline = cut(`Lesson ${number}: ${title}`, 60);
  const start = isFirst ? ['This channel is in a course: one lesson after the other.'] : [];
  const notice = `Lesson ${number} of ${all}, about ${minutes} minutes. The cluster here is kept meanwhile.`;
  return {
    audience: 'channel',
    command: `lesson start ${id}`,
    lead: `course ${course}, for {channel}`,
    headline,
    story: start,
    notice,
    buttons: [button(`Start lesson ${number}`, `lesson start ${id}`), { label: 'All lessons', run: 'lesson list' }],
    text: spoken([headline, ...start, notice]),
  };
}

function asked(command: string, pressed: boolean) {
  return { audience: 'asker' as const, isPersonal: true as const, command, pressed, story: [] };
}
