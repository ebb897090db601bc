/**
 * `course question`: the next question of the course for a channel that does not want to wait for it.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Reply } from '../../tutor/reply';
import type { ChannelContext } from '../channel-verb';
import { askQuestion } from '../quiz/quiz-verb';
import { refusal } from '../refusal';
import { loadChannelCourse } from './channel-course';
import { loadCourse, roundOf } from './course';
import { askFixed, nextOf, noteAsked } from './course-round';

/** Anybody in the channel may ask. */
export async function askHere(context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, record } = context;
  const here = await loadChannelCourse(ports, id);
  const course = here === undefined ? undefined : await loadCourse(ports, id.team, here.course);
  if (here === undefined || course === undefined) {
    return refusal('This channel is in no course.', 'A question without one: /kube quiz', ['quiz', 'course list']);
  }
  const round = course.endedAt === undefined ? roundOf(course) : undefined;
  if (round === undefined) {
    return refusal(
      course.endedAt === undefined ? 'The questions of the course are not asked yet.' : `Course ${course.id} is over.`,
      'A question without the course: /kube quiz',
      ['quiz', 'course'],
    );
  }
  const template = nextOf(course, here, round);
  const choose = template === undefined ? undefined : askFixed(template, record.cluster.random);
  if (template === undefined || choose === undefined) {
    return refusal(`All ${course.questions.length} questions were asked here.`, 'More of them: /kube quiz', [
      'quiz',
      'course',
    ]);
  }
  const reply = await askQuestion(context, choose);
  if (!isRejected(reply)) await noteAsked(ports, id, round, template);
  return reply;
}
