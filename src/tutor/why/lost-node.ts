/**
 * *Why* for a Node that has failed, for its Pods, and for workloads that lack some because of it: from what is known of
 * the machine now, not from the last thing that somebody did.
 */
import type { Node, Pod, Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { evictionTime, mayStay } from '../../cluster/eviction/eviction-time';
import type { Step, StepVerb } from '../../cluster/step';
import { cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { workloadOf } from '../../diagram/owner';
import { fractionOf, podsOf } from '../../diagram/workload';
import { isReady } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import { recoverNode } from '../buttons/recover-node';
import type { Explained } from '../content/beliefs';
import type { Button } from '../reply';
import { wrap } from '../story/lines';
import { count } from '../story/pod-name';

export interface LossAnswer {
  readonly headline: string;
  readonly about: Explained | undefined;
  /** The fault, and what came of it for this object. */
  readonly chain: readonly Step[];
  /** How it stands now, at most 38 columns wide. */
  readonly state: readonly string[];
  readonly buttons: readonly Button[];
}

/** What a failed Node means for an object; undefined where none has to do with it. */
export function lossOf(ref: Ref, cluster: Cluster): LossAnswer | undefined {
  const object = cluster.resolve(ref);
  if (object?.kind === 'Node') return hasFailed(object, cluster) ? ofNode(object, cluster) : undefined;
  if (object?.kind === 'Pod') {
    const node = failedNodeOf(object, cluster);
    return node === undefined ? undefined : ofPod(object, node, cluster);
  }
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (owner === undefined) return undefined;
  const lost = podsOf(owner, cluster).filter((pod) => !isReady(pod) && failedNodeOf(pod, cluster) !== undefined);
  const pod = lost.find(({ metadata }) => metadata.deletionTimestamp !== undefined) ?? lost[0];
  const node = pod === undefined ? undefined : failedNodeOf(pod, cluster);
  const { ready, wanted } = fractionOf(owner, cluster);
  if (pod === undefined || node === undefined || ready >= wanted) return undefined;
  const answer = ofPod(pod, node, cluster);
  const name = cut(owner.metadata.name, 20);
  const state = faultOf(node, cluster)?.kind === 'silent' ? 'is silent' : 'is not ready';
  return {
    ...answer,
    headline: `${name} has ${ready} of ${wanted}, because ${cut(node.metadata.name, 14)} ${state}`,
    state: lost.length > 1 ? standing(lost, node, cluster) : answer.state,
  };
}

const faultOf = ({ metadata }: Node, cluster: Cluster) => cluster.machines.nodes.get(metadata.name)?.fault;

const hasFailed = (node: Node, cluster: Cluster): boolean => faultOf(node, cluster) !== undefined;

function failedNodeOf({ spec }: Pod, cluster: Cluster): Node | undefined {
  const node = spec.nodeName === undefined ? undefined : cluster.get('Node', spec.nodeName);
  return node !== undefined && hasFailed(node, cluster) ? node : undefined;
}

function ofNode(node: Node, cluster: Cluster): LossAnswer {
  const { name } = node.metadata;
  const fault = faultOf(node, cluster);
  const silence = duration(cluster.now - (fault?.since ?? cluster.now));
  const isKnown = (node.spec.taints ?? []).length > 0;
  const short = cut(name, 14);
  return {
    headline:
      fault?.kind === 'not-ready'
        ? `${short} is not ready: its kubelet says so itself`
        : isKnown
          ? `${short} is NotReady: nothing was heard for ${silence}`
          : `${short} is silent; nobody has noticed yet`,
    about: fault?.kind === 'silent' ? 'silent Node' : undefined,
    chain: chainOfLoss(name, undefined, cluster),
    state: standing(cluster.podsOn(name), node, cluster),
    buttons: [
      recoverNode(node.metadata.name),
      button(`Remove ${name}`, `node remove ${name}`),
      button('Show it', `show ${name}`),
    ],
  };
}

/** How many of these Pods of a Node are evicted later, are stopping, or may stay. */
function standing(pods: readonly Pod[], node: Node, cluster: Cluster): readonly string[] {
  const stopping = pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined).length;
  const times = pods.flatMap((pod) =>
    pod.metadata.deletionTimestamp === undefined ? (evictionTime(pod, node) ?? []) : [],
  );
  const stay = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined && mayStay(pod, node)).length;
  const parts = [
    ...(times.length > 0
      ? [`${count(times.length, 'Pod')}: evicted in ${duration(Math.min(...times) - cluster.now)}`]
      : []),
    ...(stopping > 0 ? [`${count(stopping, 'Pod')}: stopping, waits for ${node.metadata.name}`] : []),
    ...(stay > 0 ? [`${count(stay, 'Pod')}: may stay`] : []),
  ];
  return parts.length === 0 ? [] : ['', ...parts.map((part) => cut(part, PHONE_COLUMNS))];
}

function ofPod(pod: Pod, node: Node, cluster: Cluster): LossAnswer {
  const name = shortName(pod);
  const where = cut(node.metadata.name, 14);
  const isSilent = faultOf(node, cluster)?.kind === 'silent';
  const isStopping = pod.metadata.deletionTimestamp !== undefined;
  const isNumbered = workloadOf(pod, cluster)?.kind === 'StatefulSet';
  const base = {
    chain: chainOfLoss(node.metadata.name, pod, cluster),
    buttons: [recoverNode(node.metadata.name), button('Show it', `show ${node.metadata.name}`)],
  };
  if (!isSilent) {
    return {
      ...base,
      headline: `${name} runs on, though ${where} is not ready`,
      about: undefined,
      state: due(pod, node, cluster),
    };
  }
  if (isStopping) {
    const end = `Only ${node.metadata.name} can say that it has stopped. Or you say it: remove the Node.`;
    return {
      ...base,
      headline: isNumbered
        ? `No new ${name} yet: the old one may still run`
        : `${name} must go, but ${where} does not answer`,
      about: isNumbered ? 'Pod that waits for certainty' : 'silent Node',
      state: ['', ...wrap(end, PHONE_COLUMNS)],
      buttons: [
        recoverNode(node.metadata.name),
        button(`Remove ${node.metadata.name}`, `node remove ${node.metadata.name}`),
      ],
    };
  }
  const stays = mayStay(pod, node);
  return {
    ...base,
    headline: stays ? `${name} stays: it tolerates a silent Node` : `${name} may run or not: ${where} is silent`,
    about: 'silent Node',
    state: due(pod, node, cluster),
  };
}

function due(pod: Pod, node: Node, cluster: Cluster): readonly string[] {
  const at = pod.metadata.deletionTimestamp === undefined ? evictionTime(pod, node) : undefined;
  if (at === undefined || at <= cluster.now) return [];
  return [
    '',
    ...wrap(`Evicted in ${duration(at - cluster.now)}, unless ${node.metadata.name} is back.`, PHONE_COLUMNS),
  ];
}

const FAULTS: readonly StepVerb[] = ['silenced-node', 'unreadied-node'];

/** From the latest fault of the Node on: what was done to it, and to this Pod because of it. */
function chainOfLoss(node: string, pod: Pod | undefined, cluster: Cluster): readonly Step[] {
  const { history } = cluster;
  const start = history.findLast((step) => FAULTS.includes(step.verb) && step.object.name === node);
  if (start === undefined) return [];
  const isOfNode = (step: Step) =>
    step.object.kind === 'Node' && step.object.name === node && step.verb === 'marked-not-ready';
  const isOfPod = (step: Step) =>
    step.object.name === pod?.metadata.name && ['evicted', 'deleted', 'deleted-pod'].includes(step.verb);
  return [start, ...history.filter((step) => step.id > start.id && (isOfNode(step) || isOfPod(step)))];
}
