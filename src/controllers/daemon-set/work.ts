/**
 * What is to be done on Nodes, and doing it.
 * Follows syncNodes in pkg/controller/daemon/daemon_controller.go.
 */
import type { Affinity, DaemonSet, Pod } from '../../api/objects';
import { isRejected } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { failuresOf, mayTry, noteFailure, noteSuccess, seenBy } from '../loop/back-off';
import { isNamespaceGone } from '../workload/create-pod';
import { deleteOwnPod, makeOwnPod, recordDeletion, recordRefusal } from '../workload/own-pods';
import { freeName, podFromTemplate } from '../workload/pod-template';
import { REVISION_LABEL } from '../workload/revisions';
import { slowStart } from '../workload/slow-start';
import { daemonTolerations } from './eligibility';
import type { View } from './view';

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
export function doWork(view: View, { needy, doomed }: Work, because: string): boolean {
  if (needy.length > 0) makePods(view, needy.slice(0, BURST), because);
  for (const one of doomed.slice(0, BURST)) deletePod(view.cluster, view.set, one);
  return needy.length > 0 || doomed.length > 0;
}

/** Makes a Pod for each of the Nodes. Where the server refused one, the rest waits, the longer the more often. */
function makePods(view: View, nodes: readonly string[], because: string): void {
  const { cluster, set } = view;
  const { uid, namespace } = set.metadata;
  if (!mayTry(cluster, uid, () => seen(view))) return;
  // In a Namespace that is being deleted nothing can be made, and nothing needs to be.
  const isWell =
    isNamespaceGone(cluster, namespace) || slowStart(nodes.length, (index) => makePod(view, nodes[index]!, because));
  if (isWell) noteSuccess(cluster, uid);
  else noteFailure(cluster, uid, seen(view));
}

/** What decides whether Pods are refused: the set, its Pods, and the Nodes. */
function seen({ cluster, set }: View): string {
  return `${seenBy(set, cluster.controlledBy('Pod', set.metadata.uid))} ${cluster.count('Node')}`;
}

function makePod({ cluster, set, hash }: View, node: string, because: string): boolean {
  const { template } = set.spec;
  const base = `${set.metadata.name}-`;
  const name = freeName(cluster, 'Pod', base, set.metadata.namespace);
  const generation = set.metadata.annotations?.[GENERATION_ANNOTATION];
  const draft = podFromTemplate(set, template, {
    name,
    generateName: base,
    labels: { [REVISION_LABEL]: hash, ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }) },
    spec: { affinity: onlyOn(node, template.spec.affinity), tolerations: daemonTolerations(template.spec) },
  });
  const pod = makeOwnPod(cluster, set, draft, { because, detail: { node } });
  if (!isRejected(pod)) return true;
  if (failuresOf(cluster, set.metadata.uid) === 0) recordRefusal(cluster, set, pod.message);
  return false;
}

function deletePod(cluster: Cluster, set: DaemonSet, { pod, because, isBroken }: Doomed): void {
  recordDeletion(cluster, set, pod, { because, ...(isBroken === true ? { detail: { broken: 1 } } : {}) });
  deleteOwnPod(cluster, set, pod);
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
