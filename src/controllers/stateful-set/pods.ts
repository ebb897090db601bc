/**
 * Making, deleting and mending the Pods of a StatefulSet.
 * Follows pkg/controller/statefulset/stateful_pod_control.go.
 */
import { type Pod, type PodTemplate, refOf, type StatefulSet } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { reportEvent } from '../../cluster/events';
import { claimNames } from '../../containers/claims';
import { createPod } from '../create-pod';
import { imagesOf } from '../pod-template';
import { ensureClaims, syncRetention } from './claims';
import { podName, POD_NAME_LABEL, statefulPod } from './identity';

/** What a Pod that is to be made looks like, and why it is made now. */
export interface Plan {
  readonly ordinal: number;
  readonly template: PodTemplate;
  readonly revisionName: string;
  readonly because: string;
}

/** Makes the claims that are missing and then the Pod. Answers whether that worked. */
export function makePod(cluster: Cluster, set: StatefulSet, plan: Plan): boolean {
  const { ordinal, template, revisionName, because } = plan;
  const name = podName(set, ordinal);
  const refused = ensureClaims(cluster, set, ordinal);
  // A Pod of that name which is not this set's: no event, as upstream; the set looks again when that Pod is gone.
  if (refused === undefined && cluster.get('Pod', name, set.metadata.namespace) !== undefined) return false;
  const draft = statefulPod(set, ordinal, template, revisionName);
  const claims = claimNames(draft);
  const pod =
    refused ??
    createPod(cluster, draft, {
      actor: 'StatefulSet',
      because,
      detail: {
        by: set.metadata.name,
        ordinal,
        wanted: set.spec.replicas,
        image: imagesOf(template),
        revision: revisionName,
        ...(claims.length === 0 ? {} : { claims: claims.join(', ') }),
      },
    });
  if (isRejected(pod)) {
    reportFailure(cluster, set, name, pod.message);
    return false;
  }
  syncRetention(cluster, set, pod);
  report(cluster, set, 'SuccessfulCreate', `Create Pod ${name} in StatefulSet ${set.metadata.name} successful`);
  return true;
}

export function deletePod(cluster: Cluster, set: StatefulSet, pod: Pod, because: string): void {
  const { name } = pod.metadata;
  cluster.record({
    actor: 'StatefulSet',
    verb: 'deleted-pod',
    object: refOf(pod),
    because,
    detail: {
      by: set.metadata.name,
      wanted: set.spec.replicas,
      ...(pod.spec.nodeName === undefined ? {} : { node: pod.spec.nodeName }),
      ...(pod.status.phase === 'Failed' ? { phase: 'Failed' } : {}),
    },
  });
  deleteObject(cluster, pod);
  report(cluster, set, 'SuccessfulDelete', `Delete Pod ${name} in StatefulSet ${set.metadata.name} successful`);
}

/** Gives a Pod back the label with its name, should somebody have taken it, and its claims their owners. */
export function mendPod(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  const { name, labels } = pod.metadata;
  if (labels?.[POD_NAME_LABEL] !== name) {
    cluster.update({ ...pod, metadata: { ...pod.metadata, labels: { ...labels, [POD_NAME_LABEL]: name } } });
    report(cluster, set, 'SuccessfulUpdate', `Update Pod ${name} in StatefulSet ${set.metadata.name} successful`);
  }
  syncRetention(cluster, set, pod);
}

function report(cluster: Cluster, set: StatefulSet, reason: string, message: string): void {
  reportEvent(cluster, 'statefulset-controller', set, { type: 'Normal', reason, message });
}

/** Reported once, so that trying again changes nothing. */
function reportFailure(cluster: Cluster, set: StatefulSet, name: string, why: string): void {
  const message = `Create Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${why}`;
  for (const event of cluster.each('Event')) {
    if (event.involvedObject.uid === set.metadata.uid && event.message === message) return;
  }
  cluster.record({
    actor: 'StatefulSet',
    verb: 'failed-to-make-pod',
    object: { kind: 'Pod', name, namespace: set.metadata.namespace },
    because: why,
    detail: { by: set.metadata.name },
  });
  reportEvent(cluster, 'statefulset-controller', set, { type: 'Warning', reason: 'FailedCreate', message });
}
