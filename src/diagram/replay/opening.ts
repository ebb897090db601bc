/**
 * The words of the first picture of a replay: how it was, and what will be shown.
 */
import { duration } from '../duration';
import { lastOf, type Replay } from './replay';

export function openingOf(replay: Replay): readonly string[] {
  const { at } = lastOf(replay);
  const pictures = replay.frames.length;
  const time = at === 0 ? 'no time passes' : `${duration(at)} of cluster time`;
  const left = replay.leftOut === 0 ? '' : `; ${replay.leftOut} quieter moments are left out`;
  const many = pictures === 1 ? '1 picture follows' : `${pictures} pictures follow`;
  return [`As it was before the command. ${many}: ${time}${left}.`];
}
