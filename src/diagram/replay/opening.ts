/**
 * The words of the first picture of a replay: how it was, and what will be shown.
 */
import { duration } from '../duration';
import type { Scope } from '../scope';
import { lastOf, type Replay } from './replay';

export function openingOf(replay: Replay, scope: Scope): readonly string[] {
  const { at } = lastOf(replay);
  const pictures = replay.frames.length;
  const time = at === 0 ? 'no time passes' : `${duration(at)} of cluster time`;
  const left = replay.leftOut === 0 ? '' : `; ${replay.leftOut} quieter moments are left out`;
  const was = scope.owners.length === 0 ? 'As it was before the command.' : 'As it was before the command.';
  return [`${was} ${pictures} ${pictures === 1 ? 'picture follows' : 'pictures follow'}: ${time}${left}.`];
}
