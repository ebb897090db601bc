/**
 * Posts what courses have for their channels: what a timer runs every minute. May run twice, late, or in two places at
 * once: each channel takes a time of its course once.
 */
import { exerciseEntries } from '../../tutor/exercises/library';
import { lessonDue } from '../../tutor/courses/course-replies';
import { CommandHandler } from '../handle-command';
import type { NoteTime } from '../lateness';
import { newChannel } from '../new-channel';
import type { ChannelId, ChannelRecord, Ports } from '../ports';
import { askAsBot } from '../quiz/quiz-announce';
import { answeredAt } from '../schedules/due-times';
import { ALL_VERBS } from '../verbs';
import { isUsedIn } from '../workspace/may-use';
import { WorkspaceChoices } from '../workspace/workspace-settings';
import { changeChannelCourse, type ChannelCourse, enterCourse } from './channel-course';
import {
  changeCourse,
  type Course,
  lessonIds,
  loadCourse,
  plannedLessons,
  type Round,
  roundOf,
  withNext,
} from './course';
import { coursesBy, type DueCourse, forgetCourse } from './course-calendar';
import { askFixed, nextOf, noteAsked } from './course-round';

/** What is later than this is not posted any more. */
const TOO_LATE = 2 * 60 * 60_000;
/** Channels at a time. */
const AT_ONCE = 5;

export interface PostedByCourses {
  /** Courses that are done with this time, and those that are left for the next run. */
  readonly done: number;
  readonly left: number;
}

/**
 * Never throws for one channel: the others come nevertheless.
 * @param until wall-clock milliseconds after which no further channel is begun with
 * @param noteTime hears when a course was to post
 */
export async function dueCourses(ports: Ports, until: number, noteTime: NoteTime = () => {}): Promise<PostedByCourses> {
  const due = await coursesBy(ports.documents, ports.clock.now());
  let done = 0;
  for (const one of due) {
    if (ports.clock.now() >= until) break;
    try {
      if (await postFor(ports, one, until, noteTime)) done++;
    } catch (error) {
      ports.log.error('course-not-posted', error);
    }
  }
  return { done, left: due.length - done };
}

/** Answers whether every channel had its turn. */
async function postFor(ports: Ports, due: DueCourse, until: number, noteTime: NoteTime): Promise<boolean> {
  const course = await loadCourse(ports, due.team, due.id);
  if (course?.next === due.at) {
    noteTime(due.at);
    const isLate = ports.clock.now() - due.at > TOO_LATE;
    const workspace = await new WorkspaceChoices(ports).of(due.team);
    // The workspace may have closed some of them since.
    const open = course.channels.filter((channel) => isUsedIn({ team: due.team, channel }, workspace));
    const channels = isLate || ports.messenger === undefined ? [] : open;
    for (let place = 0; place < channels.length; place += AT_ONCE) {
      if (ports.clock.now() >= until) return false;
      const some = channels.slice(place, place + AT_ONCE);
      await Promise.all(some.map((channel) => postIn(ports, { team: due.team, channel }, course, due.at)));
    }
    await changeCourse(ports, due.team, due.id, (before) =>
      before.next === due.at ? withNext(before, ports.clock.now()) : undefined,
    );
  }
  await forgetCourse(ports.documents, due);
  return true;
}

async function postIn(ports: Ports, id: ChannelId, course: Course, at: number): Promise<void> {
  try {
    // Left out where it was added by two people at once.
    if ((await enterCourse(ports, id, course.id)) !== course.id) return;
    const here = await claim(ports, id, course, at);
    if (here === undefined) return;
    // What is asked here is asked in their name.
    await ports.belongings?.noteNamed(id, course.by.id);
    const before = (await ports.clusters.load(id)) ?? newChannel(id);
    const hasChanged = here.hasRules !== true && (await bringRules(ports, id, course, before));
    const record = hasChanged ? ((await ports.clusters.load(id)) ?? before) : before;
    const posted = await post(ports, id, course, { here, record, at });
    await changeChannelCourse(ports, id, (before) => after(before, course, posted));
  } catch (error) {
    ports.log.error('course-not-posted', error);
  }
}

/** Takes this time of the course for a channel; undefined where another run took it. */
async function claim(ports: Ports, id: ChannelId, course: Course, at: number): Promise<ChannelCourse | undefined> {
  const claimed = { isOurs: false };
  const here = await changeChannelCourse(ports, id, (before) => {
    claimed.isOurs = before?.course === course.id && before.slot < at;
    return before === undefined || !claimed.isOurs ? undefined : { ...before, slot: at };
  });
  return claimed.isOurs ? here : undefined;
}

/**
 * Brings the rules of the course into a channel, once, as a command of who made the course; a lesson that runs there has
 * rules of its own. Answers whether the cluster was changed.
 */
async function bringRules(ports: Ports, id: ChannelId, course: Course, record: ChannelRecord): Promise<boolean> {
  if (record.exercise !== undefined) return false;
  const isOther = record.cluster.rules !== course.rules;
  if (isOther) {
    const handler = new CommandHandler(ports, ALL_VERBS);
    const request = `course-${course.id}-rules`;
    await handler.handle({ id, person: course.by, text: `settings rules ${course.rules}`, request, pressed: false });
  }
  await changeChannelCourse(ports, id, (before) => (before === undefined ? undefined : { ...before, hasRules: true }));
  return isOther;
}

interface Turn {
  readonly here: ChannelCourse;
  readonly record: ChannelRecord;
  readonly at: number;
}

/** Undefined: there was nothing to post. */
type Outcome = { readonly told?: number; readonly isRefused: boolean } | undefined;

function after(here: ChannelCourse | undefined, course: Course, posted: Outcome): ChannelCourse | undefined {
  if (here?.course !== course.id || posted === undefined) return undefined;
  const { isRefused: _, ...rest } = here;
  const told = posted.told === undefined ? {} : { told: posted.told };
  return posted.isRefused ? { ...rest, isRefused: true } : { ...rest, ...told };
}

/** A question of the round that goes on, else the lesson that the plan has reached. */
async function post(ports: Ports, id: ChannelId, course: Course, turn: Turn): Promise<Outcome> {
  const round = roundOf(course);
  const template = round === undefined ? undefined : nextOf(course, turn.here, round);
  if (round !== undefined && template !== undefined) return ask(ports, id, course, { ...turn, round, template });
  return announceLesson(ports, id, course, turn);
}

async function ask(
  ports: Ports,
  id: ChannelId,
  course: Course,
  { record, at, round, template }: Turn & { readonly round: Round; readonly template: string },
): Promise<Outcome> {
  const choose = askFixed(template, record.cluster.random);
  if (choose === undefined) return undefined;
  const request = { id, person: course.by, request: `course-${course.id}-${at}`, command: 'course question', record };
  const openFor = answeredAt(course.times, at) - 1 - ports.clock.now();
  const lead = `course ${course.id}, ${round} the lessons, for {channel}`;
  const outcome = await askAsBot(ports, request, openFor, choose, lead);
  if (outcome === 'posted') await noteAsked(ports, id, round, template);
  return outcome === 'open' ? undefined : { isRefused: outcome === 'refused' };
}

/** The first lesson that is not done here, once for each lesson that the plan has. */
async function announceLesson(
  ports: Ports,
  id: ChannelId,
  course: Course,
  { here, record, at }: Turn,
): Promise<Outcome> {
  const planned = plannedLessons(course, at);
  const ids = lessonIds();
  const place = ids.findIndex((lesson) => !(record.exercisesDone ?? []).includes(lesson));
  const entry = exerciseEntries().find((one) => one.id === ids[place]);
  if (planned <= here.told) return undefined;
  // Those who are ahead need no word.
  if (entry === undefined || place >= planned) return { told: planned, isRefused: false };
  const { title, minutes } = entry;
  const isFirst = here.told === 0;
  const facts = { course: course.id, id: entry.id, number: place + 1, all: ids.length, title, minutes, isFirst };
  const posted = await ports.messenger?.post(id, lessonDue(facts), course.by);
  return posted === undefined ? { isRefused: true } : { told: planned, isRefused: false };
}
