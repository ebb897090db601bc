/**
 * Why a workload has fewer ready Pods than it wants: what stands in the way now, whatever happened to it before.
 */
import type { KubeObject, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { olderPods } from '../../diagram/older-pods';
import { type TopOwner, workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/workload';
import { podState } from '../../diagram/pod-state';
import type { Explained } from '../content/beliefs';
import { refusedPods } from '../refused-pods';

export interface Shortage {
  /** `no Node fits`: may follow "because". */
  readonly because: string;
  readonly about: Explained | undefined;
  /** The server lets no new Pod in. */
  readonly isRefused?: true;
}

/** By the word beside the box of a Pod. */
const REASONS: Readonly<Record<string, Shortage>> = {
  'no Node yet': { because: 'no Node fits', about: 'Pod that waits' },
  'image pull': { because: 'an image cannot be pulled', about: 'image that cannot be pulled' },
  'crash wait': { because: 'a container keeps ending', about: 'restarted container' },
  'volume wait': { because: 'a volume is not free', about: undefined },
  config: { because: 'a container cannot be made', about: undefined },
  'not ready': { because: 'a Pod is not ready', about: 'Pod that is not ready' },
};

/** What keeps Pods of this workload from serving; undefined where nothing does, or where it is a Job. */
export function shortageOf(object: KubeObject | undefined, cluster: Cluster): Shortage | undefined {
  const owner = object === undefined || object.kind === 'Pod' ? undefined : workloadOf(object, cluster);
  if (owner === undefined || owner.kind === 'Job') return undefined;
  const { ready, wanted } = fractionOf(owner, cluster);
  if (ready >= wanted) return undefined;
  const refused = refusedPods(owner, cluster);
  if (refused !== undefined) {
    const { quota } = refused;
    const because = quota === undefined ? 'a LimitRange refuses them' : `quota ${quota} is full`;
    return { because, about: undefined, isRefused: true };
  }
  return obstacleIn(podsOf(owner, cluster), cluster)?.shortage;
}

/** A Pod that does not come to serve, and what stops it. */
export interface Obstacle {
  readonly pod: Pod;
  readonly shortage: Shortage;
}

/** What stops the new Pods of a workload that is being rolled out, or else what keeps any of its Pods from serving. */
export function obstacleOf(owner: TopOwner, cluster: Cluster): Obstacle | undefined {
  const pods = podsOf(owner, cluster);
  const older = new Set(olderPods(owner, cluster).map(({ metadata }) => metadata.uid));
  const newer = pods.filter(({ metadata }) => !older.has(metadata.uid));
  return obstacleIn(newer, cluster) ?? (isRollingOut(owner, cluster) ? undefined : obstacleIn(pods, cluster));
}

function obstacleIn(pods: readonly Pod[], cluster: Cluster): Obstacle | undefined {
  for (const [word, shortage] of Object.entries(REASONS)) {
    const pod = pods.find((one) => podState(one, cluster).word === word);
    if (pod !== undefined) return { pod, shortage };
  }
  return undefined;
}
