/**
 * The kinds that belong to workloads, or to nobody: DaemonSets and their Nodes, ReplicaSets, revisions, settings.
 */
import { isConditionTrue } from '../../../api/conditions';
import type { ConfigMap, ControllerRevision, DaemonSet, Namespace, Pod, ReplicaSet } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { controllerOf, replicaSetsOf, revisionOf } from '../../../diagram/owner';
import { keptOn, leftOut } from '../../daemon-nodes';
import { count } from '../../story/pod-name';
import type { Standing } from './standing';

const MOST_NODES = 4;

/** Which Nodes a DaemonSet leaves out, and why. */
export function daemonStanding(set: DaemonSet, cluster: Cluster): Standing {
  const out = leftOut(set, cluster);
  const kept = keptOn(set, cluster);
  const stays = kept.slice(0, MOST_NODES).map((node) => `${cut(node, 14)} keeps its Pod; it would get no new one`);
  if (out.length === 0) return { lines: stays };
  const all = cluster.count('Node');
  const name = cut(set.metadata.name, 18);
  const fit = all - out.length - kept.length;
  const reasons = new Set(out.map(({ reason }) => reason));
  const why = reasons.size === 1 ? out[0]!.reason : 'the others do not fit';
  return {
    headline: cut(`${name} is for ${fit} of ${count(all, 'Node')}: ${why}`, 60),
    lines: [
      ...out.slice(0, MOST_NODES).map(({ node, reason }) => cut(`not ${node}: ${reason}`, 38)),
      ...(out.length > MOST_NODES ? [`... ${out.length - MOST_NODES} more Nodes`] : []),
      ...stays,
    ],
  };
}

/** Whether a ReplicaSet is the newest of its Deployment, or kept as the way back. */
export function replicaSetStanding(set: ReplicaSet, cluster: Cluster): Standing {
  const owner = controllerOf(set, cluster);
  if (owner?.kind !== 'Deployment') return { lines: [] };
  const revision = revisionOf(set);
  const lines = [`spec.replicas ${set.spec.replicas}`, `revision ${revision} of ${cut(owner.metadata.name, 20)}`];
  if (replicaSetsOf(owner, cluster).current?.metadata.uid === set.metadata.uid || set.spec.replicas > 0) {
    return { lines };
  }
  return { headline: 'It has no Pods and is kept: it is a way back', lines };
}

/** A template that a StatefulSet or DaemonSet had. */
export function revisionStanding(revision: ControllerRevision, cluster: Cluster): Standing {
  const owner = controllerOf(revision, cluster);
  return {
    headline: `It keeps a template of ${cut(owner?.metadata.name ?? 'nobody', 24)}, to go back to`,
    lines: [`revision ${revision.revision}`],
  };
}

/** Who takes settings from it. */
export function configStanding({ metadata: { name, namespace } }: ConfigMap, cluster: Cluster): Standing {
  const users = cluster.list('Pod', namespace).filter((pod) => takesFrom(pod, name)).length;
  return { lines: [users === 0 ? 'no Pod takes settings from it' : `${count(users, 'Pod')} take settings from it`] };
}

function takesFrom({ spec: { volumes = [], containers, initContainers = [] } }: Pod, map: string): boolean {
  return (
    volumes.some(({ configMap }) => configMap?.name === map) ||
    [...containers, ...initContainers].some(
      ({ env = [], envFrom = [] }) =>
        envFrom.some(({ configMapRef }) => configMapRef?.name === map) ||
        env.some(({ valueFrom }) => valueFrom?.configMapKeyRef?.name === map),
    )
  );
}

/** A Namespace that is being emptied. */
export function namespaceStanding({ metadata, status }: Namespace, cluster: Cluster): Standing {
  const pods = cluster.list('Pod', metadata.name).length;
  const lines = [`${count(pods, 'Pod')} in it`];
  if (metadata.deletionTimestamp === undefined) return { lines };
  const isKept = isConditionTrue(status.conditions ?? [], 'NamespaceFinalizersRemaining');
  const why = isKept ? ': a finalizer keeps something in it' : ': what is in it must go first';
  return { headline: `${cut(metadata.name, 16)} is Terminating${why}`, lines };
}
