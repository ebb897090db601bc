/**
 * What the channels are doing in which a person took part lately, for their home tab.
 */
import { Cluster } from '../cluster/cluster';
import type { HomeChannel, HomeSurroundings } from '../tutor/course/home-parts';
import { standing } from '../tutor/standing';
import { agoOf } from './ago';
import { installerOf } from './installations/installation';
import type { ChannelRecord, Ports } from './ports';
import { nameOf } from './since';

/** Channels on a page, and pages. */
const ON_A_PAGE = 5;
const MOST_PAGES = 6;
/** Milliseconds: where nobody was seen for longer, they may not be any more. */
const LATELY = 30 * 24 * 60 * 60_000;

/** @param page counts from 1; beyond the last one is the last one */
export async function homeChannels(
  ports: Ports,
  team: string,
  person: string,
  page: number,
): Promise<Omit<HomeSurroundings, 'reviews'>> {
  const { belongings, documents, clusters, clock } = ports;
  const now = clock.now();
  const [visited = [], installer] = await Promise.all([
    belongings?.channelsOf(team, person, ON_A_PAGE * MOST_PAGES),
    installerOf(documents, team),
  ]);
  const lately = visited.filter(({ at }) => at > now - LATELY);
  const pages = Math.max(1, Math.ceil(lately.length / ON_A_PAGE));
  const shown = Math.min(page, pages);
  const onPage = lately.slice((shown - 1) * ON_A_PAGE, shown * ON_A_PAGE);
  const channels = await Promise.all(
    onPage.map(async ({ channel }) => {
      const record = await clusters.load({ team, channel });
      return record === undefined ? undefined : channelOf(channel, record, now);
    }),
  );
  return {
    channels: channels.filter((one) => one !== undefined),
    page: shown,
    pages,
    ...(installer === undefined ? {} : { installer }),
  };
}

function channelOf(id: string, { cluster, commands }: ChannelRecord, now: number): HomeChannel {
  const last = commands.findLast(({ keepsCluster }) => keepsCluster !== true);
  const doing = { id, standing: standing(new Cluster(cluster)) };
  if (last?.at === undefined) return doing;
  return { ...doing, last: { name: nameOf(last), command: last.command, ago: agoOf(last.at, now) } };
}
