/** What is stored of a channel when all is over, read by a process that had no part in it. */
import type { ChannelRecord } from '../../src/app/ports';
import type { Remains } from './history';
import { type Place, storesOver } from './sandbox';

export async function remainsOf(channel: string, place: Place): Promise<Remains> {
  const id = { team: place.team, channel };
  const { clusters } = storesOver(place);
  const read = async (version: number): Promise<ChannelRecord | string> => {
    try {
      return (await clusters.loadVersion(id, version)) ?? 'is not there';
    } catch (error) {
      return String(error);
    }
  };
  const newest = await clusters.load(id);
  const versions: (ChannelRecord | string)[] = [];
  for (let version = 1; version <= (newest?.version ?? 0); version++) versions.push(await read(version));
  return { id, versions, marks: [] };
}
