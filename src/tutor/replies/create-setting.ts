/**
 * The replies to `create namespace`, `create priorityclass` and `create quota`: what such a thing is good for.
 */
import { button } from '../button';
import type { OwnReply } from './own-reply';

export const createNamespaceReply: OwnReply = {
  notice: () => 'a Namespace is a room for names: web here and web there are two Deployments. -n says which is meant.',
  buttons: ({ focus }) => [
    ...(focus === undefined ? [] : [button('Deploy web there', `deploy web -n ${focus.name}`)]),
    button('Show them', 'get namespaces'),
    button('Explain: Namespace', 'explain namespace'),
  ],
};

export const createPriorityClassReply: OwnReply = {
  notice: () => 'a Pod names its class by priorityClassName. Pods that are there keep the priority they have.',
  buttons: () => [button('Show priorities', 'get priorityclasses'), button('Explain: priority', 'explain priority')],
};

export const createQuotaReply: OwnReply = {
  notice: () => 'a quota refuses what is new beyond its limits. It touches nothing that is there.',
  buttons: () => [button('Show the quota', 'get quota'), button('Explain: quota', 'explain quota')],
};
