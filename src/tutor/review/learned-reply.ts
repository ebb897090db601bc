/**
 * What one person knows, theme by theme: shown to that person alone.
 */
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import { THEMES } from './themes';
import { inWords } from './when';

/** What a person has learned, in numbers. */
export interface Learned {
  readonly answers: number;
  /** Ideas that would stay for weeks, and others that were answered about. */
  readonly known: number;
  readonly learning: number;
  /** To be asked about again now. */
  readonly due: number;
  /** Milliseconds until the next one is due that is not yet. */
  readonly next?: number;
  /** Lessons and missions that the person took part in. */
  readonly lessons: number;
  readonly missions: number;
}

export const REVIEW_NOW: Button = { label: 'Review now', run: 'review' };
const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };
const SETTINGS: Button = { label: 'Review settings', run: 'review settings' };
const PROGRESS: Button = { label: 'Show progress', run: 'progress' };

/** How much of it a person would see in a line or two. */
export function learnedLines({ known, learning, due, next, lessons, missions }: Learned): readonly string[] {
  const wait = next === undefined ? '' : `, next ${inWords(next)}`;
  const done = [
    ...(lessons === 0 ? [] : [`${lessons} lesson${lessons === 1 ? '' : 's'}`]),
    ...(missions === 0 ? [] : [`${missions} mission${missions === 1 ? '' : 's'}`]),
  ];
  return [
    ...(known + learning === 0 ? [] : [`${known} known, ${learning} being learned`, `${due} due now${wait}`]),
    ...(done.length === 0 ? [] : [`${done.join(', ')} done`]),
  ];
}

/** @param masteryOf how well the person knows what a belief gets wrong */
export function learnedReply(learned: Learned, masteryOf: (belief: string) => 'new' | 'learning' | 'known'): Reply {
  const { answers, known, learning, due, next } = learned;
  const rows = THEMES.map(({ name, beliefs }) => {
    const count = (mastery: string) => beliefs.filter((belief) => masteryOf(belief) === mastery).length;
    return { name, known: count('known'), learning: count('learning') };
  });
  const headline =
    answers === 0
      ? 'You have answered nothing yet'
      : `You know ${known} idea${known === 1 ? '' : 's'} for good, ${learning} not yet`;
  const dues = next === undefined ? `${due} due now.` : `${due} due now, the next one ${inWords(next)}.`;
  const notice =
    answers === 0
      ? 'Answer a quiz: what you learn is kept, and comes back before you forget it.'
      : 'Known: answered three times or more, and it would stay for three weeks.';
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'progress me',
    headline,
    story: answers === 0 ? [] : [`${answers} answer${answers === 1 ? '' : 's'} so far; ${dues}`],
    picture: [lineOf('', 'known', 'learning'), ...rows.map((row) => lineOf(row.name, row.known, row.learning))],
    notice,
    buttons: due > 0 ? [REVIEW_NOW, QUIZ, PROGRESS, SETTINGS] : [QUIZ, PROGRESS, SETTINGS],
    text: spoken([
      headline,
      ...(answers === 0 ? [] : [`${answers} answers so far; ${dues}`]),
      ...rows.map((row) => `${row.name}: ${row.known} known, ${row.learning} being learned`),
      notice,
    ]),
  };
}

function lineOf(name: string, known: string | number, learning: string | number): string {
  return `${name.padEnd(16)}${String(known).padStart(6)}${String(learning).padStart(10)}`;
}
