/**
 * Why a workload has fewer ready Pods than it wants: what stands in the way now, whatever happened to it before.
 */
import type { KubeObject } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { workloadOf } from '../../diagram/owner';
import { fractionOf, podsOf } from '../../diagram/owner-lines';
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
  const words: ReadonlySet<string> = new Set(podsOf(owner, cluster).map((pod) => podState(pod, cluster).word));
  const [, reason] = Object.entries(REASONS).find(([word]) => words.has(word)) ?? [];
  return reason;
}
