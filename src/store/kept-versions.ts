/**
 * Which older versions of a channel are still of use. DynamoDB forgets what is left behind after its time, the embedded
 * server never does, so a save removes what it puts out of reach.
 */
import type { ChannelRecord, SavedCluster } from '../app/ports';

/** The latest versions are kept for requests that are delivered again (see ChannelRecord.requests). */
const LATEST = 50;

type Record = Pick<ChannelRecord, 'version' | 'undo' | 'redo'>;

/** Versions that `before` could reach and `next` cannot: neither by undo or redo nor for a repeated delivery. */
export function outOfReach(before: Record, next: Record): readonly number[] {
  const kept = reach(next);
  return [...reach(before)].filter((version) => version > 0 && !kept.has(version));
}

/** A quiz question is not among what needs them: it is stored whole, with its key and its pictures. */
function reach({ version, undo, redo }: Record): ReadonlySet<number> {
  const latest = Array.from({ length: LATEST }, (_, age) => version - 1 - age);
  return new Set([...latest, ...undo, ...redo]);
}

/** Versions that `next` gave a name, and those that no name of `next` leads to any more. */
export function savedBetween(
  before: readonly SavedCluster[],
  next: readonly SavedCluster[],
): { readonly added: readonly number[]; readonly dropped: readonly number[] } {
  const [was, is] = [new Set(before.map(versionOf)), new Set(next.map(versionOf))];
  return { added: [...is].filter((version) => !was.has(version)), dropped: [...was].filter((one) => !is.has(one)) };
}

const versionOf = ({ version }: SavedCluster): number => version;
