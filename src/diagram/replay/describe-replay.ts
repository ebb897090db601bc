/**
 * A replay in sentences: what happened in order, for those who listen.
 */
import { describePicture } from '../describe';
import { duration } from '../duration';
import { lastOf, type Replay } from './replay';

/** Slack takes no longer alternative text. */
const LONGEST = 2_000;

/** At most 2,000 characters: the command, what happened at each frame, how it ended. Cut at a sentence. */
export function describeReplay(replay: Replay, captions: readonly (readonly string[])[]): string {
  const { before, focus, next, steps, frames } = replay;
  const { at, cluster } = lastOf(replay);
  const start = describePicture({ before, after: before, focus });
  const told = frames.flatMap((frame, index) => {
    const said = (captions[index] ?? []).map(sentence).join(' ');
    return said === '' ? [] : [`At ${duration(frame.at)}: ${said}`];
  });
  const end = describePicture({ before, after: cluster, focus, steps, next });
  const parts = [
    `Moving picture of ${replay.command}, ${duration(at)} of cluster time.`,
    `Before: ${start[0] ?? 'nothing runs.'}`,
    ...told,
    'At the end:',
    ...end,
  ];
  return asLongAs(parts);
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function asLongAs(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text} ${part}`;
    if (longer.length > LONGEST) return text;
    text = longer;
  }
  return text;
}
