/**
 * The story of a command for pictures that follow each other: a few words for each moment.
 */
import type { Step } from '../../cluster/step';
import type { Entry } from './lines';
import { FIXED } from './lines';
import { entriesOf, plainEntries } from './tell';
import { type Happening, since } from './telling';

/** Sentences beside one picture; where there are many pictures, each stays for a second. */
const MOST = 2;
const MANY = 8;

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
    const most = times.length > MANY ? 1 : MOST;
    return weightiest(told.length > 0 ? told : plain(happening, isHere), most).map(({ text }) =>
      text.replaceAll(FIXED, ' '),
    );
  });
}

/** Where the story tells several moments together at another one. */
function plain(happening: Happening, isHere: (time: number) => boolean): readonly Entry[] {
  const steps = happening.steps.filter((step) => isHere(since(step, happening)));
  const lasting = steps.filter((step) => !isPassing(step, happening.steps));
  return plainEntries(lasting.length > 0 ? lasting : steps, happening);
}

/** A Pod found no Node at first, and then one. */
function isPassing({ verb, id, object }: Step, steps: readonly Step[]): boolean {
  if (verb !== 'found-no-node') return false;
  return steps.some((later) => later.verb === 'bound' && later.id > id && later.object.name === object.name);
}

/** The entries that matter most, in their order. */
function weightiest(entries: readonly Entry[], most: number): readonly Entry[] {
  const kept = new Set([...entries].sort((a, b) => b.weight - a.weight).slice(0, most));
  return entries.filter((entry) => kept.has(entry));
}
