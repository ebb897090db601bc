/**
 * Making the ReplicaSet of the Deployment's template.
 * Follows getNewReplicaSet in pkg/controller/deployment/sync.go, and its handling of what the server refuses.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import { serverText } from '../../api/status';
import { chargeQuotas } from '../../cluster/admission/quota';
import type { Cluster, NewObject } from '../../cluster/cluster';
import { failuresOf, mayTry, noteFailure, noteSuccess, seenBy } from '../loop/back-off';
import { controllerRef } from '../workload/adoption';
import { isNamespaceGone } from '../workload/create-pod';
import { report } from '../workload/own-pods';
import { hashTemplate, imagesOf, isSameTemplate, TEMPLATE_HASH_LABEL } from '../workload/pod-template';
import { withRevision, withSize } from './annotations';
import { nextRevision, note, takeRevision } from './current';
import { fenceposts } from './fenceposts';
import { hasDeadline } from './progress';
import { sizeOfCurrent } from './rolling';

const MAX_NAME_LENGTH = 253;
/** After so many failures in a row a Deployment is left alone until something about it changes. */
const MOST_RETRIES = 15;

/**
 * Makes the new ReplicaSet, as large as the strategy allows at once. Nothing is made when its name is taken by another
 * one: then the collision count rises, and the next pass tries another name. Answers whether the server refused it.
 */
export function makeCurrent(cluster: Cluster, deployment: Deployment, old: readonly ReplicaSet[]): 'made' | 'refused' {
  const { uid, namespace } = deployment.metadata;
  const seen = () => seenBy(deployment, old);
  if (isNamespaceGone(cluster, namespace)) {
    // Nothing can be made there, and nothing needs to be.
    noteSuccess(cluster, uid);
    return 'refused';
  }
  if (!mayTry(cluster, uid, seen)) return 'refused';
  const draft = replicaSetOf(deployment, old);
  const taken = cluster.get('ReplicaSet', draft.metadata.name ?? '', namespace);
  if (taken !== undefined) {
    if (!isOurs(taken, deployment)) countCollision(cluster, deployment);
    return 'made';
  }
  const refused = chargeQuotas(cluster, draft);
  if (refused !== undefined) {
    reportRefusal(cluster, deployment, draft, serverText(refused));
    noteFailure(cluster, uid, seen(), MOST_RETRIES);
    return 'refused';
  }
  create(cluster, deployment, draft, nextRevision(old));
  return 'made';
}

function replicaSetOf(deployment: Deployment, old: readonly ReplicaSet[]): NewObject<ReplicaSet> {
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = hashTemplate(template, deployment.status.collisionCount);
  const labels = { ...template.metadata.labels, [TEMPLATE_HASH_LABEL]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name.slice(0, MAX_NAME_LENGTH - hash.length - 1)}-${hash}`,
      namespace: deployment.metadata.namespace,
      labels,
      annotations: withSize(withRevision({}, deployment, nextRevision(old)), deployment),
      ownerReferences: [controllerRef(deployment)],
    },
    spec: {
      replicas: sizeOfCurrent(deployment, 0, old),
      ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [TEMPLATE_HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: {},
  };
}

function create(cluster: Cluster, deployment: Deployment, draft: NewObject<ReplicaSet>, revision: number): void {
  const { name = '', labels } = draft.metadata;
  const { replicas } = draft.spec;
  recordMaking(cluster, deployment, name, { hash: labels?.[TEMPLATE_HASH_LABEL] ?? '', revision, to: replicas });
  cluster.create('ReplicaSet', draft);
  if (replicas > 0) {
    report(cluster, deployment, {
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

/** Told once; that it is tried again and fails again is seen in the count of the Event only. */
function reportRefusal(cluster: Cluster, deployment: Deployment, draft: NewObject<ReplicaSet>, why: string): void {
  const { name = '', namespace } = draft.metadata;
  if (failuresOf(cluster, deployment.metadata.uid) === 0) {
    cluster.record({
      actor: 'Deployment',
      verb: 'failed-to-make-replica-set',
      object: { kind: 'ReplicaSet', name, namespace },
      because: why,
      detail: { by: deployment.metadata.name },
    });
  }
  const message = `Failed to create new replica set "${name}": ${why}`;
  if (hasDeadline(deployment)) {
    cluster.updateStatus(deployment, note(cluster, deployment, 'ReplicaSetCreateError', message));
  }
  report(cluster, deployment, { type: 'Warning', reason: 'ReplicaSetCreateError', message });
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
