/**
 * A story in sentences: what happened in order, for those who listen.
 */
import { describePicture } from '../describe';
import { duration } from '../duration';
import type { Scene } from '../scene';
import { seenIn } from '../view';

/** Slack takes no longer alternative text. */
const LONGEST = 2_000;
/** For the sentence about what is left out. */
const RESERVED = 40;

/** The scene of a command, and what is said of each of its moments. */
export interface ToldStory extends Scene {
  readonly moments: readonly ToldMoment[];
}

export interface ToldMoment {
  /** Virtual milliseconds since the command. */
  readonly at: number;
  readonly said: readonly string[];
}

/** At most 2,000 characters: how it was, what happened at each moment, how it ended. */
export function describeReplay(story: ToldStory): readonly string[] {
  const { moments, before, after, focus } = story;
  const start = fitting(howItWas({ before, after: before, focus }), LONGEST / 4);
  const [now = 'nothing runs', ...rest] = describePicture(story);
  const end = fitting(
    [`At the end, ${duration(after.now - before.now)} later: ${sentence(now)}`, ...rest],
    LONGEST / 2,
  );
  const told = moments
    .filter(({ said }) => said.length > 0)
    .map(({ at, said }) => `At ${duration(at)}: ${said.map(sentence).join(' ')}`);
  const room = LONGEST - lengthOf([...start, ...end]) - RESERVED;
  const kept = fitting(told, room);
  const left = told.length - kept.length;
  return [
    ...start,
    ...kept,
    ...(left === 0 ? [] : [`${left} more moment${left === 1 ? ' follows' : 's follow'}.`]),
    ...end,
  ];
}

/** Who wanted what, or that nothing was there. */
function howItWas(scene: Scene): readonly string[] {
  const seen = seenIn(scene);
  const [first = 'nothing runs', ...others] = describePicture(scene, seen);
  return [`Before: ${sentence(first)}`, ...others.slice(0, Math.max(0, seen.view.owners.length - 1))];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** With a blank after each. */
const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length + 1, 0);

/** As many of the first as there is room for. */
function fitting(parts: readonly string[], room: number): readonly string[] {
  let used = 0;
  const last = parts.findIndex((part) => (used += part.length + 1) > room);
  return last < 0 ? parts : parts.slice(0, last);
}
