/**
 * The channel's own cluster, while the cluster of a lesson or mission stands in its place: a copy among the saved ones,
 * made by itself, one at a time.
 */
import type { ClusterState } from '../../cluster/state';
import type { ChannelContext } from '../channel-verb';
import type { ChannelRecord, SavedCluster } from '../ports';

const NAME = 'our-cluster';

/** The saved copies with the channel's own cluster among them, and its name. */
export function withOwnCluster(
  record: ChannelRecord,
  by: string,
  now: number,
): { readonly saves: readonly SavedCluster[]; readonly ours: string } {
  const kept = record.saves.find(({ name }) => name === record.exercise?.ours);
  if (kept !== undefined) return { saves: record.saves, ours: kept.name };
  const others = record.saves.filter(({ isOwn }) => isOwn !== true);
  const ours = freeName(others);
  return { saves: [...others, { name: ours, version: record.version, by, at: now, isOwn: true }], ours };
}

function freeName(saves: readonly SavedCluster[]): string {
  const isFree = (name: string) => !saves.some((save) => save.name === name);
  if (isFree(NAME)) return NAME;
  let number = 2;
  while (!isFree(`${NAME}-${number}`)) number++;
  return `${NAME}-${number}`;
}

/** The channel's own cluster as it was; undefined when its copy was deleted or is no longer kept. */
export async function ownCluster({ record, saved }: ChannelContext): Promise<ClusterState | undefined> {
  const copy = record.saves.find(({ name }) => name === record.exercise?.ours);
  return copy === undefined ? undefined : saved(copy.version);
}
