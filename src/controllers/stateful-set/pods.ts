/**
 * Making, deleting and mending the Pods of a StatefulSet.
 * Follows pkg/controller/statefulset/stateful_pod_control.go.
 */
import type { Pod, PodTemplate, StatefulSet } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { invalid, serverText } from '../../api/status';
import { validateNew } from '../../api/validate';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { claimNames } from '../../containers/volumes/claims';
import { failuresOf } from '../loop/back-off';
import { createPod } from '../workload/create-pod';
import { recordDeletion, report } from '../workload/own-pods';
import { imagesOf } from '../workload/pod-template';
import { ensureClaims, syncRetention } from './claims';
import { podName, sameIdentity, statefulPod, withIdentity, withOwnVolumes } from './identity';

const LABEL_LENGTH = 63;

/** What a Pod that is to be made looks like, and why it is made now. */
export interface Plan {
  readonly ordinal: number;
  readonly template: PodTemplate;
  readonly revisionName: string;
  readonly because: string;
}

/** `taken`: another Pod has the name. `refused`: by the server, or a claim is not there to be used. */
export type Made = 'made' | 'taken' | 'refused';

/** Makes the claims that are missing and then the Pod. */
export function makePod(cluster: Cluster, set: StatefulSet, plan: Plan): Made {
  const { ordinal, template, revisionName, because } = plan;
  const name = podName(set, ordinal);
  const unusable = ensureClaims(cluster, set, ordinal);
  // No event for a Pod of that name which is not this set's, as upstream; the set looks again when that Pod is gone.
  if (unusable === undefined && cluster.get('Pod', name, set.metadata.namespace) !== undefined) return 'taken';
  const draft = statefulPod(set, ordinal, template, revisionName);
  const refused = unusable ?? wrongName(draft);
  if (refused !== undefined) return refuse(cluster, set, name, refused);
  const claims = claimNames(draft);
  const pod = createPod(cluster, draft, {
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
  if (isRejected(pod)) return refuse(cluster, set, name, pod.message);
  syncRetention(cluster, set, pod);
  const message = `Create Pod ${name} in StatefulSet ${set.metadata.name} successful`;
  report(cluster, set, { type: 'Normal', reason: 'SuccessfulCreate', message });
  return 'made';
}

export function deletePod(cluster: Cluster, set: StatefulSet, pod: Pod, because: string): void {
  const { name } = pod.metadata;
  recordDeletion(cluster, set, pod, { because, detail: { wanted: set.spec.replicas } });
  deleteObject(cluster, pod);
  const message = `Delete Pod ${name} in StatefulSet ${set.metadata.name} successful`;
  report(cluster, set, { type: 'Normal', reason: 'SuccessfulDelete', message });
}

/** Gives a Pod its identity labels back, should somebody have taken them, and its claims their owners. */
export function mendPod(cluster: Cluster, set: StatefulSet, pod: Pod): 'mended' | 'refused' {
  const { name } = pod.metadata;
  const volumes = withOwnVolumes(set, pod);
  if (volumes !== undefined) return refuseVolumes(cluster, set, pod, volumes);
  const isSame = sameIdentity(pod);
  if (!isSame) cluster.update(withIdentity(set, pod));
  const hasNewOwners = syncRetention(cluster, set, pod);
  if (!isSame || hasNewOwners) {
    const message = `Update Pod ${name} in StatefulSet ${set.metadata.name} successful`;
    report(cluster, set, { type: 'Normal', reason: 'SuccessfulUpdate', message });
  }
  return 'mended';
}

/** A Pod that was adopted may lack volumes of the set, and the server lets nobody add volumes to a Pod. */
function refuseVolumes(cluster: Cluster, set: StatefulSet, pod: Pod, wanted: Pod): 'mended' | 'refused' {
  const refused = updateObject(cluster, wanted);
  if (!isRejected(refused)) return 'mended';
  const { name } = pod.metadata;
  const message = `Update Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${serverText(refused)}`;
  report(cluster, set, { type: 'Warning', reason: 'FailedUpdate', message });
  return 'refused';
}

/** The names of a set may be longer than the labels of its Pods. */
function wrongName(draft: ReturnType<typeof statefulPod>): string | undefined {
  const { name = '', labels = {} } = draft.metadata;
  if (Object.values(labels).every((value) => value.length <= LABEL_LENGTH)) return undefined;
  return serverText(invalid('Pod', name, validateNew(draft)));
}

/** Told once; that it is tried again and fails again is seen in the count of the Event only. */
function refuse(cluster: Cluster, set: StatefulSet, name: string, why: string): 'refused' {
  if (failuresOf(cluster, set.metadata.uid) === 0) {
    cluster.record({
      actor: 'StatefulSet',
      verb: 'failed-to-make-pod',
      object: { kind: 'Pod', name, namespace: set.metadata.namespace },
      because: why,
      detail: { by: set.metadata.name },
    });
  }
  const message = `Create Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${why}`;
  report(cluster, set, { type: 'Warning', reason: 'FailedCreate', message });
  return 'refused';
}
