/**
 * Why the server lets no Pod of a workload in: a quota that is used up, or a LimitRange.
 */
import type { KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { TopOwner } from '../diagram/owner';
import { button } from './button';
import type { Button } from './reply';

export interface RefusedPods {
  /** The quota by its name; undefined: a LimitRange. */
  readonly quota: string | undefined;
  /** What the server said. */
  readonly message: string;
  readonly namespace: string;
}

/** What keeps Pods of this workload out now; undefined where nothing does, or nobody reported it. */
export function refusedPods(owner: TopOwner | undefined, cluster: Cluster): RefusedPods | undefined {
  if (owner === undefined) return undefined;
  const { namespace = 'default' } = owner.metadata;
  const last = makersOf(owner, cluster)
    .flatMap(({ metadata }) => cluster.eventsAbout(metadata.uid))
    .filter(({ reason }) => reason === 'FailedCreate')
    .at(-1);
  const message = last?.message ?? '';
  const quota = /(?:exceeded|failed) quota: ([^,:]+)/.exec(message)?.[1];
  const isThere = quota !== undefined && cluster.get('ResourceQuota', quota, namespace) !== undefined;
  if (isThere) return { quota, message, namespace };
  const isOutside = / (?:usage|ratio) per (?:Container|Pod) is /.test(message);
  return isOutside && cluster.list('LimitRange', namespace).length > 0
    ? { quota: undefined, message, namespace }
    : undefined;
}

/** Who asks for the Pods: the newest ReplicaSet of a Deployment, else the workload itself. */
function makersOf(owner: TopOwner, cluster: Cluster): readonly KubeObject[] {
  return owner.kind === 'Deployment' ? cluster.controlledBy('ReplicaSet', owner.metadata.uid) : [owner];
}

/** At most 131 characters. */
export function refusalNotice({ quota }: RefusedPods): string {
  return quota === undefined
    ? 'a LimitRange says how much a container may ask for. It refuses Pods, not their Deployment.'
    : `quota ${quota} lets no more Pods in. It refuses Pods, not their Deployment, which tries again and again.`;
}

/** The look at the limit, and the way past it. */
export function refusalButtons({ quota, namespace }: RefusedPods): readonly Button[] {
  const where = namespace === 'default' ? '' : ` -n ${namespace}`;
  if (quota === undefined) return [button('Show the limits', `get limitranges -o yaml${where}`)];
  const label = `Delete quota ${quota}`;
  return [
    button('Show the quota', `get quota${where}`),
    button(label.length <= 20 ? label : 'Delete the quota', `delete quota ${quota}${where}`),
  ];
}
