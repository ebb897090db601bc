/**
 * What comes by itself, as lines: `next  5m00s  evict web..c6kgd`, `never  agent-zc4hn, it may stay`.
 */
import type { Cluster } from '../../cluster/cluster';
import { duration } from '../duration';
import { nextPhrases, type Upcoming } from '../upcoming';
import { cut, PHONE_COLUMNS } from './columns';

/** At most three lines, soonest first; things of one kind at one time share a line. */
export function nextLines(upcoming: readonly Upcoming[], cluster: Cluster, columns = PHONE_COLUMNS): readonly string[] {
  return nextPhrases(upcoming, cluster).map(({ after, phrase }, index) => {
    const when = after === undefined ? 'never' : duration(after).padEnd(5);
    return cut(`${index === 0 ? 'next' : '    '}  ${when}  ${phrase}`, columns);
  });
}
