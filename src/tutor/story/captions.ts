/**
 * The story of a command for pictures that follow each other: a few words for each moment.
 */
import type { Entry } from './lines';
import { FIXED } from './lines';
import { entriesOf, plainEntries } from './tell';
import { type Happening, since } from './telling';

/** Sentences beside one picture. */
const MOST = 2;

/**
 * What to say of each of these moments: of what happened after the moment before it, the weightiest first of all.
 * @param times virtual milliseconds since the command, in order
 */
export function captionsOf(happening: Happening, times: readonly number[]): readonly (readonly string[])[] {
  const story = entriesOf(happening);
  return times.map((at, index) => {
    const since = times[index - 1] ?? -Infinity;
    const isHere = (time: number) => time > since && time <= at;
    const told = story.filter((entry) => isHere(entry.at));
    return weightiest(told.length > 0 ? told : plain(happening, isHere)).map(({ text }) => text.replaceAll(FIXED, ' '));
  });
}

/** Where the story tells several moments together at another one. */
function plain(happening: Happening, isHere: (time: number) => boolean): readonly Entry[] {
  return plainEntries(
    happening.steps.filter((step) => isHere(since(step, happening))),
    happening,
  );
}

/** The entries that matter most, in their order. */
function weightiest(entries: readonly Entry[]): readonly Entry[] {
  const kept = new Set([...entries].sort((a, b) => b.weight - a.weight).slice(0, MOST));
  return entries.filter((entry) => kept.has(entry));
}
