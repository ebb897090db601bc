/**
 * How the Pods of a workload changed during a command, instant by instant, reconstructed from its steps.
 */
import type { Cluster } from '../cluster/cluster';
import type { Step, StepVerb } from '../cluster/step';
import { type Box, podState } from './pod-state';

/** The Pods at one instant, after everything that happened in it: state by name, in the order of appearance. */
export interface Instant {
  /** Virtual milliseconds since the command. */
  readonly at: number;
  readonly pods: ReadonlyMap<string, Box>;
  /** The Nodes of those that have one. */
  readonly nodes: ReadonlyMap<string, string>;
  /** Names of those that were made since the command. */
  readonly made: ReadonlySet<string>;
}

/** Whether a Pod is one of those that are looked at. */
export type Belongs = (name: string, namespace: string | undefined) => boolean;

/** What a Pod is after a step about it. */
const AFTERWARDS: Partial<Readonly<Record<StepVerb, Box>>> = {
  'made-pod': 's',
  bound: 's',
  'found-no-node': 'P',
  'failed-to-pull': '!',
  'waits-to-pull': '!',
  'waits-to-restart': '!',
  'could-not-attach': '!',
  'became-ready': 'R',
  'became-unready': 'n',
  'deleted-pod': 't',
  evicted: 't',
  stopping: 't',
};

/** The instants at which a Pod that `belongs` changed, beginning with the first; the same picture twice is one instant. */
export function timelineOf(before: Cluster, steps: readonly Step[], belongs: Belongs): readonly Instant[] {
  const pods = new Map<string, Box>();
  const nodes = new Map<string, string>();
  const made = new Set<string>();
  for (const pod of before.each('Pod')) {
    const { name, namespace } = pod.metadata;
    if (!belongs(name, namespace)) continue;
    pods.set(name, podState(pod, before).box);
    if (pod.spec.nodeName !== undefined) nodes.set(name, pod.spec.nodeName);
  }
  const instants: Instant[] = [];
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    if (isOfPod(step, belongs)) {
      if (!isPassing(step, steps)) apply(step, pods);
      if (step.verb === 'made-pod') made.add(step.object.name);
      if (step.verb === 'made-pod') nodes.delete(step.object.name);
      if (step.verb === 'bound') nodes.set(step.object.name, String(step.detail?.node ?? ''));
    }
    if (steps[index + 1]?.at === step.at) continue;
    const previous = instants.at(-1);
    if (previous === undefined || !isSame(previous.pods, pods)) {
      instants.push({ at: step.at - before.now, pods: new Map(pods), nodes: new Map(nodes), made: new Set(made) });
    }
  }
  return instants;
}

function isOfPod({ object }: Step, belongs: Belongs): boolean {
  return object.kind === 'Pod' && belongs(object.name, object.namespace);
}

function apply(step: Step, pods: Map<string, Box>): void {
  const { name } = step.object;
  const now = AFTERWARDS[step.verb];
  if (step.verb === 'stopped' || step.verb === 'collected') pods.delete(name);
  else if (now !== undefined && (pods.get(name) !== 't' || step.verb === 'made-pod')) pods.set(name, now);
}

/** A Pod that found no Node at first, and then one. */
function isPassing(step: Step, steps: readonly Step[]): boolean {
  if (step.verb !== 'found-no-node') return false;
  return steps.some((later) => later.verb === 'bound' && later.id > step.id && later.object.name === step.object.name);
}

function isSame(a: ReadonlyMap<string, Box>, b: ReadonlyMap<string, Box>): boolean {
  return a.size === b.size && [...a].every(([name, box]) => b.get(name) === box);
}
