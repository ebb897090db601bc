/**
 * What is to be done on Nodes, and doing it.
 * Follows syncNodes in pkg/controller/daemon/daemon_controller.go.
 */
import { type Affinity, type DaemonSet, type Pod, refOf } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { type EventNote, reportEvent } from '../../cluster/events';
import { createPod, reasonIn } from '../create-pod';
import { freeName, imagesOf, podFromTemplate } from '../pod-template';
import { REVISION_LABEL } from '../revisions';
import { daemonTolerations } from './eligibility';

/** Pods made, and Pods deleted, in one pass at most. */
const BURST = 250;
const GENERATION_LABEL = 'pod-template-generation';
const GENERATION_ANNOTATION = 'deprecated.daemonset.template.generation';

export interface Work {
  /** Names of Nodes that get a Pod. */
  readonly needy: readonly string[];
  readonly doomed: readonly Doomed[];
}

export interface Doomed {
  readonly pod: Pod;
  readonly because: string;
  /** It serves nobody, so it need not wait for its turn. */
  readonly isBroken?: true;
}

/** Makes and deletes. Answers whether there was anything to do. */
export function doWork(
  cluster: Cluster,
  set: DaemonSet,
  hash: string,
  { needy, doomed }: Work,
  because: string,
): boolean {
  for (const node of needy.slice(0, BURST)) if (!makePod(cluster, set, hash, node, because)) break;
  for (const one of doomed.slice(0, BURST)) deletePod(cluster, set, one);
  return needy.length > 0 || doomed.length > 0;
}

export function report(cluster: Cluster, set: DaemonSet, note: EventNote): void {
  reportEvent(cluster, 'daemonset-controller', set, note);
}

function makePod(cluster: Cluster, set: DaemonSet, hash: string, node: string, because: string): boolean {
  const { template } = set.spec;
  const base = `${set.metadata.name}-`;
  const { position } = cluster.random;
  const name = freeName(cluster, 'Pod', base, set.metadata.namespace);
  const generation = set.metadata.annotations?.[GENERATION_ANNOTATION];
  const draft = podFromTemplate(set, template, {
    name,
    generateName: base,
    labels: { [REVISION_LABEL]: hash, ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }) },
    spec: { affinity: onlyOn(node, template.spec.affinity), tolerations: daemonTolerations(template.spec) },
  });
  const detail = { by: set.metadata.name, node, image: imagesOf(template) };
  const pod = createPod(cluster, draft, { actor: 'DaemonSet', because, detail });
  if (isRejected(pod)) {
    // A name that nobody got is not used up: trying again and again leaves no trace.
    cluster.random.position = position;
    reportFailure(cluster, set, pod.message);
    return false;
  }
  report(cluster, set, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${name}` });
  return true;
}

function deletePod(cluster: Cluster, set: DaemonSet, { pod, because, isBroken }: Doomed): void {
  const { nodeName } = pod.spec;
  cluster.record({
    actor: 'DaemonSet',
    verb: 'deleted-pod',
    object: refOf(pod),
    because,
    detail: {
      by: set.metadata.name,
      ...(nodeName === undefined ? {} : { node: nodeName }),
      ...(pod.status.phase === 'Failed' ? { phase: 'Failed' } : {}),
      ...(isBroken === true ? { broken: 1 } : {}),
    },
  });
  deleteObject(cluster, pod);
  report(cluster, set, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${pod.metadata.name}` });
}

/** Takes the place of whatever Nodes the template requires: the set has chosen the Node already. */
function onlyOn(node: string, affinity: Affinity | undefined): Affinity {
  const term = { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] };
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
    },
  };
}

/** Reported once, so that trying again changes nothing. */
function reportFailure(cluster: Cluster, set: DaemonSet, why: string): void {
  const message = `Error creating: ${why}`;
  for (const event of cluster.each('Event')) {
    const isAboutSet = event.involvedObject.uid === set.metadata.uid;
    if (isAboutSet && reasonIn(event.message ?? '') === reasonIn(message)) return;
  }
  cluster.record({ actor: 'DaemonSet', verb: 'failed-to-make-pod', object: refOf(set), because: why });
  report(cluster, set, { type: 'Warning', reason: 'FailedCreate', message });
}
