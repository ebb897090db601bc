/**
 * Setting the size of a ReplicaSet.
 * Follows scaleReplicaSet in pkg/controller/deployment/sync.go.
 */
import { isEqual } from '../../api/equal';
import { type Deployment, refOf, type ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { report } from '../workload/own-pods';
import { imagesOf } from '../workload/pod-template';
import { revisionOf, withSize } from './annotations';
import { fenceposts } from './fenceposts';

/** Sets the size unless it is that already; then nothing changes. Answers whether it changed. */
export function resize(
  cluster: Cluster,
  deployment: Deployment,
  set: ReplicaSet,
  to: number,
  because: string,
): boolean {
  if (set.spec.replicas === to) return false;
  write(cluster, deployment, set, to, because);
  return true;
}

/** Sets the size, and writes down what it was computed for even where the size stays. */
export function shareOut(cluster: Cluster, deployment: Deployment, set: ReplicaSet, to: number, because: string): void {
  const isSame = set.spec.replicas === to;
  if (isSame && isEqual(set.metadata.annotations, withSize(set.metadata.annotations, deployment))) return;
  write(cluster, deployment, set, to, because);
}

function write(cluster: Cluster, deployment: Deployment, set: ReplicaSet, to: number, because: string): void {
  const from = set.spec.replicas;
  if (from !== to) {
    cluster.record({
      actor: 'Deployment',
      verb: 'scaled-replica-set',
      object: refOf(set),
      because,
      detail: {
        by: deployment.metadata.name,
        from,
        to,
        wanted: deployment.spec.replicas,
        ...fenceposts(deployment.spec),
        image: imagesOf(set.spec.template),
        revision: revisionOf(set),
      },
    });
  }
  const annotations = withSize(set.metadata.annotations, deployment);
  cluster.update({ ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas: to } });
  if (from === to) return;
  const direction = from < to ? 'up' : 'down';
  report(cluster, deployment, {
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${direction} replica set ${set.metadata.name} from ${from} to ${to}`,
  });
}
