/**
 * What becomes of a course that runs: it rests, goes on, ends, and asks a round of its questions.
 */
import type { Result } from '../../api/rejection';
import { cut } from '../../diagram/text/columns';
import { courseChanged } from '../../tutor/courses/course-replies';
import type { Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { momentInWords, timesInWords } from '../schedules/times-in-words';
import { leaveCourse, loadChannelCourse } from './channel-course';
import { changeCourse, type Course, removeCourse, type Round, withNext } from './course';
import { ALL_COURSES, showing } from './course-buttons';

/** The course from now on without messages; undefined where it rests already. */
export function paused({ next: _, ...course }: Course, now: number): Course | undefined {
  return course.pausedAt === undefined ? { ...course, pausedAt: now } : undefined;
}

/** The course that goes on where it rested. */
export function resumed({ pausedAt, ...course }: Course, now: number): Course | undefined {
  if (pausedAt === undefined) return undefined;
  // A pause before the beginning takes nothing from the plan.
  const length = Math.max(0, now - Math.max(pausedAt, course.begins));
  return withNext({ ...course, paused: course.paused + length }, now);
}

export async function pauseCourse(course: Course, { ports, id, pressed }: ChannelContext): Promise<Result<Reply>> {
  if (course.endedAt !== undefined) return isOver(course);
  if (course.pausedAt !== undefined) {
    return refusal(`Course ${course.id} is paused already.`, 'To go on: the button, or /kube course resume', [
      `course resume ${course.id}`,
      `course ${course.id}`,
    ]);
  }
  const now = ports.clock.now();
  await changeCourse(ports, id.team, course.id, (before) => paused(before, now));
  const headline = cut(`Course ${course.id} is paused`, 60);
  const notice = 'Nothing is posted, and the plan waits. Channels may go on by themselves.';
  const buttons = [{ label: 'Go on', run: `course resume ${course.id}` }, showing(course.id)];
  return courseChanged({ command: `course pause ${course.id}`, headline, notice, buttons }, pressed);
}

export async function resumeCourse(course: Course, { ports, id, pressed }: ChannelContext): Promise<Result<Reply>> {
  if (course.endedAt !== undefined) return isOver(course);
  if (course.pausedAt === undefined) {
    return refusal(`Course ${course.id} is not paused.`, 'Where it stands: the button.', [
      `course ${course.id}`,
      'course list',
    ]);
  }
  const now = ports.clock.now();
  const after = await changeCourse(ports, id.team, course.id, (before) => resumed(before, now));
  const headline = cut(`Course ${course.id} goes on`, 60);
  const next = after?.next === undefined ? '' : `It posts next on ${momentInWords(after.next, course.times.zone)}.`;
  const buttons = [showing(course.id), { label: 'Pause it', run: `course pause ${course.id}` }];
  const notice = `The plan waited meanwhile. ${next}`.trim();
  return courseChanged({ command: `course resume ${course.id}`, headline, notice, buttons }, pressed);
}

/** Ends a course that runs; one that is over already is removed. Asks before. */
export async function endCourse(course: Course, isSure: boolean, context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, pressed } = context;
  const isRemoval = course.endedAt !== undefined;
  const command = `course end ${course.id}`;
  const what = isRemoval ? 'Remove' : 'End';
  if (!isSure) {
    const headline = cut(`${what} course ${course.id}?`, 60);
    const notice = isRemoval
      ? 'Its numbers are lost. Clusters, lessons and what people learned stay.'
      : 'Nothing is posted any more. Its numbers can still be seen.';
    const confirm = isRemoval ? 'Its numbers are lost.' : 'It cannot be started again.';
    const buttons = [{ label: `${what} it`, run: `${command} --yes`, confirm }, showing(course.id)];
    return courseChanged({ command, headline, notice, buttons }, pressed);
  }
  const { team } = id;
  if (isRemoval) {
    await Promise.all(course.channels.map((channel) => leaveCourse(ports, { team, channel }, course.id)));
    await removeCourse(ports, team, course.id);
    const headline = cut(`Course ${course.id} is removed`, 60);
    const buttons = [ALL_COURSES, { label: 'New course', run: 'course new' }];
    return courseChanged({ command, headline, notice: 'Its channels may be in another course now.', buttons }, pressed);
  }
  const now = ports.clock.now();
  await changeCourse(ports, team, course.id, ({ next: _, ...before }) => ({ ...before, endedAt: now }));
  const headline = cut(`Course ${course.id} is over`, 60);
  const notice = 'Its channels keep their clusters and lessons.';
  const buttons = [showing(course.id), { label: 'Before and after', run: `course tests ${course.id}` }];
  return courseChanged({ command, headline, notice, buttons }, pressed);
}

/** Lets the ten questions be asked in every channel: the first within a minute, the others at the times of the course. */
export async function startRound(course: Course, round: Round, context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, pressed } = context;
  if (course.endedAt !== undefined) return isOver(course);
  if (course.pausedAt !== undefined) {
    return refusal(`Course ${course.id} is paused.`, 'Let it go on first.', [
      `course resume ${course.id}`,
      `course ${course.id}`,
    ]);
  }
  const since = course[round];
  if (since !== undefined || (round === 'before' && course.after !== undefined)) {
    const isHere = (await loadChannelCourse(ports, id))?.course === course.id;
    return refusal(
      `The questions are asked already, since ${momentInWords(since ?? course.after ?? 0, course.times.zone)}.`,
      isHere ? 'The next one in this channel: the button.' : 'In a channel of the course: /kube course question',
      [...(isHere ? ['course question'] : []), `course ${course.id}`],
    );
  }
  const now = ports.clock.now();
  await changeCourse(ports, id.team, course.id, (before) =>
    before[round] === undefined ? { ...before, [round]: now, next: now } : undefined,
  );
  const headline = `${course.questions.length} questions ${round} the lessons`;
  const posts =
    ports.messenger === undefined ? 'This bot cannot post by itself.' : 'The first one is posted in a minute,';
  const notice = [
    `${posts} the others ${timesInWords(course.times)}, or at any time: /kube course question in a channel.`,
    'Answers are private. Numbers of fewer than 5 people are not shown.',
  ].join('\n');
  const buttons = [showing(course.id), ALL_COURSES];
  return courseChanged({ command: `course ${round} ${course.id}`, headline, notice, buttons }, pressed);
}

function isOver(course: Course) {
  return refusal(`Course ${course.id} is over.`, 'A new one: /kube course new', ['course new', `course ${course.id}`]);
}
