/**
 * Making and deleting Pods for their owner, with the step and the Event that tell of it.
 * Follows RealPodControl in pkg/controller/controller_utils.go.
 */
import {
  type CronJob,
  type DaemonSet,
  type Job,
  type Pod,
  type PodMaker,
  refOf,
  type ReplicaSet,
} from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster, NewObject } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { type EventNote, type EventSource, reportEvent } from '../../cluster/events';
import type { Step } from '../../cluster/step';
import { createPod } from './create-pod';
import { imagesOf } from './pod-template';

/** Who reports about the objects of a kind. */
export const REPORTERS: Readonly<Record<(PodMaker | CronJob)['kind'], EventSource>> = {
  CronJob: 'cronjob-controller',
  DaemonSet: 'daemonset-controller',
  Deployment: 'deployment-controller',
  Job: 'job-controller',
  ReplicaSet: 'replicaset-controller',
  StatefulSet: 'statefulset-controller',
};

/** Reports an Event about an object in the name of its controller. */
export function report(cluster: Cluster, owner: PodMaker | CronJob, note: EventNote): void {
  reportEvent(cluster, REPORTERS[owner.kind], owner, note);
}

/** Why it is done, for the record. */
type Reason = Pick<Step, 'because' | 'detail'>;

/** Makes a Pod and reports it, or that the server refused it. */
export function makeOwnPod(
  cluster: Cluster,
  owner: DaemonSet | Job | ReplicaSet,
  draft: NewObject<Pod>,
  { because, detail }: Reason,
): Result<Pod> {
  const pod = createPod(cluster, draft, {
    actor: owner.kind,
    because,
    detail: { by: owner.metadata.name, ...detail, image: imagesOf(owner.spec.template) },
  });
  report(
    cluster,
    owner,
    isRejected(pod)
      ? { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${pod.message}` }
      : { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${pod.metadata.name}` },
  );
  return pod;
}

/** Records that the server refused a Pod. Told once: that the next try fails as well is seen in the Events only. */
export function recordRefusal(cluster: Cluster, owner: PodMaker, because: string): void {
  cluster.record({ actor: owner.kind, verb: 'failed-to-make-pod', object: refOf(owner), because });
}

/** Records why a Pod goes. */
export function recordDeletion(cluster: Cluster, owner: PodMaker, pod: Pod, { because, detail }: Reason): void {
  const { nodeName } = pod.spec;
  cluster.record({
    actor: owner.kind,
    verb: 'deleted-pod',
    object: refOf(pod),
    because,
    detail: {
      by: owner.metadata.name,
      ...detail,
      ...(nodeName === undefined ? {} : { node: nodeName }),
      ...(pod.status.phase === 'Failed' ? { phase: 'Failed' } : {}),
    },
  });
}

/** Deletes a Pod, and reports it in the words of most controllers. */
export function deleteOwnPod(cluster: Cluster, owner: DaemonSet | Job | ReplicaSet, pod: Pod): void {
  deleteObject(cluster, pod);
  report(cluster, owner, {
    type: 'Normal',
    reason: 'SuccessfulDelete',
    message: `Deleted pod: ${pod.metadata.name}`,
  });
}
