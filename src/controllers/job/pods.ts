/**
 * The Pods of a Job: making them, deleting them, and the finalizer by which each is counted once.
 * Follows pkg/controller/job/job_controller.go and indexed_job_utils.go.
 */
import type { Job, Pod } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { removeFinalizer } from '../../cluster/deletion';
import { reasonIn } from '../workload/create-pod';
import { deleteOwnPod, makeOwnPod, recordDeletion, recordRefusal } from '../workload/own-pods';
import { freeName, podFromTemplate } from '../workload/pod-template';
import { withIndexVariable } from './index-variable';

export const TRACKING = 'batch.kubernetes.io/job-tracking';
const INDEX = 'batch.kubernetes.io/job-completion-index';

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(TRACKING) === true;

/** Which of an Indexed Job's pieces of work a Pod does; undefined where the Job is not Indexed. */
export function indexOf(pod: Pod): number | undefined {
  const index = own(pod.metadata.annotations, INDEX);
  return index === undefined ? undefined : Number(index);
}

/** Makes one Pod; undefined when the server refuses it. */
export function makePod(cluster: Cluster, job: Job, because: string, index?: number): Pod | undefined {
  const { template } = job.spec;
  const base = index === undefined ? `${job.metadata.name}-` : `${job.metadata.name}-${index}-`;
  const name = freeName(cluster, 'Pod', base, job.metadata.namespace);
  const identity = { name, generateName: base };
  const draft = index === undefined ? podFromTemplate(job, template, identity) : indexed(job, identity, index);
  const finalizers = [...(draft.metadata.finalizers ?? []), TRACKING];
  const tracked = { ...draft, metadata: { ...draft.metadata, finalizers } };
  const known = cluster.eventsAbout(job.metadata.uid).filter(({ reason }) => reason === 'FailedCreate');
  const pod = makeOwnPod(cluster, job, tracked, { because });
  if (!isRejected(pod)) return pod;
  const isKnown = known.some(({ message }) => reasonIn(message).endsWith(reasonIn(pod.message)));
  if (!isKnown) recordRefusal(cluster, job, pod.message);
  return undefined;
}

function indexed(job: Job, identity: { readonly name: string; readonly generateName: string }, index: number) {
  const { template } = job.spec;
  const annotations = { ...template.metadata.annotations, [INDEX]: String(index) };
  const spec = withIndexVariable(template.spec, INDEX);
  const whole = { metadata: { ...template.metadata, annotations }, spec };
  const hostname = template.spec.hostname ?? `${job.metadata.name}-${index}`;
  return podFromTemplate(job, whole, { ...identity, labels: { [INDEX]: String(index) }, spec: { hostname } });
}

/** Deletes Pods. One that is not to be counted loses its finalizer first. */
export function dropPods(
  cluster: Cluster,
  job: Job,
  pods: readonly Pod[],
  { because, isCounted }: { readonly because: string; readonly isCounted: boolean },
): void {
  for (const pod of pods) {
    recordDeletion(cluster, job, pod, { because });
    deleteOwnPod(cluster, job, isCounted ? pod : released(cluster, pod));
  }
}

function released(cluster: Cluster, pod: Pod): Pod {
  if (isTracked(pod)) removeFinalizer(cluster, pod, TRACKING);
  return cluster.get('Pod', pod.metadata.name, pod.metadata.namespace) ?? pod;
}
