/**
 * *Why* for an object that is, or was, there: what led to it, how it stands, what it waits for, and what the scheduler
 * thought of each Node.
 */
import { type KubeObject, type Pod, type Ref, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { MAX_STEPS } from '../../cluster/state';
import type { Step } from '../../cluster/step';
import { cut, MAX_LINES } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/workload';
import { isReady, podState } from '../../diagram/pod-state';
import type { Explained } from '../content/beliefs';
import { LONGEST_HEADLINE, type Button } from '../reply';
import { nameIn } from '../story/pod-name';
import { wrapped } from './absence/absence';
import { asItStands } from './as-it-stands';
import { chainOf, decisiveOf, isForgotten } from './chain';
import { drawChain } from './draw-chain';
import { dueLines } from './due';
import { fileLines } from './files';
import { answerFor } from './headline';
import { standingOf } from './kinds/standing-of';
import { lossOf } from './lost-node';
import { ownerLines } from './owner-counts';
import { obstacleOf, shortageOf } from './shortage';
import { verdictLines, verdictsOn } from './node-verdicts';

/** The parts of an answer. */
export interface Explanation {
  readonly headline: string;
  readonly about: Explained | undefined;
  /** In the place of the page of its kind. */
  readonly page?: string;
  readonly lines: readonly string[];
  /** The chain as sentences. */
  readonly said: readonly string[];
  /** In the place of those that the object has anyway. */
  readonly buttons: readonly Button[] | undefined;
}

/** What is worth more than the chain. */
export interface Wishes {
  /** Somebody thinks that it is not there. */
  readonly isMissed: boolean;
  /** Somebody asked about the number of its Pods. */
  readonly isCounted: boolean;
  /** Every Node's verdict, in place of the chain. */
  readonly allNodes: boolean;
}

const LEAST_CHAIN = 5;
const FORGOTTEN = '(what came before is forgotten)';

/** Nothing is forgotten yet. */
const isWhole = ({ history: [first] }: Cluster): boolean => (first?.id ?? 1) === 1;

/** Where nothing is known of an object: because nothing happened, or because it is too long ago. */
const forgottenLines = (cluster: Cluster): readonly string[] =>
  isWhole(cluster) ? [] : wrapped([`(what led to it is forgotten: the record holds the last ${MAX_STEPS} steps)`]);

/** Answers from the record where it reaches back, and from the object's own fields everywhere. */
export function aboutObject(ref: Ref, cluster: Cluster, wishes: Wishes): Explanation {
  const object = cluster.resolve(ref);
  if (wishes.allNodes && object?.kind === 'Pod') {
    const nodes = everyNode(object, cluster);
    if (nodes !== undefined) return nodes;
  }
  const loss = lossOf(ref, cluster);
  const { subject, chain } =
    loss !== undefined && loss.chain.length > 0 ? { subject: ref, chain: loss.chain } : ledTo(ref, object, cluster);
  const decisive = decisiveOf(chain, subject);
  const { headline, about } =
    asExpected(object, wishes, cluster) ??
    loss ??
    (decisive === undefined ? undefined : answerFor(ref, { step: decisive, all: chain }, cluster)) ??
    fromFields(ref, cluster);
  const state = stateOf(ref, object, loss?.state, cluster);
  const isPlacing = object?.kind !== 'Pod' || decisive === undefined || PLACING.has(decisive.verb);
  const verdicts = isPlacing ? spaced(nodesOf(object, cluster)) : [];
  const most = MAX_LINES - (decisive === undefined ? 2 : LEAST_CHAIN);
  const known = [...verdicts, ...state].slice(0, most);
  const due = loss === undefined ? spaced(dueLines(ref, cluster, most - known.length - 1)) : [];
  const rest = [...known, ...due];
  const forgotten = decisive === undefined ? forgottenLines(cluster) : isForgotten(chain, cluster) ? [FORGOTTEN] : [];
  const room = MAX_LINES - rest.length - forgotten.length;
  const drawn = decisive === undefined ? EMPTY : drawChain(chain, cluster, { ref: subject, decisive, room });
  const lines = [...forgotten, ...drawn.lines.slice(0, room), ...rest];
  return {
    headline,
    about,
    lines: lines[0] === '' ? lines.slice(1) : lines,
    said: [...forgotten, ...drawn.said, ...rest.filter((line) => line !== '')],
    buttons: loss?.buttons,
  };
}

/** Of a workload that lacks a Pod: what led to that Pod's trouble. Where no Node fits it, the verdicts tell that. */
function ledTo(
  ref: Ref,
  object: KubeObject | undefined,
  cluster: Cluster,
): { readonly subject: Ref; readonly chain: readonly Step[] } {
  const own = { subject: ref, chain: chainOf(ref, cluster) };
  const owner = object === undefined || object.kind === 'Pod' ? undefined : workloadOf(object, cluster);
  const isShort = owner !== undefined && (shortageOf(owner, cluster) !== undefined || isRollingOut(owner, cluster));
  const obstacle = isShort ? obstacleOf(owner, cluster) : undefined;
  if (obstacle === undefined || obstacle.shortage.about === 'Pod that waits') return own;
  const subject = refOf(obstacle.pod);
  const chain = chainOf(subject, cluster);
  if (chain.length === 0 || isForgotten(chain, cluster)) return own;
  if (chain[0]?.actor === 'you') return { subject, chain };
  // The record ties a later try of the kubelet to no command: what was done to the workload comes before it.
  return { subject, chain: [...new Set([...own.chain, ...chain])].sort((a, b) => a.id - b.id) };
}

const EMPTY = { lines: [], said: [] };

/** Steps of a Pod after which people ask why there: the verdicts on the Nodes are worth their lines. */
const PLACING: ReadonlySet<Step['verb']> = new Set<Step['verb']>(['made-pod', 'created', 'found-no-node', 'bound']);

const MOST_NODES = 5;

function nodesOf(object: KubeObject | undefined, cluster: Cluster): readonly string[] {
  const pod = object?.kind === 'Pod' ? object : waitingPod(object, cluster);
  const verdicts = pod === undefined ? undefined : verdictsOn(pod, cluster);
  return pod === undefined || verdicts === undefined ? [] : verdictLines(verdicts, pod, cluster, { most: MOST_NODES });
}

/** The first Pod of a workload that no Node fits. */
function waitingPod(object: KubeObject | undefined, cluster: Cluster): Pod | undefined {
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (owner === undefined) return undefined;
  return podsOf(owner, cluster).find((pod) => podState(pod, cluster).word === 'no Node yet');
}

/** Every Node with every score that differs. */
function everyNode(pod: Pod, cluster: Cluster): Explanation | undefined {
  const verdicts = verdictsOn(pod, cluster);
  if (verdicts === undefined) return undefined;
  const lines = verdictLines(verdicts, pod, cluster, { most: MAX_LINES, inFull: true });
  const fits = verdicts.rows.filter(({ total }) => total !== undefined).length;
  const name = nameIn({ kind: 'Pod', name: pod.metadata.name, namespace: pod.metadata.namespace }, cluster, cluster);
  const where = verdicts.chosen === undefined ? '' : `; it got ${cut(verdicts.chosen, 14)}`;
  return {
    headline: cut(`${fits} of ${verdicts.rows.length} Nodes fitted ${name}${where}`, LONGEST_HEADLINE),
    about: verdicts.chosen === undefined ? 'Pod that waits' : undefined,
    page: 'Kubernetes Scheduler',
    lines,
    said: lines.slice(1).map((line) => line.trim()),
    buttons: undefined,
  };
}

/** Somebody asks why it is not there, or not complete, and it is. */
function asExpected(
  object: KubeObject | undefined,
  { isMissed, isCounted }: Wishes,
  cluster: Cluster,
): { readonly headline: string; readonly about: undefined } | undefined {
  if (object === undefined || object.metadata.deletionTimestamp !== undefined) return undefined;
  if (object.kind === 'Pod' && isMissed && isReady(object) && podState(object, cluster).word === 'ready') {
    const name = nameIn(
      { kind: 'Pod', name: object.metadata.name, namespace: object.metadata.namespace },
      cluster,
      cluster,
    );
    return { headline: `${name} is there: ready on ${cut(object.spec.nodeName ?? '', 16)}`, about: undefined };
  }
  const owner = object.kind === 'Pod' ? undefined : workloadOf(object, cluster);
  if (owner === undefined || owner.kind === 'Job' || (!isMissed && !isCounted) || isRollingOut(owner, cluster)) {
    return undefined;
  }
  const { ready, wanted } = fractionOf(owner, cluster);
  if (ready < wanted || wanted === 0) return undefined;
  return { headline: `${cut(owner.metadata.name, 20)} is there: ${ready} of ${wanted} ready now`, about: undefined };
}

/** Nothing that is remembered changed it: its fields have to do. */
function fromFields(ref: Ref, cluster: Cluster): { readonly headline: string; readonly about: Explained | undefined } {
  const name = nameIn(ref, cluster, cluster);
  const stands = ref.kind === 'Pod' || ref.kind === 'Node' ? undefined : asItStands(name, ref, undefined, cluster);
  const { headline, about } = stands ?? { headline: plainState(name, ref, cluster), about: undefined };
  return { headline: cut(headline, LONGEST_HEADLINE), about };
}

function plainState(name: string, ref: Ref, cluster: Cluster): string {
  const object = cluster.resolve(ref);
  const owner = object === undefined ? undefined : workloadOf(object, cluster);
  if (object?.kind === 'Node') {
    const isOpen = object.spec.unschedulable !== true && (object.spec.taints ?? []).length === 0;
    return isOpen ? `${name} is here and takes Pods` : `${name} is here, and not open to every Pod`;
  }
  if (object?.kind === 'Pod' && owner !== undefined) {
    return `${name} is here: ${owner.kind} ${cut(owner.metadata.name, 20)} has it`;
  }
  if (object === undefined) return `Nothing is remembered of ${cut(name, 30)}`;
  if (owner === undefined || owner.kind === 'Job') {
    return isWhole(cluster)
      ? `${cut(name, 30)} was here from the start`
      : `${cut(name, 30)} is here, since before the record`;
  }
  const { ready, wanted } = fractionOf(owner, cluster);
  return `${name} has ${ready} of ${wanted} Pods ready`;
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

function stateOf(
  ref: Ref,
  object: KubeObject | undefined,
  lost: readonly string[] | undefined,
  cluster: Cluster,
): readonly string[] {
  const fields = object === undefined ? [] : wrapped(standingOf(object, cluster)?.lines ?? []);
  return [...(lost ?? ownerLines(ref, cluster)), ...spaced(fields), ...spaced(fileLines(ref, cluster))];
}
