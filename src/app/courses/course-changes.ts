/**
 * What those who lead a course do with it: make it, change its channels and who may change it, let it rest, end it, and
 * begin a round of its questions.
 */
import { isRejected, type Result } from '../../api/rejection';
import { cut } from '../../diagram/text/columns';
import { button } from '../../tutor/button';
import { courseChanged } from '../../tutor/courses/course-replies';
import type { Button, Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { momentInWords, timesInWords } from '../schedules/times-in-words';
import { enterCourse, leaveCourse, loadChannelCourse } from './channel-course';
import {
  changeCourse,
  type Course,
  keepCourse,
  loadCourse,
  loadCourses,
  MOST_CHANNELS,
  MOST_COURSES,
  MOST_HELPERS,
  removeCourse,
  type Round,
  withNext,
} from './course';
import { channelsIn, peopleIn } from './course-ids';
import { readCourse } from './new-course';

const LIST: Button = { label: 'All courses', run: 'course list' };
const showing = (id: string): Button => button(`Show ${id}`, `course ${id}`);

/** `course new`: without more words the form, or how to type it. */
export async function makeCourse(words: readonly string[], context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, person, pressed } = context;
  if (words.length === 0) return courseForm(pressed);
  const made = readCourse(words, { by: person, channel: id.channel, now: ports.clock.now() });
  if (isRejected(made)) return made;
  const before = await loadCourse(ports, id.team, made.id);
  // The same request, delivered again.
  if (before?.madeBy === context.request) return madeReply(before, [], context);
  const isFull = (await loadCourses(ports, id.team)).length >= MOST_COURSES;
  if (before !== undefined || isFull) {
    return refusal(
      before === undefined ? `There is room for ${MOST_COURSES} courses.` : `There is a course ${made.id} already.`,
      before === undefined ? 'End one that is over: course end NAME' : 'Give this one another name.',
      ['course list'],
    );
  }
  if (!(await keepCourse(ports, id.team, { ...made, madeBy: context.request }))) {
    return refusal('Nothing was changed: others were faster. Try again.', 'All courses: /kube course list', [
      'course list',
    ]);
  }
  return madeReply(made, await enterAll(made, made.channels, context), context);
}

/** Brings channels into a course. Answers those that are in another one already. */
async function enterAll(course: Course, channels: readonly string[], { ports, id }: ChannelContext) {
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

function madeReply(course: Course, others: readonly string[], { pressed }: ChannelContext): Reply {
  const { id, channels, times, begins } = course;
  const count = channels.length - others.length;
  const notice = [
    `It posts a lesson when one is due, ${timesInWords(times)} (${times.zone}).`,
    `First on ${momentInWords(begins, times.zone)}. Invite the bot to each channel: /invite @kube-tutor`,
    ...inAnother(others),
  ].join('\n');
  return courseChanged(
    {
      command: `course new ${id}`,
      headline: `Course ${id} has ${count} channel${count === 1 ? '' : 's'}`,
      notice,
      buttons: [{ label: 'Ask before', run: `course before ${id}` }, showing(id), LIST],
    },
    pressed,
  );
}

const inAnother = (others: readonly string[]): readonly string[] =>
  others.length === 0 ? [] : [`Not added, because they are in another course: ${mentions(others)}`];

const mentions = (channels: readonly string[]): string => channels.map((channel) => `{#${channel}}`).join(', ');

/** How to type it, for where no form can be opened. */
function courseForm(pressed: boolean): Reply {
  const command = 'course new autumn here weekdays 10:00 Europe/Berlin pace 2';
  const notice = [
    `For example: /kube ${command}`,
    'Also: start 2026-12-01, rules course or rules kubernetes. here is this channel; more of them: /kube course add autumn here',
  ].join('\n');
  const buttons = [LIST, { label: 'Help: course', run: 'help course' }];
  const reply = courseChanged(
    { command: 'course new', headline: 'A course needs a name and channels', notice, buttons },
    pressed,
  );
  return { ...reply, opens: 'course' };
}

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
    return courseChanged({ command, headline, notice, buttons: [showing(course.id), LIST] }, pressed);
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
  return courseChanged({ command, headline, notice, buttons: [showing(course.id), LIST] }, pressed);
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
  const buttons = [showing(course.id), LIST];
  return courseChanged({ command: `course ${form} ${course.id}`, headline, notice, buttons }, pressed);
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
  await changeCourse(ports, id.team, course.id, ({ next: _, ...before }) =>
    before.pausedAt === undefined ? { ...before, pausedAt: now } : undefined,
  );
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
  const after = await changeCourse(ports, id.team, course.id, ({ pausedAt, ...before }) => {
    if (pausedAt === undefined) return undefined;
    // A pause before the beginning takes nothing from the plan.
    const length = Math.max(0, now - Math.max(pausedAt, before.begins));
    return withNext({ ...before, paused: before.paused + length }, now);
  });
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
    const buttons = [LIST, { label: 'New course', run: 'course new' }];
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
  const buttons = [showing(course.id), LIST];
  return courseChanged({ command: `course ${round} ${course.id}`, headline, notice, buttons }, pressed);
}

function isOver(course: Course) {
  return refusal(`Course ${course.id} is over.`, 'A new one: /kube course new', ['course new', `course ${course.id}`]);
}
