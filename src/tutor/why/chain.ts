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
  'recovered-node',
  'node-ready',
  'made-replica-set',
  'reused-replica-set',
  'scaled-replica-set',
  'autoscaled',
  'made-pod',
  'deleted-pod',
  'made-claim',
  'failed-to-make-pod',
  'made-job',
  'failed-to-make-job',
  'held-back-job',
  'completed-job',
  'failed-job',
  'failed-to-make-replica-set',
  'found-no-node',
  'preempted',
  'failed-to-pull',
  'container-ended',
  'restarted',
  'waits-to-restart',
  'became-unready',
  'asked-eviction',
  'drained',
  'took-lead',
  'lost-disk',
  'evicted',
  'marked-not-ready',
  'adopted',
  'released',
  'collected',
  'bound-claim',
]);

/** Consequences that explain nothing about the object itself. */
const BESIDE: ReadonlySet<StepVerb> = new Set<StepVerb>(['added-endpoint', 'removed-endpoint', 'completed-rollout']);

/** Steps in the order of their ids, beginning with what somebody did. Empty when nothing is remembered. */
export function chainOf(ref: Ref, cluster: Cluster): readonly Step[] {
  const history = cluster.history;
  const isAbout = (step: Step) =>
    isSame(step.object, ref) || (isWorkload(ref) && step.detail?.by === ref.name && step.actor === ref.kind);
  const decisive = history.findLast((step) => isAbout(step) && isDecisive(step, history));
  if (decisive === undefined) return [];
  const byId = new Map(history.map((step) => [step.id, step]));
  const chain = new Map<number, Step>();
  for (let step: Step | undefined = decisive; step !== undefined;) {
    if (!BESIDE.has(step.verb) && !isPassing(step, history)) chain.set(step.id, step);
    step = step.causedBy === undefined ? undefined : byId.get(step.causedBy);
  }
  const first = Math.min(...chain.keys());
  const asked = askedFor(byId.get(first), history, ref);
  if (asked !== undefined) chain.set(asked.id, asked);
  const root = asked?.id ?? first;
  for (const step of history) {
    if (step.id >= root && isSame(step.object, ref) && !BESIDE.has(step.verb) && !isPassing(step, history)) {
      chain.set(step.id, step);
    }
  }
  return [...chain.values()].sort((a, b) => a.id - b.id);
}

/** Whether what led to the first step of a chain is not remembered any more. */
export function isForgotten([first]: readonly Step[], cluster: Cluster): boolean {
  const oldest = cluster.history[0];
  return first?.causedBy !== undefined && oldest !== undefined && first.causedBy < oldest.id;
}

/** What somebody did at the same instant to the same thing, where the record does not tie the two together. */
function askedFor(first: Step | undefined, history: readonly Step[], ref: Ref): Step | undefined {
  if (first === undefined || first.actor === 'you') return undefined;
  return history.findLast(
    (step) => step.id < first.id && step.actor === 'you' && step.at === first.at && isSame(step.object, ref),
  );
}

/**
 * The step of a chain that decided: the last for what lives and ends; for a workload or a claim where it began, unless
 * its data were lost since.
 */
export function decisiveOf(chain: readonly Step[], ref: Ref): Step | undefined {
  if (ref.kind === 'Job') {
    return chain.findLast((step) => JOB_ENDS.has(step.verb) && isSame(step.object, ref)) ?? chain[0];
  }
  if (ref.kind !== 'Pod' && ref.kind !== 'Node') {
    return chain.findLast((step) => step.verb === 'lost-disk' && isSame(step.object, ref)) ?? chain[0];
  }
  return chain.findLast((step) => isSame(step.object, ref) && isDecisive(step, chain)) ?? chain.at(-1);
}

/** What a Job was there for. */
const JOB_ENDS: ReadonlySet<StepVerb> = new Set<StepVerb>(['completed-job', 'failed-job']);

/** What ends a trouble, by what the trouble was. */
const ENDS: Partial<Readonly<Record<StepVerb, readonly StepVerb[]>>> = {
  'found-no-node': ['bound'],
  'failed-to-pull': ['pulled', 'started'],
  'waits-to-restart': ['became-ready'],
  'became-unready': ['became-ready'],
  'took-lead': ['lost-lead', 'followed'],
};

/** A Pod that found no Node at first, because its claim had no volume yet. */
function isPassing(step: Step, history: readonly Step[]): boolean {
  return step.verb === 'found-no-node' && isOver(step, history);
}

/** Whether a step decides, and nothing later took it back. */
function isDecisive(step: Step, history: readonly Step[]): boolean {
  return DECISIVE.has(step.verb) && !isOver(step, history);
}

function isOver(step: Step, history: readonly Step[]): boolean {
  const ends = ENDS[step.verb];
  if (ends === undefined) return false;
  return history.some((later) => later.id > step.id && ends.includes(later.verb) && isSame(later.object, step.object));
}

function isSame(a: Ref, b: Ref): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}

function isWorkload({ kind }: Ref): boolean {
  return MAKERS.has(kind);
}

const MAKERS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob']);
