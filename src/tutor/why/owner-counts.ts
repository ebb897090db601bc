/**
 * What the owner of an object counts now: how many Pods are wanted, there and ready.
 */
import type { Job, Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { fewestAvailable, mostPods } from '../../controllers/deployment/fenceposts';
import { cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { type TopOwner, workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/workload';
import { keptOn } from '../daemon-nodes';
import { shortened } from '../story/pod-name';
import { wrapped } from './absence/absence';

/** `ReplicaSet: 3 wanted, 3 there`: what the owner thinks of it now. */
export function ownerLines(ref: Ref, cluster: Cluster): readonly string[] {
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (owner === undefined) {
    return object === undefined ? ['', `${cut(shortened(ref.name), 16)} is not there any more`] : [];
  }
  const { wanted, ready } = fractionOf(owner, cluster);
  if (owner.kind === 'Job') return jobLines(owner);
  const kept = new Set<string | undefined>(owner.kind === 'DaemonSet' ? keptOn(owner, cluster) : []);
  const there = podsOf(owner, cluster).filter(
    ({ metadata, spec, status }) =>
      metadata.deletionTimestamp === undefined && status.phase !== 'Failed' && !kept.has(spec.nodeName),
  ).length;
  const actor = owner.kind === 'Deployment' ? 'ReplicaSet' : owner.kind;
  if (isRollingOut(owner, cluster)) {
    return ['', `now: ${ready} of ${wanted} can serve`, ...rolloutLines(owner)];
  }
  const rest = there === wanted && ready === wanted ? 'nothing to do' : `${ready} ready`;
  return ['', `${actor}: ${wanted} wanted, ${there} there`, `${' '.repeat(actor.length + 2)}${rest}`];
}

/** What the rollout may not go past. */
function rolloutLines(owner: TopOwner): readonly string[] {
  if (owner.kind !== 'Deployment') return [];
  const { maxSurge, maxUnavailable } = owner.spec.strategy.rollingUpdate ?? {};
  if (maxSurge === undefined || maxUnavailable === undefined) return [];
  return wrapped([
    `maxSurge ${maxSurge}: ${mostPods(owner)} Pods at most`,
    `maxUnavailable ${maxUnavailable}: ${fewestAvailable(owner)} must serve`,
  ]);
}

/** `Job: 1 of 1 succeeded`, and how many Pods failed. */
function jobLines({ spec, status: { succeeded = 0, failed = 0, active = 0 } }: Job): readonly string[] {
  const wanted = spec.completions ?? 1;
  const rest = [...(failed > 0 ? [`${failed} failed`] : []), ...(active > 0 ? [`${active} there`] : [])];
  return [
    '',
    `Job: ${succeeded} of ${wanted} succeeded`,
    ...(rest.length === 0 ? [] : [`     ${rest.join(', ')}`]),
    cut(`backoffLimit ${spec.backoffLimit}, restartPolicy ${spec.template.spec.restartPolicy}`, PHONE_COLUMNS),
  ];
}
