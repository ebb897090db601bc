/**
 * `course set autumn pace 3 mon,thu 9:30 Europe/Berlin`: changes a course that runs. What is not said stays as it was.
 */
import { isRejected, type Result } from '../../api/rejection';
import { cut } from '../../diagram/text/columns';
import { courseChanged } from '../../tutor/courses/course-replies';
import type { Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { dueAfter } from '../schedules/due-times';
import { momentInWords, timesInWords } from '../schedules/times-in-words';
import { leaveCourse } from './channel-course';
import { changeCourse, type Course, MOST_CHANNELS, MOST_HELPERS, withNext } from './course';
import { showing } from './course-buttons';
import { courseFields } from './course-fields';
import { channelsIn, peopleIn } from './course-ids';
import { paused, resumed } from './course-life';
import { enterAll, inAnother } from './course-members';
import { readCourseTimes } from './course-times';
import { readPace, readRules } from './new-course';

/** What is changed, besides whether it rests. */
type Changes = Partial<Pick<Course, 'pace' | 'rules' | 'channels' | 'helpers' | 'times'>>;

interface Wish extends Changes {
  readonly lessons?: 'on' | 'off';
}

export async function setCourse(
  course: Course,
  words: readonly string[],
  context: ChannelContext,
): Promise<Result<Reply>> {
  const { ports, id, pressed } = context;
  if (course.endedAt !== undefined) {
    return refusal(`Course ${course.id} is over.`, 'A new one: /kube course new', [
      'course new',
      `course ${course.id}`,
    ]);
  }
  if (words.length === 0) return howToSet(course, pressed);
  const wish = readWish(words, course, context);
  if (isRejected(wish)) return wish;
  const { lessons, ...changes } = wish;
  const now = ports.clock.now();
  const after = await changeCourse(ports, id.team, course.id, (before) => {
    const changed = withTimes({ ...before, ...changes }, before, now);
    const rested = lessons === 'off' ? paused(changed, now) : lessons === 'on' ? resumed(changed, now) : undefined;
    return rested ?? changed;
  });
  const { channels = course.channels } = changes;
  const left = course.channels.filter((channel) => !channels.includes(channel));
  await Promise.all(left.map((channel) => leaveCourse(ports, { team: id.team, channel }, course.id)));
  const others = await enterAll(
    after ?? course,
    channels.filter((channel) => !course.channels.includes(channel)),
    context,
  );
  return changedReply(after ?? course, words, others, pressed);
}

/** Other times move what is posted next, and what has not begun begins at such a time. */
function withTimes(changed: Course, { times }: Course, now: number): Course {
  if (changed.times === times) return changed;
  const begins = changed.begins > now ? dueAfter(changed.times, changed.begins - 1) : changed.begins;
  return withNext({ ...changed, begins }, now);
}

function readWish(words: readonly string[], course: Course, { id }: ChannelContext): Result<Wish> {
  const named = new Map<string, string>();
  const rest: string[] = [];
  const listed = new Set<string>();
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? '';
    const key = word.toLowerCase();
    if (['lessons', 'pace', 'rules'].includes(key)) named.set(key, words[++place] ?? '');
    else if (['channels', 'people'].includes(key)) listed.add(key);
    else rest.push(word);
  }
  const lessons = named.get('lessons')?.toLowerCase();
  if (lessons !== undefined && lessons !== 'on' && lessons !== 'off') {
    return refusal('Lessons are on or off.', `For example: /kube course set ${course.id} lessons off`, [
      `course pause ${course.id}`,
    ]);
  }
  const pace = named.has('pace') ? readPace(named.get('pace')) : undefined;
  const rules = named.has('rules') ? readRules(named.get('rules')) : undefined;
  if (isRejected(pace)) return pace;
  if (isRejected(rules)) return rules;
  const members = readMembers(rest, listed, course, id.channel);
  if (isRejected(members)) return members;
  const { words: left, ...lists } = members;
  const times = left.length === 0 ? undefined : readCourseTimes(left, course.times);
  if (isRejected(times)) return times;
  return {
    ...(lessons === undefined ? {} : { lessons }),
    ...(pace === undefined ? {} : { pace }),
    ...(rules === undefined ? {} : { rules }),
    ...lists,
    ...(times === undefined ? {} : { times }),
  };
}

type Members = Pick<Changes, 'channels' | 'helpers'> & { readonly words: readonly string[] };

/** The lists as they shall be; and the words that belong to none. */
function readMembers(
  words: readonly string[],
  lists: ReadonlySet<string>,
  course: Course,
  here: string,
): Result<Members> {
  const channels = channelsIn(words, here);
  if (isRejected(channels)) return channels;
  const people = peopleIn(channels.rest);
  if (isRejected(people)) return people;
  const isUnsaid =
    (channels.found.length > 0 && !lists.has('channels')) || (people.found.length > 0 && !lists.has('people'));
  if (isUnsaid || (lists.has('channels') && channels.found.length === 0)) {
    return refusal(
      'Which channels, or people?',
      `For example: /kube course set ${course.id} channels here. One more: /kube course add ${course.id} here`,
      [`course ${course.id}`],
    );
  }
  if (channels.found.length > MOST_CHANNELS || people.found.length > MOST_HELPERS) {
    return refusal(
      `A course has at most ${MOST_CHANNELS} channels, and ${MOST_HELPERS} people who change it.`,
      'Name fewer.',
      [`course ${course.id}`],
    );
  }
  return {
    ...(lists.has('channels') ? { channels: channels.found } : {}),
    ...(lists.has('people') ? { helpers: people.found.filter((person) => person !== course.by.id) } : {}),
    words: people.rest,
  };
}

function changedReply(
  { id, times, pace, channels, next, pausedAt }: Course,
  words: readonly string[],
  others: readonly string[],
  pressed: boolean,
): Reply {
  const count = channels.length - others.length;
  const notice = [
    `${pace} lesson${pace === 1 ? '' : 's'} a week, ${timesInWords(times)} (${times.zone}), in ${count} channel${count === 1 ? '' : 's'}.`,
    pausedAt === undefined
      ? next === undefined
        ? ''
        : `It posts next on ${momentInWords(next, times.zone)}.`
      : 'It is paused: nothing is posted, and the plan waits.',
    ...inAnother(others),
  ].filter((line) => line !== '');
  const command = `course set ${id} ${words.join(' ')}`;
  const headline = cut(`Course ${id} is changed`, 60);
  const rest =
    pausedAt === undefined
      ? { label: 'Pause it', run: `course pause ${id}` }
      : { label: 'Go on', run: `course resume ${id}` };
  return courseChanged({ command, headline, notice: notice.join('\n'), buttons: [showing(id), rest] }, pressed);
}

/** How to type it, for where no form can be opened. */
function howToSet(course: Course, pressed: boolean): Reply {
  const command = `course set ${course.id}`;
  const notice = [
    `For example: /kube ${command} pace 3 mon,thu 9:30 Europe/Berlin`,
    'Also: lessons off, rules kubernetes, channels and people with their ids. What is not said stays.',
  ].join('\n');
  const buttons = [showing(course.id), { label: 'Help: course', run: 'help course' }];
  const headline = cut(`What shall be changed in course ${course.id}?`, 60);
  const reply = courseChanged({ command, headline, notice, buttons }, pressed);
  return { ...reply, opens: { fields: courseFields(course) } };
}
