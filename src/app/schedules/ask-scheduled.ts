/**
 * Asks the questions that are due, in all channels: what a timer runs every minute. May run twice, late, or in two places
 * at once: a question belongs to its time, so it is asked once, and whoever finds it asked moves the schedule on.
 */
import type { NoteTime } from '../lateness';
import { newChannel } from '../new-channel';
import type { ChannelId, Ports } from '../ports';
import { askAsBot } from '../quiz/quiz-announce';
import { noteDue } from '../quiz/quiz-due-index';
import { QuizLogs } from '../quiz/quiz-logs';
import { isUsedIn } from '../workspace/may-use';
import { WorkspaceChoices } from '../workspace/workspace-settings';
import { answeredAt } from './due-times';
import { type HoursToLookAt, hoursToLookAt, TOO_LATE } from './hours-to-look-at';
import { changeSchedule, loadSchedule, notPosted, type Schedule, withNext } from './schedule';
import { forgetScheduled, type Scheduled, scheduledIn } from './schedule-calendar';
import { timesInWords } from './times-in-words';

const MINUTE = 60_000;
/** What could not be asked is tried every minute for so long, and then at times. */
const IMPATIENT = 5 * MINUTE;
const AT_TIMES = 5;
/** Channels at a time. */
const AT_ONCE = 5;

type Outcome = 'posted' | 'waiting' | 'refused' | 'skipped' | 'nothing';

/** What came of a run. */
export interface AskedBySchedule {
  readonly posted: number;
  /** Where another question is open, or Slack does not answer: the next run tries again. */
  readonly waiting: number;
  /** Where the bot may not post: those schedules rest. */
  readonly refused: number;
  /** Too late to be asked, or in a channel that the workspace has closed. */
  readonly skipped: number;
  /** Left for the next run, because the time was over. */
  readonly left: number;
}

/**
 * Never throws for one channel: the others come nevertheless.
 * @param until wall-clock milliseconds after which no further channel is begun with
 * @param since when something like this ran last, if that is known
 * @param looks at which hours it looks
 * @param noteTime hears when what is asked for the first time was to be asked
 */
export async function askScheduled(
  ports: Ports,
  until: number,
  since?: number,
  looks: HoursToLookAt = hoursToLookAt(ports.clock.now(), since),
  noteTime: NoteTime = () => {},
): Promise<AskedBySchedule> {
  const now = ports.clock.now();
  const counts = { posted: 0, waiting: 0, refused: 0, skipped: 0, nothing: 0 };
  if (ports.messenger === undefined) return { ...counts, left: 0 };
  const { latest, earlier } = looks;
  const due: Due[] = (await scheduledIn(ports.documents, latest, now)).map((one) => ({ ...one, since }));
  // Nobody has tried those of a day that nobody has looked at.
  if (earlier !== undefined) due.push(...(await scheduledIn(ports.documents, earlier, now)));
  let done = 0;
  for (; done < due.length && ports.clock.now() < until; done += AT_ONCE) {
    const some = due.slice(done, done + AT_ONCE);
    for (const outcome of await Promise.all(some.map((one) => askOne(ports, one, noteTime)))) counts[outcome]++;
  }
  return { ...counts, left: Math.max(0, due.length - done) };
}

/** A channel that may be due, and when this was tried last. */
interface Due extends Scheduled {
  readonly since?: number | undefined;
}

async function askOne(ports: Ports, due: Due, noteTime: NoteTime): Promise<Outcome> {
  const { since = 0 } = due;
  try {
    const schedule = await loadSchedule(ports, due.channel);
    const isTimeFor = due.at > since || isTryAgain(ports.clock.now() - due.at);
    if (schedule?.next === due.at && !isTimeFor) return 'waiting';
    // What waits for another question, or for Slack, is not late because of us.
    if (schedule?.next === due.at && due.at > since) noteTime(due.at);
    const outcome = schedule?.next === due.at ? await askDue(ports, due, schedule) : 'nothing';
    if (outcome !== 'waiting') await forgetScheduled(ports.documents, due);
    return outcome;
  } catch (error) {
    ports.log.error('prompt-not-posted', error);
    return 'waiting';
  }
}

/** @param late milliseconds */
const isTryAgain = (late: number): boolean => late < IMPATIENT || Math.floor(late / MINUTE) % AT_TIMES === 0;

async function askDue(ports: Ports, { channel, at }: Scheduled, schedule: Schedule): Promise<Outcome> {
  if (ports.clock.now() - at > TOO_LATE) {
    const after = await moveOn(ports, channel, at, ports.clock.now() - TOO_LATE);
    const isDue = after?.next !== undefined && after.next !== at && after.next <= ports.clock.now();
    // The latest of several that were missed.
    return isDue ? askDue(ports, { channel, at: after.next }, after) : 'skipped';
  }
  // The workspace has closed the channel since.
  if (!isUsedIn(channel, await new WorkspaceChoices(ports).of(channel.team))) {
    await moveOn(ports, channel, at);
    return 'skipped';
  }
  const request = `schedule-${at}`;
  if (await isOtherOpen(ports, channel, request)) return 'waiting';
  const record = (await ports.clusters.load(channel)) ?? newChannel(channel);
  const openFor = answeredAt(schedule.times, at) - 1 - ports.clock.now();
  const asked = { id: channel, person: schedule.by, request, command: 'quiz', record };
  const lead = `quiz for {channel}, ${timesInWords(schedule.times)}`;
  const outcome = await askAsBot(ports, asked, openFor, undefined, lead);
  if (outcome === 'refused') return (await rest(ports, channel, at)) ? 'refused' : 'waiting';
  // Another run asked it, and it was closed since; or somebody was faster with a question of their own.
  if (outcome === 'open' && !(await wasAsked(ports, channel, request))) return 'waiting';
  await moveOn(ports, channel, at);
  return 'posted';
}

/** Whether a question of somebody else is open. One whose time is over is closed by the next run. */
async function isOtherOpen(ports: Ports, channel: ChannelId, request: string): Promise<boolean> {
  const { open } = await ports.quizzes.loadLog(channel);
  const question = open === undefined ? undefined : await ports.quizzes.load(channel, open.id);
  if (question === undefined || question.closing !== undefined || question.request === request) return false;
  const now = ports.clock.now();
  // Its own entry is gone, where nobody looked for hours.
  if (question.closesAt < now) await noteDue(ports.documents, channel, { id: question.id, closesAt: now }, now);
  return true;
}

async function wasAsked({ quizzes }: Ports, channel: ChannelId, request: string): Promise<boolean> {
  return (await quizzes.loadLog(channel)).asked.some((one) => one.request === request);
}

/** Lets the next question be another one than that of `at`. */
function moveOn(
  ports: Ports,
  channel: ChannelId,
  at: number,
  after = ports.clock.now(),
): Promise<Schedule | undefined> {
  return changeSchedule(ports, channel, (schedule) => (schedule?.next === at ? withNext(schedule, after) : undefined));
}

/** Ends a schedule for which Slack takes no message, until somebody starts it again; the channel is told at its next command. */
async function rest(ports: Ports, channel: ChannelId, at: number): Promise<boolean> {
  const word = ports.messenger?.refusal(channel);
  if (word === undefined) return false;
  const because = notPosted(word);
  await changeSchedule(ports, channel, (schedule) => {
    if (schedule?.next !== at) return undefined;
    return withNext({ ...schedule, rest: { why: 'refused', because } }, at);
  });
  await new QuizLogs(ports.quizzes, ports.clock).change(channel, (log) => ({ ...log, unposted: true }));
  return true;
}
