/**
 * The image that belongs to the reply to a change.
 */
import type { Cluster } from '../cluster/cluster';
import type { ReplyImage } from './reply';

/** With fewer moments nothing is gained by showing them one after another. */
const FEWEST_MOMENTS = 3;

/** What the command touched, Node by Node. */
export function imageOfChange(said: string, after: Cluster): ReplyImage {
  const moments = new Set(after.steps.map(({ at }) => at)).size;
  return { view: 'nodes', focus: 'command', ...(moments >= FEWEST_MOMENTS ? { isStory: true } : {}), said };
}
