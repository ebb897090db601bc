/**
 * When the bot asks a channel by itself: what was decided about it, and how it stands.
 */
import { PHONE_COLUMNS } from '../../diagram/text/columns';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';

const SHOW: Button = { label: 'Show schedule', run: 'quiz schedule' };
const SKIP: Button = { label: 'Skip the next one', run: 'quiz schedule skip' };
const PAUSE: Button = { label: 'Pause 2 weeks', run: 'quiz schedule pause 2w' };
const ON: Button = { label: 'Start it again', run: 'quiz schedule on' };
const OFF: Button = { label: 'End it', run: 'quiz schedule off' };
const SETTINGS: Button = { label: 'Settings', run: 'quiz schedule change' };
const ASK: Button = { label: 'Ask one now', run: 'quiz' };

/** How a schedule stands; every moment in words, as the clock of its zone shows it. */
export interface ScheduleFacts {
  /** `Monday to Friday at 10:00`. */
  readonly times: string;
  readonly zone: string;
  /** Who wished for it. */
  readonly by: string;
  /** `Tue 24 Nov at 10:00`; absent where none comes. */
  readonly next?: string;
  /** How long it is until then: `in 15 hours`. */
  readonly in?: string;
  readonly rest?: 'off' | 'paused' | NotPosted;
  /** When a pause ends; absent where somebody has to end it. */
  readonly until?: string;
  /** When a question that is asked next is answered: `Wed 25 Nov at 10:00`. */
  readonly answered?: string;
}

/** Why nothing is posted: the bot is no member, or Slack does not let it. */
export type NotPosted = 'no member' | 'not allowed';

const INVITE: Readonly<Record<NotPosted, { readonly why: string; readonly how: string }>> = {
  'no member': { why: 'I am no member here', how: 'Type /invite @kube-tutor in this channel' },
  'not allowed': { why: 'Slack lets me post nothing here', how: 'Let me post in this channel' },
};

/** What helps then. */
const invitation = (why: NotPosted): string => `${INVITE[why].how}; then start it: /kube quiz schedule on`;

/** What was decided. */
export type Decided = 'set' | 'on' | 'off' | 'paused' | 'skipped';

/** Everybody sees what was decided. @param skipped when the question that does not come was due */
export function scheduleChanged(decided: Decided, facts: ScheduleFacts, command: string, skipped = ''): Reply {
  const { times, zone, next, until, answered = '' } = facts;
  const when = `${next ?? ''}, ${facts.in ?? ''} (${zone}).`;
  const headline = {
    set: `I ask a question ${times}`,
    on: `I ask a question ${times}`,
    off: 'I ask no questions by myself any more',
    paused: until === undefined ? 'I ask nothing until you start it again' : `I ask nothing until ${until}`,
    skipped: `The question of ${skipped} is left out`,
  }[decided];
  const story = {
    set: [`First: ${when}`, `Its answer comes by itself: ${answered}.`],
    on: [`Next: ${when}`],
    off: [`It was ${times} (${zone}).`, 'You can still ask: /kube quiz'],
    paused: [next === undefined ? 'To start it again: /kube quiz schedule on' : `Next: ${when}`],
    skipped: [`Next: ${when}`],
  }[decided];
  const buttons = {
    set: [SKIP, PAUSE, ASK, OFF],
    on: [SKIP, PAUSE, ASK, OFF],
    off: [ON, ASK],
    paused: [ON, OFF, ASK],
    skipped: [{ label: 'Do not skip it', run: 'quiz schedule on' }, SHOW, PAUSE],
  }[decided];
  return {
    audience: 'channel',
    command,
    lead: 'questions for {channel}, decided by {person}',
    headline: fitting(headline, 'I ask questions here at fixed times'),
    story: story.flatMap((line) => wrap(line, STORY_COLUMNS, '    ')),
    buttons,
    text: spoken([headline, ...story]),
  };
}

/** For who decided it, alone, when the bot has told the channel. */
export function scheduleTold(facts: ScheduleFacts, command: string): Reply {
  const { times, next = '' } = facts;
  const headline = fitting(`Scheduled: ${times}`, 'Scheduled');
  const notice = `The channel was told. Next: ${next}, ${facts.in ?? ''}.`;
  return {
    ...forAsker(command, headline, [notice]),
    notice,
    buttons: [SHOW, SKIP, OFF],
  };
}

/** It is kept, but the bot may not post in this channel. */
export function scheduleNotStarted(facts: ScheduleFacts, why: NotPosted, command: string): Reply {
  const headline = `Kept, but not started: ${INVITE[why].why}`;
  const notice = invitation(why);
  const wish = `You want: ${facts.times} (${facts.zone}).`;
  return {
    ...forAsker(command, headline, [wish, notice]),
    story: wrap(wish, STORY_COLUMNS, '    '),
    notice,
    buttons: [{ label: 'Start it', run: 'quiz schedule on' }, SHOW, OFF],
  };
}

/** How it stands, for who asks. */
export function scheduleReply(facts: ScheduleFacts): Reply {
  const { times, zone, by, next, rest, until, answered } = facts;
  const headline = {
    off: 'I ask no questions here by myself',
    paused: until === undefined ? 'I ask nothing until you start it again' : `I ask nothing until ${until}`,
    'no member': `I ask nothing: ${INVITE['no member'].why}`,
    'not allowed': `I ask nothing: ${INVITE['not allowed'].why}`,
    on: `Next question: ${next ?? ''}, ${facts.in ?? ''}`,
  }[rest ?? 'on'];
  const isRefused = rest === 'no member' || rest === 'not allowed';
  const notice = isRefused
    ? invitation(rest)
    : 'Other times: /kube quiz schedule mon,thu 9:30. A pause: /kube quiz schedule pause 2w';
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['when', times],
    ['zone', zone],
    ['next', next ?? 'none'],
    ['answer', answered],
    ['set by', by],
  ];
  const kept = lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    ...forAsker('quiz schedule', headline, [...kept.map(([name, value]) => `${name}: ${value}`), notice]),
    picture: kept.flatMap(([name, value]) =>
      wrap(value, PHONE_COLUMNS - NAME).map((line, index) => (index === 0 ? name : '').padEnd(NAME) + line),
    ),
    notice,
    buttons:
      rest === undefined
        ? [SETTINGS, SKIP, PAUSE, OFF]
        : rest === 'off'
          ? [ON, SETTINGS, ASK]
          : [ON, SETTINGS, OFF, ASK],
  };
}

/** Columns of the names. */
const NAME = 8;

/** Without a zone a time of day is none. @param zones the likely ones, best first */
export function whichZone(rest: string, zones: readonly string[]): Reply {
  const headline = 'Which time zone?';
  const notice = `A name is a continent and a city: /kube quiz schedule ${rest} Asia/Tokyo`;
  return {
    ...forAsker('quiz schedule', headline, [notice]),
    notice,
    buttons: zones.map((zone) => ({ label: cityOf(zone), run: `quiz schedule ${rest} ${zone}` })),
  };
}

/** Before anything was scheduled. */
export function noSchedule(example: string): Reply {
  const headline = 'I ask no questions here by myself yet';
  const notice = `Have me ask at fixed times: /kube ${example}`;
  return {
    ...forAsker('quiz schedule', headline, [notice]),
    notice,
    buttons: [{ label: 'Schedule it', run: example }, ASK],
  };
}

/** Told once to the channel, with its next command, when Slack took no scheduled question. */
export function scheduleRests(why: NotPosted): Reply {
  const headline = `No question came: ${INVITE[why].why}`;
  const notice = `None is tried any more. ${invitation(why)}`;
  return {
    audience: 'channel',
    command: 'quiz schedule',
    lead: 'questions for {channel}',
    headline,
    story: [],
    notice,
    buttons: [ON, SHOW, OFF],
    text: spoken([headline, notice]),
  };
}

function forAsker(command: string, headline: string, said: readonly string[]): Reply {
  return {
    audience: 'asker',
    isPersonal: true,
    command,
    lead: 'questions for {channel}',
    headline,
    story: [],
    buttons: [],
    text: spoken([headline, ...said]),
  };
}

const fitting = (headline: string, otherwise: string): string =>
  headline.length <= LONGEST_HEADLINE ? headline : otherwise;

/** `Berlin`, `New York`; a button has 20 characters. */
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ').slice(0, 20);
