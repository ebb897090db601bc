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
}

/** What a Pod is after a step about it. */
const AFTERWARDS: Partial<Readonly<Record<StepVerb, Box>>> = {
  'made-pod': 's',
  bound: 's',
  'found-no-node': 'P',
  'failed-to-pull': '!',
  'waits-to-pull': '!',
  'waits-to-restart': '!',
  'became-ready': 'R',
  'became-unready': 'n',
  'deleted-pod': 't',
  evicted: 't',
  stopping: 't',
};

/** The instants at which a Pod that `belongs` changed, beginning with the first; the same picture twice is one instant. */
export function timelineOf(
  before: Cluster,
  steps: readonly Step[],
  belongs: (name: string) => boolean,
): readonly Instant[] {
  const pods = new Map<string, Box>();
  for (const pod of before.each('Pod')) {
    if (belongs(pod.metadata.name)) pods.set(pod.metadata.name, podState(pod, before).box);
  }
  const instants: Instant[] = [];
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    if (!isPassing(step, steps)) apply(step, pods, belongs);
    if (steps[index + 1]?.at === step.at) continue;
    const previous = instants.at(-1);
    if (previous === undefined || !isSame(previous.pods, pods)) {
      instants.push({ at: step.at - before.now, pods: new Map(pods) });
    }
  }
  return instants;
}

function apply(step: Step, pods: Map<string, Box>, belongs: (name: string) => boolean): void {
  const { kind, name } = step.object;
  if (kind !== 'Pod' || !belongs(name)) return;
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
