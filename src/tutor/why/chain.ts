/**
 * The chain of causes of one object: what led to it, and what came of it, from the record of steps.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step, StepVerb } from '../../cluster/step';

/** Steps that decide what became of an object; the latest of them is explained. */
const DECISIVE: ReadonlySet<StepVerb> = new Set<StepVerb>([
  'created',
  'changed',
  'deleted',
  'scaled',
  'cordoned',
  'uncordoned',
  'labelled',
  'added-node',
  'node-ready',
  'made-replica-set',
  'reused-replica-set',
  'scaled-replica-set',
  'stalled',
  'made-pod',
  'deleted-pod',
  'made-claim',
  'failed-to-make-pod',
  'found-no-node',
  'failed-to-pull',
  'container-ended',
  'restarted',
  'waits-to-restart',
  'evicted',
  'marked-not-ready',
  'adopted',
  'released',
  'collected',
  'bound-claim',
]);

/** Steps in the order of their ids, beginning with what somebody did. Empty when nothing is remembered. */
export function chainOf(ref: Ref, cluster: Cluster): readonly Step[] {
  const history = cluster.history;
  const isAbout = (step: Step) =>
    isSame(step.object, ref) || (isWorkload(ref) && step.detail?.by === ref.name && step.actor === ref.kind);
  const decisive = history.findLast((step) => isAbout(step) && DECISIVE.has(step.verb));
  if (decisive === undefined) return [];
  const byId = new Map(history.map((step) => [step.id, step]));
  const chain = new Map<number, Step>();
  for (let step: Step | undefined = decisive; step !== undefined && !chain.has(step.id);) {
    chain.set(step.id, step);
    step = step.causedBy === undefined ? undefined : byId.get(step.causedBy);
  }
  const root = Math.min(...chain.keys());
  for (const step of history) {
    if (step.id >= root && isSame(step.object, ref)) chain.set(step.id, step);
  }
  return [...chain.values()].sort((a, b) => a.id - b.id);
}

/** The step of a chain that decided. */
export function decisiveOf(chain: readonly Step[], ref: Ref): Step | undefined {
  return chain.findLast((step) => isSame(step.object, ref) && DECISIVE.has(step.verb)) ?? chain.at(-1);
}

function isSame(a: Ref, b: Ref): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}

function isWorkload({ kind }: Ref): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'ReplicaSet';
}
