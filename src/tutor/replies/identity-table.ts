/**
 * A Pod and the one that took its place, side by side: what is new, and what was taken over.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { filesOf, readFile } from '../../containers/files';
import { claimNames } from '../../containers/volumes/claims';
import { cut } from '../../diagram/text/columns';
import { columnsOf, quotedText, type Table } from './columns-of';

/** Files beside the address and the volume. */
const MOST_FILES = 3;

/** The old Pod as it was before, the new one as it is now. */
export function identityTable(old: Pod, next: Pod, before: Cluster, after: Cluster): Table {
  const [was, is] = [nameOf(old, next), nameOf(next, old)];
  const files = filesOf(before, old);
  const shown = files.slice(0, MOST_FILES).map(({ path, text, container }): readonly [string, string, string] => {
    const now = readFile(after, next, path, container);
    return [path, quotedText(text, path), now === undefined ? 'lost' : quotedText(now, path)];
  });
  const [claim] = claimNames(old);
  const [newClaim] = claimNames(next);
  const rows: readonly (readonly [string, string, string])[] = [
    ['address', old.status.podIP ?? 'none', next.status.podIP ?? 'none yet'],
    ...(files.length > 0 ? [] : [['UID', shortUid(old), `${shortUid(next)} (new)`] as const]),
    ...(claim === undefined && newClaim === undefined
      ? []
      : [['volume', claim ?? 'none', newClaim ?? 'none'] as const]),
    ...shown,
  ];
  return {
    lines: columnsOf([['', `old ${was}`, `new ${is}`], ...rows], [11, 13]),
    described: rows.map(([what, a, b]) =>
      a === b ? `${what}: ${a}, old and new.` : `${what}: ${a} in the old ${was}, ${b} in the new ${is}.`,
    ),
  };
}

/** The name where both have the same; else the part that differs. */
function nameOf(pod: Pod, other: Pod): string {
  const { name } = pod.metadata;
  if (name === other.metadata.name) return cut(name, 12);
  return cut(name.slice(name.lastIndexOf('-') + 1), 12);
}

/** The part in which UIDs of one cluster differ. */
const shortUid = ({ metadata }: Pod): string => `..${metadata.uid.slice(-4)}`;
