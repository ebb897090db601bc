/** What a PodDisruptionBudget that allows nothing keeps from happening: a drain, but no deletion. */
import { type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { evictionRefusal } from '../../../cluster/eviction';
import { shortName } from '../../../diagram/short-name';
import type { Experiment } from '../experiment';
import { type Expected, predict, type Prediction } from '../prediction';
import { bySeed, complete, countedPods, firstOf, podsByName } from '../subjects';

const BUDGET = [
  'apply -f -',
  'apiVersion: policy/v1',
  'kind: PodDisruptionBudget',
  'metadata: {name: web}',
  'spec: {minAvailable: 3, selector: {matchLabels: {app: web}}}',
].join('\n');

export const budget: Prediction = {
  template: 'budget',
  topic: 'scaling',
  example: ['deploy web', BUDGET],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    const owners = [...complete(cluster, 'Deployment'), ...complete(cluster, 'StatefulSet')];
    const suitable = owners.flatMap((owner) => {
      const pods = podsByName(owner, cluster).filter((pod) => evictionRefusal(cluster, pod)?.code === 429);
      return pods.map((pod) => ({ owner, pod, node: pod.spec.nodeName ?? '' }));
    });
    const isDrain = bySeed(state, ['drain', 'delete'])[0] === 'drain';
    return firstOf(state, suitable, ({ owner, pod, node }) => {
      const { name } = owner.metadata;
      const before = podsByName(owner, cluster);
      const there = before.filter(({ spec }) => spec.nodeName === node);
      const known = new Set(before.map(({ metadata }) => metadata.uid));
      const rule = `A budget (PodDisruptionBudget) allows no Pod of ${name} to be missing.`;
      const common = { focus: [refOf(owner)], statement: 'S9' } as const;
      const isLeft = (one: Pod, { after }: Experiment) =>
        after.get('Pod', one.metadata.name, one.metadata.namespace)?.metadata.uid === one.metadata.uid;
      if (isDrain) {
        return predict(budget, state, isOwn, {
          ...common,
          command: `drain ${node} --ignore-daemonsets`,
          ask: `${node} is drained. Which ${name} Pods leave?`,
          situation: `${rule} ${node} has ${countedPods(there.length)} of ${name}.`,
          outcomeOf: (experiment) => {
            const left = there.filter((one) => isLeft(one, experiment)).length;
            return left === there.length ? 'none' : left === 0 ? 'all' : 'some';
          },
          expected: drained(name, there.length),
        });
      }
      return predict(budget, state, isOwn, {
        ...common,
        command: `delete pod ${shortName(pod)}`,
        ask: `${shortName(pod)} is deleted. What comes?`,
        situation: `${rule} Now somebody deletes one.`,
        outcomeOf: (experiment) => {
          const now = podsByName(owner, experiment.after);
          if (isLeft(pod, experiment)) return 'refused';
          const made = now.filter(({ metadata }) => !known.has(metadata.uid));
          return made.length === 1 ? 'replaced' : made.length === 0 ? 'alone' : 'more';
        },
        expected: deleted(name, before.length),
      });
    });
  },
};

function drained(name: string, count: number): readonly Expected[] {
  const all = count === 1 ? 'that one' : `all ${count}`;
  return [
    {
      outcome: 'none',
      text: 'none, the budget keeps them',
      why: `a drain asks politely, by eviction, and a budget may say no. kubectl asks again and again, then gives up.`,
    },
    {
      outcome: 'all',
      text: `${all}, a drain counts more`,
      misconception: 'drain-takes-everything',
      fact: `a drain is bound by budgets: as long as no Pod of ${name} may be missing, none is evicted.`,
    },
    {
      outcome: 'all, later',
      text: `${all}, 5 minutes later`,
      misconception: 'cordon-has-a-timer',
      fact: `no time runs out for a budget. It says no until more Pods of ${name} are ready than it asks for.`,
    },
    {
      outcome: 'all, less wanted',
      text: `${all}, the budget gives way`,
      misconception: 'budget-adapts',
      fact: `a budget keeps its number. Only ${name} can give room, with more Pods than the budget asks for.`,
    },
  ];
}

function deleted(name: string, wanted: number): readonly Expected[] {
  return [
    {
      outcome: 'replaced',
      text: 'it goes, and another one comes',
      why: `a budget is about evictions, as in a drain. A deletion by name is not asked about, and ${name} still wants ${wanted}.`,
    },
    {
      outcome: 'refused',
      text: 'it stays, the budget says no',
      misconception: 'budget-refuses-deletes',
      fact: 'only who evicts asks the budget. Whoever deletes a Pod by name goes past it.',
    },
    {
      outcome: 'waits',
      text: 'it stays until another is ready',
      misconception: 'old-pod-waits-for-new',
      fact: `the old Pod ends at once, so for a moment ${name} has ${wanted - 1} of ${wanted}.`,
    },
    {
      outcome: 'alone',
      text: 'it goes, and no other one comes',
      misconception: 'broken-budget-stops-app',
      fact: `a budget makes and stops no Pods. ${name} makes what is missing, as it always does.`,
    },
  ];
}
