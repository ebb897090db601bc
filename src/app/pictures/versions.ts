/**
 * The two versions that a picture shows: the cluster that it is of, and the one before, against which changes are marked.
 */
import type { ChannelRecord, ClusterStore } from '../ports';
import { newChannel } from '../new-channel';
import type { PictureRequest } from './picture-request';

export interface Versions {
  /** Undefined when it is no longer kept: then nothing is marked. */
  readonly before: ChannelRecord | undefined;
  readonly after: ChannelRecord;
}

type Wanted = Pick<PictureRequest, 'channel' | 'version' | 'madeAt'>;

/** Undefined when the version is no longer kept, or belongs to a cluster that was forgotten since. */
export async function versionsOf(wanted: Wanted, clusters: ClusterStore): Promise<Versions | undefined> {
  const { channel, version, madeAt } = wanted;
  const load = (number: number) =>
    number <= 0 ? Promise.resolve(newChannel(channel)) : clusters.loadVersion(channel, number);
  const [before, first] = await Promise.all([load(version - 1), load(version)]);
  // While somebody's command is saved, the newest version moves to the older ones: at worst it was missed in both.
  const after = first ?? (await load(version));
  if (after === undefined || (madeAt !== undefined && madeAt !== madeAtOf(after.commands, version))) return undefined;
  return { before, after };
}

/** When the command of a version was saved; undefined for one of which that is not known. */
export function madeAtOf(commands: ChannelRecord['commands'], version: number): number | undefined {
  return commands.findLast((command) => command.version === version)?.at;
}
