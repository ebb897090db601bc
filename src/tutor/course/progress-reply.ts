/**
 * How far a team is in the course: by chapter, and what comes next.
 */
import { PHONE_COLUMNS } from '../../diagram/text/columns';
import { button, LONGEST_LABEL, QUIZ } from '../button';
import type { Button, Reply } from '../reply';
import { wrap } from '../story/lines';
import { type Learned, learnedLines, REVIEW_NOW } from '../review/learned-reply';
import { spoken } from '../text';
import type { NextStep } from './next';
import { CHAPTERS, type StatementId, STATEMENTS } from './statements';

/** What is known of a team's progress. */
export interface Progress {
  readonly seen: readonly StatementId[];
  /** Undefined where nothing is left, or nothing can be shown now. */
  readonly next: NextStep | undefined;
  /** What the person has learned who asks; absent where nothing is known of them. */
  readonly learned?: Learned;
}

const BAR = 10;
const NEXT = 'next  ';
const YOU = 'you   ';
const SHOW: Button = { label: 'Show everything', run: 'show' };
const ME: Button = { label: 'What I know', run: 'progress me' };

/** What the person sees who asks. What they learned themselves is shown to nobody else. */
export function progressReply({ seen, next, learned }: Progress, pressed: boolean): Reply {
  const headline = headlineOf(seen.length);
  const notice = noticeOf(seen.length, next);
  const own = learned === undefined ? [] : learnedLines(learned);
  return {
    audience: 'asker',
    ...(learned === undefined ? {} : { isPersonal: true }),
    command: 'progress',
    pressed,
    headline,
    story: [],
    picture: [...CHAPTERS.map((chapter) => lineOf(chapter, seen)), ...ownLines(own), ...nextLines(next)],
    notice,
    buttons: buttonsOf(next, learned),
    text: spoken([
      headline,
      ...CHAPTERS.map((chapter) => `${chapter}: ${partOf(chapter, seen).join(' of ')}`),
      ...(own.length === 0 ? [] : [`You: ${own.join(', ')}`]),
      next === undefined ? '' : `Next: ${next.statement.title}`,
      notice,
    ]),
  };
}

function buttonsOf(next: NextStep | undefined, learned: Learned | undefined): readonly Button[] {
  const go = next === undefined ? [] : [goOn(next)];
  if (learned === undefined) return [...go, QUIZ, ...(next?.way.run === 'show' ? [] : [SHOW])];
  return learned.due > 0 ? [REVIEW_NOW, ...go, QUIZ, ME] : [...go, QUIZ, ME];
}

/** What the person knows, as a part of the picture. */
function ownLines(lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ['', ...lines.map((line, index) => (index === 0 ? YOU : ' '.repeat(YOU.length)) + line)];
}

function headlineOf(count: number): string {
  const all = STATEMENTS.length;
  return count === all ? `All ${all} statements of the course seen` : `${count} of ${all} statements seen`;
}

function noticeOf(count: number, next: NextStep | undefined): string {
  if (count === STATEMENTS.length) return 'Notice: what is seen is not known yet. A quiz tells what stayed.';
  if (next === undefined) return 'Notice: what is left needs another cluster: reset gives a new one.';
  const what = `Next: ${next.way.label}.`;
  return count === 0
    ? `A statement counts when a reply has shown it to somebody here. ${what}`
    : `${what} A statement counts when a reply has shown it here.`;
}

/** `Deployments   ########..  10 of 12`. */
function lineOf(chapter: (typeof CHAPTERS)[number], seen: readonly StatementId[]): string {
  const [there, all] = partOf(chapter, seen);
  // A bar is full only when everything is seen, and empty only when nothing is.
  const filled = there === all ? BAR : Math.min(BAR - 1, Math.ceil((there * BAR) / all));
  const bar = '#'.repeat(filled).padEnd(BAR, '.');
  return `${chapter.padEnd(13)} ${bar}  ${String(there).padStart(2)} of ${all}`;
}

/** Statements of a chapter that were seen, and how many it has. */
function partOf(chapter: (typeof CHAPTERS)[number], seen: readonly StatementId[]): readonly [number, number] {
  const own = STATEMENTS.filter((statement) => statement.chapter === chapter);
  return [own.filter(({ id }) => seen.includes(id)).length, own.length];
}

function nextLines(next: NextStep | undefined): readonly string[] {
  if (next === undefined) return [];
  const { chapter, title } = next.statement;
  const lines = wrap(title, PHONE_COLUMNS - NEXT.length);
  return ['', `${NEXT}${chapter}:`, ...lines.map((line) => ' '.repeat(NEXT.length) + line)];
}

function goOn({ way }: NextStep): Button {
  const label = `Go on: ${way.label}`;
  return button(label.length <= LONGEST_LABEL ? label : 'Go on', way.run);
}
