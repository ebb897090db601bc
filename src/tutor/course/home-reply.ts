/**
 * Where one person is: lessons and missions done, what is known, what is due, and the next step. Also the home tab.
 */
import { spread } from '../../diagram/text/columns';
import { lessonsPart } from '../exercises/lesson-list';
import { exerciseEntries } from '../exercises/library';
import type { RunningExercise } from '../exercises/running';
import type { Button, Reply } from '../reply';
import { type Learned, REVIEW_NOW } from '../review/learned-reply';
import { inWords } from '../review/when';
import { spoken } from '../text';

export interface HomeFacts {
  readonly learned: Learned;
  /** Ids of lessons and missions that the person has done, wherever. */
  readonly done: readonly string[];
  /** What runs in the cluster at hand. */
  readonly running?: RunningExercise;
  /** Whether due reviews are sent as messages. */
  readonly isReminded: boolean;
}

export function homeReply({ learned, done, running, isReminded }: HomeFacts): Reply {
  const { lessons, missions } = countsOf(done);
  const isNew = learned.answers === 0 && done.length === 0 && running === undefined;
  const headline = isNew
    ? 'A practice cluster to deploy to, break and learn'
    : `${lessons} of ${all('lesson')} lessons done, ${learned.due} to review now`;
  const next = lessonsPart(done, running);
  const rows: readonly (readonly [string, string])[] = [
    ['lessons', `${lessons} of ${all('lesson')} done`],
    ['missions', `${missions} of ${all('mission')} done`],
    ['ideas you know', `${learned.known}`],
    ['ideas being learned', `${learned.learning}`],
    ['to review', dueOf(learned)],
    ['reviews as messages', isReminded ? 'on' : 'off'],
  ];
  const notice = isNew
    ? 'Each lesson asks what you expect, shows it on a cluster of your own, and explains. Nothing here is production.'
    : lastSentence(next.lines);
  const buttons: readonly Button[] = [
    ...(isNew ? next.buttons.map((one) => ({ ...one, label: 'Start the course' })) : next.buttons),
    ...(learned.due > 0 ? [REVIEW_NOW] : [{ label: 'Quiz me', run: 'quiz' }]),
    { label: 'My settings', run: 'review settings' },
  ];
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'home',
    headline,
    story: [],
    picture: rows.map(([name, value]) => spread(name, value)),
    notice,
    buttons,
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`), notice]),
  };
}

const all = (kind: 'lesson' | 'mission'): number => exerciseEntries().filter((entry) => entry.kind === kind).length;

/** Of what comes with the tutor: a workspace's own missions come and go. */
function countsOf(done: readonly string[]) {
  const known = exerciseEntries().filter(({ id }) => done.includes(id));
  const count = (kind: 'lesson' | 'mission') => known.filter((entry) => entry.kind === kind).length;
  return { lessons: count('lesson'), missions: count('mission') };
}

function dueOf({ due, next }: Learned): string {
  if (due > 0 || next === undefined) return `${due} now`;
  return inWords(next);
}

/** Without the count, which stands above. */
const lastSentence = (lines: readonly string[]): string =>
  lines.join(' ').replace(/^\d+ of \d+ lessons done here\. ?/, '');
