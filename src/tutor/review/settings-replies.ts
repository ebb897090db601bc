/**
 * How a person is reviewed, and what is kept of them: shown to that person alone.
 */
import { PHONE_COLUMNS } from '../../diagram/text/columns';
import type { Button, Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken } from '../text';

const REVIEW: Button = { label: 'Review now', run: 'review' };
const SETTINGS: Button = { label: 'Review settings', run: 'review settings' };
const ON: Button = { label: 'Send me reviews', run: 'review on' };
const OFF: Button = { label: 'Send none', run: 'review off' };
const DATA: Button = { label: 'Show all data', run: 'review data' };
const FORGET: Button = { label: 'Forget it all', run: 'review forget' };

/** A setting was changed, or an action was done. */
export type Changed = 'on' | 'off' | 'hours' | 'paused' | 'goes on';

export interface HowReviewed {
  /** `9:00 to 18:00 Europe/Berlin`. */
  readonly hours: string;
  /** When the pause ends, as the clock on the wall shows it. */
  readonly pausedUntil?: string;
  /** When the next one is sent; undefined where nothing is due, ever. */
  readonly next?: string;
  /** Whether reviews are sent as direct messages. */
  readonly isOn: boolean;
}

export function reviewChanged(changed: Changed, how: HowReviewed): Reply {
  const headline = {
    on: 'Reviews come to you as direct messages',
    off: 'No reviews are sent to you',
    hours: `Your hours: ${how.hours}`,
    paused: `No review before ${how.pausedUntil ?? ''}`,
    'goes on': 'The pause is over',
  }[changed];
  const next = how.next === undefined ? 'The first comes after your first quiz.' : `The next one: ${how.next}.`;
  const sent = how.isOn ? [`At most three a day, ${how.hours}.`, next] : ['What is due waits for you: /kube review'];
  const others =
    changed === 'on' ? 'Other hours: /kube review hours 9-18 Europe/Berlin' : 'All of it: /kube review settings';
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'review',
    lead: 'your reviews',
    headline,
    story: sent.flatMap((line) => wrap(line, STORY_COLUMNS, '    ')),
    notice: others,
    buttons: [how.isOn ? OFF : ON, SETTINGS, REVIEW],
    text: spoken([headline, ...sent, others]),
  };
}

/** A line of what is kept: its name and what it is. */
export type Kept = readonly [name: string, value: string];

/** What is kept of a person, line by line. */
export function reviewSettings(kept: readonly Kept[], isOn: boolean): Reply {
  const headline = 'What is kept of you, and who sees it: you alone';
  const notice = 'Hours: /kube review hours 9-18 Europe/Berlin. A pause: /kube review pause 1w';
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'review settings',
    lead: 'your reviews',
    headline,
    story: [],
    picture: kept.flatMap(([name, value]) => {
      const lines = wrap(value, PHONE_COLUMNS - NAME);
      return lines.map((line, index) => (index === 0 ? name : '').padEnd(NAME) + line);
    }),
    notice,
    buttons: [isOn ? OFF : ON, REVIEW, DATA, FORGET],
    text: spoken([headline, ...kept.map(([name, value]) => `${name}: ${value}`), notice]),
  };
}

/** Columns of the names. */
const NAME = 12;

/** A page of the stored documents, letter by letter. */
export function reviewData(text: string, page: number, pages: number): Reply {
  const headline =
    pages === 1 ? 'All that is stored about you' : `All that is stored about you, page ${page} of ${pages}`;
  const notice =
    'What each name means stands in docs/operating.md. Answers to the quizzes of a channel go after 90 days.';
  const more: readonly Button[] = page < pages ? [{ label: 'Next page', run: `review data ${page + 1}` }] : [];
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'review data',
    lead: 'your reviews',
    headline,
    story: [],
    verbatim: text,
    notice,
    buttons: [...more, SETTINGS, FORGET],
    text: spoken([headline, text.replace(/[{}[\]"]/g, ''), notice]),
  };
}

export function askToForget(): Reply {
  return aboutForgetting(
    'Forget all that you have learned here?',
    'Cards, settings, lessons and missions done: all of it goes, and undo does not bring it back.',
    [
      { label: 'Forget it all', run: 'review forget --yes', confirm: 'All that is kept of you goes for good.' },
      { label: 'Show it first', run: 'review settings' },
    ],
  );
}

export function forgotten(): Reply {
  return aboutForgetting(
    'Nothing is kept of you any more',
    'Your answers to the quizzes of channels go by themselves 90 days after the quiz.',
    [
      { label: 'Quiz me', run: 'quiz' },
      { label: 'Show progress', run: 'progress' },
    ],
  );
}

function aboutForgetting(headline: string, notice: string, buttons: readonly Button[]): Reply {
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'review forget',
    lead: 'your reviews',
    headline,
    story: [],
    notice,
    buttons,
    text: spoken([headline, notice]),
  };
}
