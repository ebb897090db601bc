/** Descriptions of autoscalers and budgets: how many Pods there may be, and how many may go. */
import { findCondition } from '../../../api/conditions';
import type { HorizontalPodAutoscaler, PodDisruptionBudget } from '../../../api/objects';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

export const autoscalerPage: PageOf<HorizontalPodAutoscaler> = (autoscaler) => {
  const { metadata, spec, status } = autoscaler;
  const active = findCondition(status.conditions ?? undefined, 'ScalingActive');
  const isBlind = active !== undefined && active.status !== 'True';
  return {
    headline: `${nameOf(autoscaler)}: ${count(status.currentReplicas ?? 0, 'Pod')}, of ${spec.minReplicas} to ${spec.maxReplicas}`,
    notice: isBlind
      ? `ScalingActive is ${active.status}: the number stays as it is. The condition says what is missing.`
      : 'a percentage is of what the Pods asked for (requests): without a request there is nothing to compare with.',
    buttons: [
      button('See what Pods use', commandIn(autoscaler, 'top pods')),
      button('See all autoscalers', commandIn(autoscaler, 'get hpa')),
      button('Why?', commandIn(autoscaler, `why hpa ${metadata.name}`)),
    ],
  };
};

export const budgetPage: PageOf<PodDisruptionBudget> = (budget) => {
  const { metadata, status } = budget;
  const allowed = status.disruptionsAllowed ?? 0;
  return {
    headline: `${nameOf(budget)}: ${count(allowed, 'Pod')} may be evicted now`,
    notice:
      'a budget holds back evictions, as drain asks for them. A deletion, a crash and a Node that fails ask nobody.',
    buttons: [
      button('See all budgets', commandIn(budget, 'get pdb')),
      button('Show the picture', 'show'),
      button('Why?', commandIn(budget, `why pdb ${metadata.name}`)),
    ],
  };
};
