/**
 * PodDisruptionBudgets that stand in the way of a drain, or guard nothing.
 */
import { type PodDisruptionBudget, refOf } from '../../api/objects';
import { matchesSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/columns';
import { workloadOf } from '../../diagram/owner';
import { button } from '../button';
import type { Button } from '../reply';
import { count } from '../story/pod-name';
import { conditionText, type Finding, type Patient } from './finding';

export function checkBudgets({ cluster }: Patient): readonly Finding[] {
  return cluster
    .list('PodDisruptionBudget')
    .flatMap((one) => cannotCount(one) ?? guardsNothing(one) ?? refusesAll(one, cluster) ?? []);
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
