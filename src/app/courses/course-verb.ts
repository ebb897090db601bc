/**
 * `/kube course`: leads many channels through the lessons at one pace. Only who made a course, or was named, changes it.
 */
import { nearest } from '../../commands/grammar/near-miss';
import type { Rejection, Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { courseHere, courseList, courseLook, courseTests } from '../../tutor/courses/course-replies';
import { printable } from '../../tutor/typed';
import type { Reply } from '../../tutor/reply';
import { answeringWith, type ChannelContext, type ChannelVerb } from '../channel-verb';
import { refusal } from '../refusal';
import { loadChannelCourse } from './channel-course';
import { type Course, lessonIds, loadCourse, loadCourses, mayChange, plannedLessons, roundOf } from './course';
import { endCourse, pauseCourse, resumeCourse, startRound } from './course-life';
import { changeChannels, letChange } from './course-members';
import { makeCourse } from './make-course';
import { askHere } from './course-question';
import { nextOf } from './course-round';
import { lessonsDone, standingOf } from './course-standing';
import { rowsForAll, rowsOf, stateOf } from './course-words';
import { setCourse } from './set-course';

export const course: ChannelVerb = {
  name: 'course',
  aliases: ['courses'],
  usage: 'course [NAME | new | list | set | add | remove | pause | end | before | after] [--yes]',
  summary: 'leads many channels through the lessons at one pace',
  examples: ['course', 'course list', 'course new autumn here weekdays 10:00 Europe/Berlin pace 2'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  keepsCluster: true,
  act: answeringWith(formOf),
};

async function formOf({ positional, flags }: Words, context: ChannelContext): Promise<Result<Reply>> {
  const [first = '', ...rest] = positional;
  const form = first.toLowerCase();
  switch (form) {
    case '':
      return here(context);
    case 'list':
    case 'all':
      return list(context);
    case 'new':
    case 'create':
      return makeCourse(rest, context);
    case 'question':
      return askHere(context);
    case 'show':
      return withCourse(rest, context, (found) => look(found, context));
    case 'tests':
    case 'results':
      return withCourse(rest, context, (found) => tests(found, context));
    case 'add':
    case 'remove':
      return withCourse(rest, context, (found, more) => changeChannels(found, form, more, context));
    case 'allow':
    case 'deny':
      return withCourse(rest, context, (found, more) => letChange(found, form, more, context));
    case 'set':
    case 'change':
    case 'settings':
      return withCourse(rest, context, (found, more) => setCourse(found, more, context));
    case 'pause':
      return withCourse(rest, context, (found) => pauseCourse(found, context));
    case 'resume':
    case 'continue':
      return withCourse(rest, context, (found) => resumeCourse(found, context));
    case 'end':
    case 'stop':
      return withCourse(rest, context, (found) => endCourse(found, flags.has('yes'), context));
    case 'before':
    case 'after':
      return withCourse(rest, context, (found) => startRound(found, form, context));
    default:
      return withCourse([first, ...rest], context, (found) => look(found, context));
  }
}

/** Finds the course that is named, or that the channel is in, for somebody who may change it. */
async function withCourse(
  [typed, ...rest]: readonly string[],
  context: ChannelContext,
  use: (course: Course, rest: readonly string[]) => Promise<Result<Reply>> | Result<Reply>,
): Promise<Result<Reply>> {
  const { ports, id, person } = context;
  const name = typed?.toLowerCase() ?? (await loadChannelCourse(ports, id))?.course;
  if (name === undefined) {
    return refusal('Which course? Say its name.', 'All of them: /kube course list', ['course list']);
  }
  const found = await loadCourse(ports, id.team, name);
  if (found === undefined) return unknownCourse(name, await loadCourses(ports, id.team));
  if (!mayChange(found, person.id)) {
    return refusal(
      `Course ${found.id} belongs to ${printable(found.by.name)}.`,
      'Only who made it, and whom they named, see all channels and change it.',
      ['course', 'course list'],
    );
  }
  return use(found, rest);
}

const FORMS = [
  'new',
  'list',
  'set',
  'add',
  'remove',
  'pause',
  'resume',
  'end',
  'before',
  'after',
  'tests',
  'allow',
  'deny',
];

function unknownCourse(name: string, courses: readonly Course[]): Rejection {
  const near = nearest(name, [...FORMS, ...courses.map(({ id }) => id)]);
  return refusal(
    `There is no course "${printable(name)}".`,
    near === undefined ? 'All of them: /kube course list' : `Did you mean ${near}?`,
    [...(near === undefined ? [] : [`course ${near}`]), 'course list'],
  );
}

async function list({ ports, id, pressed }: ChannelContext): Promise<Reply> {
  const now = ports.clock.now();
  const courses = await loadCourses(ports, id.team);
  const entries = courses.map((one) => ({ id: one.id, channels: one.channels.length, state: stateOf(one, now) }));
  return courseList(entries, pressed);
}

/** The course of this channel; the list where it is in none. */
async function here(context: ChannelContext): Promise<Reply> {
  const { ports, id, pressed } = context;
  const channel = await loadChannelCourse(ports, id);
  const found = channel === undefined ? undefined : await loadCourse(ports, id.team, channel.course);
  if (channel === undefined || found === undefined) return list(context);
  const now = ports.clock.now();
  const ids = lessonIds();
  const done = context.record.exercisesDone ?? [];
  const next = ids.findIndex((one) => !done.includes(one));
  const round = roundOf(found);
  return courseHere(
    {
      id: found.id,
      lessons: await lessonsDone(ports, id),
      all: ids.length,
      planned: plannedLessons(found, now),
      rows: rowsForAll(found, now),
      ...(next < 0 ? {} : { next: { id: ids[next] ?? '', number: next + 1 } }),
      hasQuestion: round !== undefined && nextOf(found, channel, round) !== undefined,
    },
    pressed,
  );
}

async function look(found: Course, { ports, id, pressed }: ChannelContext): Promise<Reply> {
  const now = ports.clock.now();
  const standing = await standingOf(ports, id.team, found);
  const rests = found.pausedAt !== undefined || found.endedAt !== undefined;
  const round = found.before === undefined ? ('before' as const) : ('after' as const);
  return courseLook(
    {
      id: found.id,
      rows: rowsOf(found, standing, now),
      lessons: lessonIds().length,
      planned: plannedLessons(found, now),
      channels: standing.channels,
      buttons: [
        ...(rests || found.after !== undefined
          ? []
          : [{ label: round === 'before' ? 'Ask before' : 'Ask after', run: `course ${round} ${found.id}` }]),
        { label: 'Before and after', run: `course tests ${found.id}` },
        ...(found.endedAt !== undefined
          ? []
          : found.pausedAt !== undefined
            ? [{ label: 'Go on', run: `course resume ${found.id}` }]
            : [{ label: 'Pause it', run: `course pause ${found.id}` }]),
        found.endedAt === undefined
          ? { label: 'Settings', run: `course set ${found.id}` }
          : { label: 'All courses', run: 'course list' },
      ],
    },
    pressed,
  );
}

async function tests(found: Course, { ports, id, pressed }: ChannelContext): Promise<Reply> {
  const { channels, comparison } = await standingOf(ports, id.team, found);
  return courseTests(found.id, comparison, channels, pressed);
}
