/**
 * Where the channels of a course stand: lessons done, questions answered, before and after. Counts only, never who.
 */
import { compare, type Comparison, shareRight, together } from '../../tutor/courses/comparison';
import type { ChannelId, Ports } from '../ports';
import { type ChannelCourse, loadChannelCourse } from './channel-course';
import { type Course, lessonIds } from './course';
import { resultOf, type RoundResult } from './course-round';

export interface ChannelStanding {
  /** Slack's id. */
  readonly channel: string;
  readonly lessons: number;
  /** Questions of the course that were asked here, and those that somebody answered, in both rounds. */
  readonly asked: number;
  readonly answered: number;
  readonly comparison: Comparison;
  readonly isRefused: boolean;
}

export interface CourseStanding {
  readonly channels: readonly ChannelStanding[];
  /** Shares of right answers of all channels together; absent for fewer people than may be shown. */
  readonly before?: number;
  readonly after?: number;
  /** Of those who answered both times. */
  readonly comparison: Comparison;
}

interface Looked {
  readonly standing: ChannelStanding;
  readonly before: RoundResult;
  readonly after: RoundResult;
}

export async function standingOf(ports: Ports, team: string, course: Course): Promise<CourseStanding> {
  const looked = await Promise.all(course.channels.map((channel) => lookAt(ports, { team, channel }, course)));
  const before = together(looked.map((one) => one.before.answers));
  const after = together(looked.map((one) => one.after.answers));
  const shares = { before: shareRight(before), after: shareRight(after) };
  return {
    channels: looked.map(({ standing }) => standing),
    ...(shares.before === undefined ? {} : { before: shares.before }),
    ...(shares.after === undefined ? {} : { after: shares.after }),
    comparison: compare(before, after),
  };
}

async function lookAt(ports: Ports, id: ChannelId, course: Course): Promise<Looked> {
  const [found, lessons] = await Promise.all([loadChannelCourse(ports, id), lessonsDone(ports, id)]);
  const here = found?.course === course.id ? found : NOTHING;
  const [before, after] = await Promise.all([resultOf(ports, id, here, 'before'), resultOf(ports, id, here, 'after')]);
  const standing = {
    channel: id.channel,
    lessons,
    asked: before.asked + after.asked,
    answered: before.answered + after.answered,
    comparison: compare(before.answers, after.answers),
    isRefused: here.isRefused === true,
  };
  return { standing, before, after };
}

const NOTHING: ChannelCourse = { form: 1, course: '', slot: 0, told: 0, before: {}, after: {} };

/** How many lessons of the course a channel has done. */
export async function lessonsDone({ clusters }: Pick<Ports, 'clusters'>, id: ChannelId): Promise<number> {
  const done = (await clusters.load(id))?.exercisesDone ?? [];
  return lessonIds().filter((lesson) => done.includes(lesson)).length;
}
