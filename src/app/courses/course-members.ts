/**
 * Which channels are in a course, and who may change it.
 */
import { isRejected, type Result } from '../../api/rejection';
import { courseChanged } from '../../tutor/courses/course-replies';
import type { Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { enterCourse, leaveCourse } from './channel-course';
import { changeCourse, type Course, MOST_CHANNELS, MOST_HELPERS } from './course';
import { ALL_COURSES, showing } from './course-buttons';
import { channelsIn, peopleIn } from './course-ids';

/** Brings channels into a course. Answers those that are in another one already. */
export async function enterAll(course: Course, channels: readonly string[], { ports, id }: ChannelContext) {
  const entered = await Promise.all(
    channels.map(
      async (channel) => [channel, await enterCourse(ports, { team: id.team, channel }, course.id)] as const,
    ),
  );
  const others = entered.filter(([, name]) => name !== course.id).map(([channel]) => channel);
  if (others.length > 0) {
    await changeCourse(ports, id.team, course.id, (before) => ({
      ...before,
      channels: before.channels.filter((channel) => !others.includes(channel)),
    }));
  }
  return others;
}

/** Those that are in another course already. */
export const inAnother = (others: readonly string[]): readonly string[] =>
  others.length === 0 ? [] : [`Not added, because they are in another course: ${mentions(others)}`];

const mentions = (channels: readonly string[]): string => channels.map((channel) => `{#${channel}}`).join(', ');

export async function changeChannels(
  course: Course,
  form: 'add' | 'remove',
  words: readonly string[],
  context: ChannelContext,
): Promise<Result<Reply>> {
  const { ports, id, pressed } = context;
  const named = channelsIn(words, id.channel);
  if (isRejected(named)) return named;
  const { found } = named;
  if (found.length === 0 || named.rest.length > 0) {
    return refusal('Which channels?', `This one: /kube course ${form} ${course.id} here`, [
      `course ${form} ${course.id} here`,
    ]);
  }
  const command = `course ${form} ${course.id}`;
  if (form === 'remove') {
    await changeCourse(ports, id.team, course.id, (before) => ({
      ...before,
      channels: before.channels.filter((channel) => !found.includes(channel)),
    }));
    await Promise.all(found.map((channel) => leaveCourse(ports, { team: id.team, channel }, course.id)));
    const headline = `${counted(found.length)} left course ${course.id}`;
    const notice = 'Their clusters and lessons stay. What they answered counts no more.';
    return courseChanged({ command, headline, notice, buttons: [showing(course.id), ALL_COURSES] }, pressed);
  }
  const all = new Set([...course.channels, ...found]);
  if (all.size > MOST_CHANNELS) {
    return refusal(`A course has at most ${MOST_CHANNELS} channels.`, 'Make another one: /kube course new', [
      `course ${course.id}`,
    ]);
  }
  await changeCourse(ports, id.team, course.id, (before) => ({
    ...before,
    channels: [...new Set([...before.channels, ...found])].slice(0, MOST_CHANNELS),
  }));
  const others = await enterAll(course, found, context);
  const headline = `${counted(found.length - others.length)} added to course ${course.id}`;
  const notice = ['Invite the bot there, so that it can post: /invite @kube-tutor', ...inAnother(others)].join('\n');
  return courseChanged({ command, headline, notice, buttons: [showing(course.id), ALL_COURSES] }, pressed);
}

const counted = (count: number): string => `${count} channel${count === 1 ? '' : 's'}`;

export async function letChange(
  course: Course,
  form: 'allow' | 'deny',
  words: readonly string[],
  { ports, id, pressed }: ChannelContext,
): Promise<Result<Reply>> {
  const named = peopleIn(words);
  if (isRejected(named)) return named;
  const { found } = named;
  if (found.length === 0 || named.rest.length > 0) {
    return refusal('Who?', 'Copy the member ID of their profile: /kube course allow autumn U024BE7LH', [
      `course ${course.id}`,
    ]);
  }
  const after = await changeCourse(ports, id.team, course.id, (before) => ({
    ...before,
    helpers:
      form === 'deny'
        ? before.helpers.filter((person) => !found.includes(person))
        : [...new Set([...before.helpers, ...found])].slice(0, MOST_HELPERS),
  }));
  const people = (after?.helpers.length ?? 0) + 1;
  const headline = `${people} ${people === 1 ? 'person' : 'people'} may change course ${course.id}`;
  const notice = 'Whoever made it always may.';
  const buttons = [showing(course.id), ALL_COURSES];
  return courseChanged({ command: `course ${form} ${course.id}`, headline, notice, buttons }, pressed);
}
