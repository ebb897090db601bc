/**
 * The Pods of a Job: making them, deleting them, and the finalizer by which each is counted once.
 * Follows pkg/controller/job/job_controller.go and indexed_job_utils.go.
 */
import { type Job, type Pod, refOf } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import { type Cluster, controllerReference } from '../../cluster/cluster';
import { deleteObject, removeFinalizer } from '../../cluster/deletion';
import { type EventNote, reportEvent } from '../../cluster/events';
import { own } from '../../api/own';
import { createPod, reasonIn } from '../create-pod';
import { freeName, imagesOf, podFromTemplate } from '../pod-template';
import { withIndexVariable } from './index-variable';

export const TRACKING = 'batch.kubernetes.io/job-tracking';
const INDEX = 'batch.kubernetes.io/job-completion-index';

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(TRACKING) === true;

/** Which of an Indexed Job's pieces of work a Pod does; undefined where the Job is not Indexed. */
export function indexOf(pod: Pod): number | undefined {
  const index = own(pod.metadata.annotations, INDEX);
  return index === undefined ? undefined : Number(index);
}

export function report(cluster: Cluster, job: Job, note: EventNote): void {
  reportEvent(cluster, 'job-controller', job, note);
}

/** Makes one Pod; undefined when the server refuses it. */
export function makePod(cluster: Cluster, job: Job, because: string, index?: number): Pod | undefined {
  const { template } = job.spec;
  const base = index === undefined ? `${job.metadata.name}-` : `${job.metadata.name}-${index}-`;
  const name = freeName(cluster, 'Pod', base, job.metadata.namespace);
  const identity = { name, generateName: base };
  const draft = index === undefined ? podFromTemplate(job, template, identity) : indexed(job, identity, index);
  const finalizers = [...(draft.metadata.finalizers ?? []), TRACKING];
  const pod = createPod(
    cluster,
    { ...draft, metadata: { ...draft.metadata, finalizers } },
    { actor: 'Job', because, detail: { by: job.metadata.name, image: imagesOf(template) } },
  );
  if (isRejected(pod)) {
    reportFailure(cluster, job, pod.message);
    return undefined;
  }
  report(cluster, job, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${name}` });
  return pod;
}

function indexed(job: Job, identity: { readonly name: string; readonly generateName: string }, index: number) {
  const { template } = job.spec;
  const annotations = { ...template.metadata.annotations, [INDEX]: String(index) };
  const spec = withIndexVariable(template.spec, INDEX);
  const whole = { metadata: { ...template.metadata, annotations }, spec };
  const hostname = template.spec.hostname ?? `${job.metadata.name}-${index}`;
  return podFromTemplate(job, whole, { ...identity, labels: { [INDEX]: String(index) }, spec: { hostname } });
}

/** Told once: that it is tried again and fails again is seen in the Events only. */
function reportFailure(cluster: Cluster, job: Job, why: string): void {
  const isKnown = cluster.eventsAbout(job.metadata.uid).some(({ reason, message }) => {
    return reason === 'FailedCreate' && reasonIn(message).endsWith(reasonIn(why));
  });
  if (!isKnown) cluster.record({ actor: 'Job', verb: 'failed-to-make-pod', object: refOf(job), because: why });
  report(cluster, job, { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${why}` });
}

/** Deletes Pods. One that is not to be counted loses its finalizer first. */
export function dropPods(
  cluster: Cluster,
  job: Job,
  pods: readonly Pod[],
  { because, isCounted }: { readonly because: string; readonly isCounted: boolean },
): void {
  for (const pod of pods) {
    const { nodeName } = pod.spec;
    cluster.record({
      actor: 'Job',
      verb: 'deleted-pod',
      object: refOf(pod),
      because,
      detail: { by: job.metadata.name, ...(nodeName === undefined ? {} : { node: nodeName }) },
    });
    const freed = isCounted ? pod : released(cluster, pod);
    deleteObject(cluster, freed);
    report(cluster, job, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${pod.metadata.name}` });
  }
}

function released(cluster: Cluster, pod: Pod): Pod {
  if (isTracked(pod)) removeFinalizer(cluster, pod, TRACKING);
  return cluster.get('Pod', pod.metadata.name, pod.metadata.namespace) ?? pod;
}

/** Whether a Job of this key, or of none, left the Pod behind. */
export function isLeftBehind(pod: Pod, name: string, uid: string | undefined): boolean {
  const owner = controllerReference(pod);
  if (owner === undefined) return true;
  return owner.kind === 'Job' && owner.name === name && owner.uid !== uid;
}
