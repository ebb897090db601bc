/**
 * The ReplicaSet of the Deployment's template: brought up to date where it exists, made where it does not.
 * Follows getNewReplicaSet in pkg/controller/deployment/sync.go.
 */
import { isEqual } from '../../api/equal';
import { type Deployment, type DeploymentStatus, refOf, type ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { controllerRef } from '../adoption';
import { setCondition } from '../conditions';
import { hashTemplate, imagesOf, isSameTemplate, TEMPLATE_HASH_LABEL } from '../pod-template';
import { REVISION, revisionOf, withRevision, withSize } from './annotations';
import { fenceposts } from './fenceposts';
import { hasDeadline, progressCondition, progressOf, type ProgressReason } from './progress';
import type { ReplicaSets } from './replica-sets';
import { sizeOfCurrent } from './rolling';

const MAX_NAME_LENGTH = 253;

/** Gives the new ReplicaSet, if there is one, the highest revision and the Deployment's annotations. */
export function syncCurrent(cluster: Cluster, deployment: Deployment, { current, old }: ReplicaSets): void {
  if (current === undefined) return;
  const before = current.metadata.annotations ?? {};
  const revision = nextRevision(old);
  const annotations = withRevision(before, deployment, revision);
  const minReadySeconds = deployment.spec.minReadySeconds;
  if (!isEqual(before, annotations) || (current.spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)) {
    if (annotations[REVISION] !== before[REVISION]) recordReuse(cluster, deployment, current, revision);
    cluster.update({
      ...current,
      metadata: { ...current.metadata, annotations },
      spec: { ...current.spec, minReadySeconds },
    });
  }
  const isFirst = hasDeadline(deployment) && progressOf(deployment.status) === undefined;
  const found = isFirst
    ? note(cluster, deployment, 'FoundNewReplicaSet', `Found new replica set "${current.metadata.name}"`)
    : undefined;
  takeRevision(cluster, deployment, annotations[REVISION] ?? '', found);
}

/**
 * Makes the new ReplicaSet, as large as the strategy allows at once. Nothing is made when its name is taken by another
 * one: then the collision count rises, and the next pass tries another name.
 */
export function makeCurrent(cluster: Cluster, deployment: Deployment, old: readonly ReplicaSet[]): void {
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = hashTemplate(template, deployment.status.collisionCount);
  const name = `${deployment.metadata.name.slice(0, MAX_NAME_LENGTH - hash.length - 1)}-${hash}`;
  const taken = cluster.get('ReplicaSet', name, deployment.metadata.namespace);
  if (taken !== undefined) {
    if (!isOurs(taken, deployment)) countCollision(cluster, deployment);
    return;
  }
  const replicas = sizeOfCurrent(deployment, 0, old);
  const revision = nextRevision(old);
  const labels = { ...template.metadata.labels, [TEMPLATE_HASH_LABEL]: hash };
  recordMaking(cluster, deployment, name, { hash, revision, to: replicas });
  cluster.create('ReplicaSet', {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: deployment.metadata.namespace,
      labels,
      annotations: withSize(withRevision({}, deployment, revision), deployment),
      ownerReferences: [controllerRef(deployment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [TEMPLATE_HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: {},
  });
  if (replicas > 0) {
    reportEvent(cluster, 'deployment-controller', deployment, {
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled up replica set ${name} from 0 to ${replicas}`,
    });
  }
  const created = hasDeadline(deployment)
    ? note(cluster, deployment, 'NewReplicaSetCreated', `Created new replica set "${name}"`)
    : undefined;
  takeRevision(cluster, deployment, String(revision), created);
}

/** A status with the Progressing condition set. */
export function note(
  cluster: Cluster,
  deployment: Deployment,
  reason: ProgressReason,
  message: string,
): DeploymentStatus {
  const conditions = setCondition(deployment.status.conditions ?? [], progressCondition(cluster, reason, message));
  return { ...deployment.status, conditions: [...conditions] };
}

/** The Deployment takes over the revision of its new ReplicaSet. */
function takeRevision(cluster: Cluster, deployment: Deployment, revision: string, status = deployment.status): void {
  const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
  cluster.update({ ...deployment, metadata: { ...deployment.metadata, annotations }, status });
}

function nextRevision(old: readonly ReplicaSet[]): number {
  return Math.max(0, ...old.map(revisionOf)) + 1;
}

function isOurs(set: ReplicaSet, deployment: Deployment): boolean {
  const owner = set.metadata.ownerReferences?.find((reference) => reference.controller === true);
  return owner?.uid === deployment.metadata.uid && isSameTemplate(set.spec.template, deployment.spec.template);
}

function countCollision(cluster: Cluster, deployment: Deployment): void {
  const collisionCount = (deployment.status.collisionCount ?? 0) + 1;
  cluster.updateStatus(deployment, { ...deployment.status, collisionCount });
}

function recordMaking(
  cluster: Cluster,
  deployment: Deployment,
  name: string,
  detail: { readonly hash: string; readonly revision: number; readonly to: number },
): void {
  const { replicas, template } = deployment.spec;
  cluster.record({
    actor: 'Deployment',
    verb: 'made-replica-set',
    object: { kind: 'ReplicaSet', name, namespace: deployment.metadata.namespace },
    because: detail.revision === 1 ? `${replicas} are wanted, 0 there` : 'no ReplicaSet had this Pod template',
    detail: {
      by: deployment.metadata.name,
      from: 0,
      ...detail,
      wanted: replicas,
      ...fenceposts(deployment.spec),
      image: imagesOf(template),
    },
  });
}

function recordReuse(cluster: Cluster, deployment: Deployment, set: ReplicaSet, revision: number): void {
  cluster.record({
    actor: 'Deployment',
    verb: 'reused-replica-set',
    object: refOf(set),
    because: 'it has exactly this Pod template',
    detail: {
      by: deployment.metadata.name,
      from: revisionOf(set),
      revision,
      hash: set.metadata.labels?.[TEMPLATE_HASH_LABEL] ?? '',
      image: imagesOf(set.spec.template),
    },
  });
}
