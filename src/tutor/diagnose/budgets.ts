/**
 * PodDisruptionBudgets that stand in the way of a drain, or guard nothing.
 */
import { type Pod, type PodDisruptionBudget, refOf } from '../../api/objects';
import { matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { workloadOf } from '../../diagram/owner';
import { button } from '../button';
import type { Button } from '../reply';
import { count } from '../story/pod-name';
import { conditionText, type Finding, type Patient } from './finding';

export function checkBudgets({ cluster }: Patient): readonly Finding[] {
  return cluster
    .list('PodDisruptionBudget')
    .flatMap(
      (one) => cannotCount(one) ?? guardsNothing(one) ?? blocksDrain(one, cluster) ?? refusesAll(one, cluster) ?? [],
    );
}

const SHOW = button('Show the budgets', 'get pdb');

function cannotCount(budget: PodDisruptionBudget): Finding | undefined {
  const conditions = budget.status.conditions ?? [];
  if (!conditions.some(({ reason }) => reason === 'SyncFailed')) return undefined;
  const name = cut(budget.metadata.name, 24);
  return {
    rank: 52,
    about: [refOf(budget)],
    symptom: `Budget ${name} cannot be counted, so it refuses all`,
    short: `${cut(name, 12)}  budget cannot count`,
    why: ['A budget in percent, or of what may be missing, needs Pods whose controller says how many it wants'],
    evidence: conditionText(conditions, 'DisruptionAllowed'),
    helps: 'minAvailable with a number, or Pods that a Deployment makes.',
    cures: [SHOW],
  };
}

function guardsNothing(budget: PodDisruptionBudget): Finding | undefined {
  if (budget.status.expectedPods !== 0) return undefined;
  const name = cut(budget.metadata.name, 24);
  return {
    rank: 20,
    about: [refOf(budget)],
    symptom: `Budget ${name} guards no Pod`,
    short: `${cut(name, 12)}  budget of no Pod`,
    why: ['Its selector picks no Pod that is there'],
    helps: 'a selector that fits the labels of the Pods.',
    cures: [SHOW, button('Show the labels', 'get pods --show-labels')],
  };
}

/** Pods that it guards are on a Node that somebody wants empty: cordoned by a drain, and the record says so. */
function blocksDrain(budget: PodDisruptionBudget, cluster: Cluster): Finding | undefined {
  const { disruptionsAllowed, currentHealthy = 0, desiredHealthy = 0 } = budget.status;
  if (disruptionsAllowed !== 0) return undefined;
  const drained = cluster.list('Node').find((node) => {
    const { name } = node.metadata;
    return node.spec.unschedulable === true && wasDrained(name, cluster) && guardedOn(budget, name, cluster).length > 0;
  });
  if (drained === undefined) return undefined;
  const { name } = drained.metadata;
  const guarded = guardedOn(budget, name, cluster);
  const short = cut(budget.metadata.name, 16);
  return {
    rank: 65,
    about: [refOf(budget), refOf(drained), ...guarded.map(refOf)],
    symptom: `${cut(name, 16)} cannot be drained: budget ${short} allows 0`,
    short: `${cut(name, 12)}  drain is blocked`,
    why: [
      `Budget ${short}: ${desiredHealthy} must stay ready, ${currentHealthy} ${currentHealthy === 1 ? 'is' : 'are'}, so no Pod may be evicted`,
      `${count(guarded.length, 'Pod')} that it guards ${guarded.length === 1 ? 'is' : 'are'} still on ${cut(name, 16)}, which is cordoned`,
    ],
    evidence: conditionText(budget.status.conditions ?? [], 'DisruptionAllowed'),
    helps: 'one Pod more than the budget asks for, then drain again; or give the drain up.',
    cures: [...oneMore(budget, cluster), button(`Uncordon ${name}`, `uncordon ${name}`), SHOW],
  };
}

/** Somebody drained it, and nobody has opened it since. */
const wasDrained = (node: string, cluster: Cluster): boolean =>
  cluster.history.findLast(
    ({ verb, object }) =>
      object.kind === 'Node' && object.name === node && /^(drained|cordoned|uncordoned)$/.test(verb),
  )?.verb === 'drained';

const guardedOn = ({ metadata, spec }: PodDisruptionBudget, node: string, cluster: Cluster): readonly Pod[] =>
  cluster
    .podsOn(node)
    .filter(
      (pod) => pod.metadata.namespace === metadata.namespace && matchesSelector(spec.selector, pod.metadata.labels),
    );

/** It says nothing about Pods that broke: those have findings of their own. */
function refusesAll(budget: PodDisruptionBudget, cluster: Cluster): Finding | undefined {
  const { disruptionsAllowed, currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = budget.status;
  if (disruptionsAllowed !== 0 || desiredHealthy < expectedPods) return undefined;
  const name = cut(budget.metadata.name, 24);
  return {
    rank: 30,
    about: [refOf(budget)],
    symptom: `Budget ${name} lets no Pod be evicted`,
    short: `${cut(name, 12)}  budget allows 0`,
    why: [
      `${desiredHealthy} of ${count(expectedPods, 'Pod')} must stay ready, ${currentHealthy} ${currentHealthy === 1 ? 'is' : 'are'}`,
      'A drain of a Node with one of them never ends',
    ],
    evidence: conditionText(budget.status.conditions ?? [], 'DisruptionAllowed'),
    helps: 'one Pod more than the budget asks for, or a smaller budget.',
    cures: [...oneMore(budget, cluster), SHOW],
  };
}

function oneMore({ spec, metadata }: PodDisruptionBudget, cluster: Cluster): readonly Button[] {
  const picked = cluster
    .list('Pod', metadata.namespace)
    .find((pod) => matchesSelector(spec.selector, pod.metadata.labels));
  const owner = picked === undefined ? undefined : workloadOf(picked, cluster);
  if (owner?.kind !== 'Deployment' && owner?.kind !== 'StatefulSet') return [];
  const wanted = owner.spec.replicas + 1;
  return [button(`Scale to ${wanted}`, `scale ${owner.metadata.name} ${wanted}`)];
}
