/** Descriptions of what limits a namespace: quotas, limit ranges, priorities. */
import type { LimitRange, Namespace, PriorityClass, ResourceQuota } from '../../../api/objects';
import { parseQuantity } from '../../../api/quantity';
import { own } from '../../../api/own';
import { button } from '../../button';
import { commandIn, nameOf, type PageOf } from './page';

export const namespacePage: PageOf<Namespace> = (namespace) => {
  const { name, deletionTimestamp } = namespace.metadata;
  const isGoing = deletionTimestamp !== undefined;
  return {
    headline: `Namespace ${nameOf(namespace)} is ${isGoing ? 'being deleted' : 'Active'}`,
    notice: isGoing
      ? 'Terminating: everything in it goes first. The conditions name what is left, and what holds it.'
      : 'names are unique in a namespace, and quotas count in it. Nodes, volumes and classes belong to none.',
    buttons: [button('See what is in it', `get all -n ${name}`), button('See all namespaces', 'get namespaces')],
  };
};

export const quotaPage: PageOf<ResourceQuota> = (quota) => {
  const { hard = {}, used = {} } = quota.status;
  const full = Object.keys(hard).filter((name) => parseQuantity(own(used, name)) >= parseQuantity(hard[name]));
  return {
    headline:
      full.length === 0 ? `Quota ${nameOf(quota)}: there is room` : `Quota ${nameOf(quota)} is used up: ${full[0]!}`,
    notice:
      'what is over a quota is refused when it is made. The Deployment stays; its ReplicaSet is told no, and tries again.',
    buttons: [
      button('See all quotas', commandIn(quota, 'get quota')),
      button('See the Events', commandIn(quota, 'get events')),
      button('Explain it', 'explain quota'),
    ],
  };
};

export const limitRangePage: PageOf<LimitRange> = (range) => ({
  headline: `Limits ${nameOf(range)}: what one may ask for`,
  notice:
    'Default Request and Default Limit are filled in when a Pod is made. Pods that are there keep what they have.',
  buttons: [
    button('See all limits', commandIn(range, 'get limits')),
    button('See its namespace', `describe namespace ${range.metadata.namespace ?? 'default'}`),
  ],
});

export const priorityPage: PageOf<PriorityClass> = (priorityClass) => ({
  headline: `${nameOf(priorityClass)}: priority ${priorityClass.value}`,
  notice:
    priorityClass.preemptionPolicy === 'Never'
      ? 'Never: its Pods wait in front of others for a place, and evict nobody.'
      : 'where no Node has room, the scheduler (chooses a Node) evicts Pods of lower priority for its Pods.',
  buttons: [button('See all priorities', 'get priorityclasses'), button('See the Pods', 'get pods')],
});
