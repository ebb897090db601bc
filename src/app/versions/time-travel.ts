/**
 * The replies of undo, redo and reset: the cluster became an older or a new one.
 */
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { cut } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
import type { Reply } from '../../tutor/reply';
import { wantsLegend } from '../../tutor/taught';
import { spoken } from '../../tutor/text';
import type { ChannelContext } from '../channel-verb';

export interface TimeTravel {
  /** As it was understood. */
  readonly command: string;
  readonly headline: string;
  readonly notice: string;
  /** What the picture marks changes against: the cluster that was left, or the new one to mark none. */
  readonly before: ClusterState;
  readonly after: ClusterState;
  /** The command that takes this back. */
  readonly back: 'undo' | 'redo';
}

const LONGEST_HEADLINE = 60;

export function timeTravelReply(travel: TimeTravel, { pressed, record }: ChannelContext): Reply {
  const { command, notice, back } = travel;
  const headline = cut(travel.headline, LONGEST_HEADLINE);
  const scene = {
    before: new Cluster(travel.before),
    after: new Cluster(travel.after),
    focus: 'all' as const,
    legend: wantsLegend(record.taught),
  };
  const described = describePicture(scene);
  return {
    audience: 'channel',
    command,
    pressed,
    kubectl: '(no kubectl verb: a real cluster goes forward only)',
    headline,
    story: [],
    picture: drawPicture(scene),
    image: { view: 'nodes', focus: 'all', said: spoken([headline, ...described]) },
    notice,
    buttons: [
      { label: 'Show the cluster', run: 'show' },
      { label: back === 'redo' ? 'Bring it back' : 'Take it back', run: back },
    ],
    text: spoken([headline, ...described, notice]),
  };
}
