/**
 * Which cures help: each is tried on a copy of the cluster, and what it was for is looked for again.
 */
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { CLUSTER_VERBS } from '../../commands/index';
import { isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import type { VerbInfo } from '../../commands/verb';
import { tryOut } from '../quiz/experiment';
import type { Button } from '../reply';
import { workingButtons } from '../working';
import { findingsIn } from './checks';
import type { Finding } from './finding';

/** Cures that are tried: each is a whole run of the cluster. */
const MOST_TRIED = 4;
/** In a larger cluster a try takes longer than a reply may. */
const MOST_PODS = 150;

/** Those that end the trouble, then those that only show more. All of them work. */
export function curesFor(finding: Finding, cluster: Cluster, verbs: readonly VerbInfo[]): readonly Button[] {
  const working = workingButtons(finding.cures, cluster, verbs);
  const looks = working.filter(({ run }) => isLook(run));
  const deeds = working.filter(({ run }) => !isLook(run));
  if (cluster.count('Pod') > MOST_PODS) return [...deeds, ...looks];
  const tried = deeds.slice(0, MOST_TRIED);
  const helping = tried.filter(({ run }) => helps(run, finding, cluster));
  // Another image does not mend a set that waits for its broken Pod, and still comes first.
  const first = helping.length > 0 ? helping : tried.filter(({ run }) => run.startsWith('update ')).slice(0, 1);
  return [...first, ...looks];
}

function isLook(run: string): boolean {
  const parsed = parseCommand(run, CLUSTER_VERBS);
  return isRejected(parsed) || !isClusterVerb(parsed.verb) || parsed.verb.effect === 'look';
}

/** Whether the same thing is still found afterwards. */
function helps(run: string, { about, rank }: Finding, cluster: Cluster): boolean {
  const tried = tryOut(cluster.snapshot(), run);
  if (isRejected(tried)) return false;
  const [first] = about;
  const isSame = (other: Finding) =>
    other.about[0]?.kind === first?.kind && other.about[0]?.name === first?.name && other.rank >= rank - 10;
  return !findingsIn(tried.after).some(isSame);
}
