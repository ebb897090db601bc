/**
 * `/kube quiz schedule`: when the bot asks the channel by itself. What is not said stays as it was.
 */
import { isRejected, type Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import {
  type Decided,
  noSchedule,
  scheduleChanged,
  type ScheduleFacts,
  scheduleNotStarted,
  scheduleReply,
  scheduleTold,
  whichZone,
} from '../../tutor/quiz/schedule-replies';
import type { Reply } from '../../tutor/reply';
import { inWords } from '../../tutor/review/when';
import type { ChannelContext } from '../channel-verb';
import { loadLearner } from '../learners/learner';
import { readPause } from '../pause-length';
import { readTimeZone } from '../time-zone';
import { answeredAt, type DueTimes, WORKING_DAYS } from './due-times';
import { readTimes } from './read-times';
import { scheduleFields } from './schedule-fields';
import { changeSchedule, loadSchedule, notPosted, restOf, type Schedule, withNext } from './schedule';
import {
  badPause,
  EXAMPLE,
  noTime,
  nothingScheduled,
  nothingToSkip,
  noToken,
  unknownSchedule,
  unknownZone,
} from './schedule-rejections';
import { daysToType, momentInWords, timeInWords, timesInWords } from './times-in-words';

const FORMS = ['on', 'off', 'pause', 'skip'];
const LIKELY_ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];

export async function scheduleForm(words: readonly string[], context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id } = context;
  const [form = '', ...rest] = words;
  const schedule = await loadSchedule(ports, id);
  if (form === '' || form === 'show') return show(schedule, context);
  if (ports.messenger === undefined) return noToken();
  if (/^(on|start|resume|continue|again)$/.test(form)) return start(schedule, context, 'on');
  if (/^(off|stop|end|never|none|cancel|delete|remove)$/.test(form)) return stop(schedule, context);
  if (/^(change|edit|settings|form|set)$/.test(form) && rest.length === 0) return change(schedule, context);
  if (form === 'pause') return pause(rest.join(' '), schedule, context);
  if (form === 'skip') return skip(schedule, context);
  return set(words.join(' '), schedule, context);
}

/** Where there is no schedule yet, the form to make one is what somebody wants. */
async function show(schedule: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  const { ports } = context;
  if (schedule !== undefined) return scheduleReply(factsOf(schedule, ports.clock.now()));
  return ports.messenger === undefined ? noToken() : change(schedule, context);
}

/** The form; where none can be opened, how to type it. */
async function change(schedule: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  const [zone = 'UTC'] = await likelyZones(context);
  const reply =
    schedule === undefined ? noSchedule(EXAMPLE) : scheduleReply(factsOf(schedule, context.ports.clock.now()));
  return { ...reply, opens: { fields: scheduleFields(schedule, zone, context.ports.clock.now()) } };
}

/** `weekdays 10:00 Europe/Berlin`. */
async function set(typed: string, before: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  const near = typed.includes(' ') ? undefined : nearest(typed, FORMS);
  if (near !== undefined && readTimeZone(typed) === undefined) return unknownSchedule(typed, near);
  const read = readTimes(typed);
  if (isRejected(read)) return read;
  const days = read.days ?? before?.times.days ?? WORKING_DAYS;
  const time = read.time ?? before?.times;
  const said = [daysToType(days), ...(time === undefined ? [] : [timeInWords(time)])].join(' ');
  const zone = read.zone === undefined ? before?.times.zone : zoneOf(read.zone);
  if (read.zone !== undefined && zone === undefined) return unknownZone(read.zone, said);
  if (time === undefined) return noTime(daysToType(days), zone ?? 'UTC');
  if (zone === undefined) return whichZone(said, await likelyZones(context));
  const times: DueTimes = { days, hour: time.hour, minute: time.minute, zone };
  return start({ times, by: context.person }, context, 'set');
}

/** Starts a schedule, and tells the channel as the bot: then it is clear whether it may. */
async function start(
  wanted: Schedule | undefined,
  context: ChannelContext,
  decided: 'set' | 'on',
): Promise<Result<Reply>> {
  const { ports, id, person, request, answerTo } = context;
  if (wanted === undefined) return nothingScheduled();
  const now = ports.clock.now();
  const known = await loadSchedule(ports, id);
  const isAgain = known?.request === request;
  const { times, by } = wanted;
  const after = await changeSchedule(ports, id, (before) =>
    before?.request === request ? undefined : withNext({ times, by, request }, now),
  );
  if (after === undefined) return nothingScheduled();
  const facts = factsOf(after, now);
  if (after.rest?.why === 'refused') return scheduleNotStarted(facts, after.rest.because, commandOf(after));
  const told = scheduleChanged(decided, facts, commandOf(after));
  if (isAgain) return scheduleTold(facts, commandOf(after));
  // Who asks from a terminal has no other place to see it.
  if (answerTo === undefined) return told;
  if ((await ports.messenger?.post(id, told, person)) !== undefined) return scheduleTold(facts, commandOf(after));
  const word = ports.messenger?.refusal(id);
  if (word === undefined) return told;
  const because = notPosted(word);
  await changeSchedule(ports, id, (before) =>
    before?.request === request ? withNext({ ...before, rest: { why: 'refused', because } }, now) : undefined,
  );
  return scheduleNotStarted(facts, because, commandOf(after));
}

async function stop(schedule: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  if (schedule === undefined) return nothingScheduled();
  return decide('off', context, (before) => ({ ...before, rest: { why: 'off' } }));
}

async function pause(typed: string, schedule: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  if (schedule === undefined) return nothingScheduled();
  if (/^(off|end|stop|over)$/.test(typed)) return start(schedule, context, 'on');
  const length = readPause(typed);
  const isOpen = typed === '' || typed === 'on';
  if (length === undefined && !isOpen) return badPause();
  if (restOf(schedule, context.ports.clock.now())?.why === 'off') return nothingScheduled();
  const until = length === undefined ? {} : { until: context.ports.clock.now() + length };
  return decide('paused', context, (before) => ({ ...before, rest: { why: 'paused', ...until } }));
}

/** Leaves out the next one; again leaves out the one after it. */
async function skip(schedule: Schedule | undefined, context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, request } = context;
  if (schedule === undefined) return nothingScheduled();
  const skipped: { at?: number } = {};
  const after = await changeSchedule(ports, id, (before) => {
    if (before?.next === undefined || before.request === request) return undefined;
    skipped.at = before.next;
    return { ...withNext(before, before.next), request };
  });
  if (after?.next === undefined) return nothingToSkip();
  const { zone } = after.times;
  if (skipped.at === undefined) return scheduleReply(factsOf(after, ports.clock.now()));
  const left = momentInWords(skipped.at, zone);
  return scheduleChanged('skipped', factsOf(after, ports.clock.now()), 'quiz schedule skip', left);
}

async function decide(
  decided: Decided,
  { ports, id, request }: ChannelContext,
  change: (before: Schedule) => Schedule,
): Promise<Result<Reply>> {
  const now = ports.clock.now();
  const after = await changeSchedule(ports, id, (before) =>
    before === undefined || before.request === request ? undefined : { ...withNext(change(before), now), request },
  );
  if (after === undefined) return nothingScheduled();
  const command = { off: 'quiz schedule off', paused: 'quiz schedule pause' }[decided as 'off' | 'paused'];
  return scheduleChanged(decided, factsOf(after, now), command);
}

function factsOf(schedule: Schedule, now: number): ScheduleFacts {
  const { times, by, next } = schedule;
  const rest = restOf(schedule, now);
  const until =
    rest?.why === 'paused' && rest.until !== undefined ? { until: momentInWords(rest.until, times.zone) } : {};
  return {
    times: timesInWords(times),
    zone: times.zone,
    by: by.name,
    ...(rest === undefined ? {} : { rest: rest.why === 'refused' ? rest.because : rest.why, ...until }),
    ...(next === undefined
      ? {}
      : {
          next: momentInWords(next, times.zone),
          in: inWords(next - now),
          answered: momentInWords(answeredAt(times, next), times.zone),
        }),
  };
}

const commandOf = ({ times }: Schedule): string =>
  `quiz schedule ${daysToType(times.days)} ${timeInWords(times)} ${times.zone}`;

/** `GMT` is what many say for UTC. */
const zoneOf = (typed: string): string | undefined => readTimeZone(/^(gmt|z|zulu)$/.test(typed) ? 'utc' : typed);

/** That of the person's reviews first. */
async function likelyZones({ ports, id, person }: ChannelContext): Promise<readonly string[]> {
  const { hours } = await loadLearner(ports, { team: id.team, person: person.id });
  return [...new Set([...(hours === undefined ? [] : [hours.zone]), ...LIKELY_ZONES])].slice(0, 4);
}
