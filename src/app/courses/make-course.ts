/**
 * `/kube course new`: makes a course, or says how.
 */
import { isRejected, type Result } from '../../api/rejection';
import { courseChanged } from '../../tutor/courses/course-replies';
import type { Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { momentInWords, timesInWords } from '../schedules/times-in-words';
import { type Course, keepCourse, loadCourse, loadCourses, MOST_COURSES } from './course';
import { ALL_COURSES, showing } from './course-buttons';
import { enterAll, inAnother } from './course-members';
import { readCourse } from './new-course';

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
      buttons: [{ label: 'Ask before', run: `course before ${id}` }, showing(id), ALL_COURSES],
    },
    pressed,
  );
}

/** How to type it, for where no form can be opened. */
function courseForm(pressed: boolean): Reply {
  const command = 'course new autumn here weekdays 10:00 Europe/Berlin pace 2';
  const notice = [
    `For example: /kube ${command}`,
    'Also: start 2026-12-01, rules course or rules kubernetes. here is this channel; more of them: /kube course add autumn here',
  ].join('\n');
  const buttons = [ALL_COURSES, { label: 'Help: course', run: 'help course' }];
  const reply = courseChanged(
    { command: 'course new', headline: 'A course needs a name and channels', notice, buttons },
    pressed,
  );
  return { ...reply, opens: 'course' };
}
