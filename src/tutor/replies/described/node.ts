/** The description of a Node: whether it works, and how much of it is asked for. */
import { findCondition } from '../../../api/conditions';
import type { Node } from '../../../api/objects';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { nameOf, type PageOf } from './page';

export const nodePage: PageOf<Node> = (node, cluster) => {
  const { name } = node.metadata;
  const pods = cluster.podsOn(name).filter(({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed');
  const isReady = findCondition(node.status.conditions, 'Ready')?.status === 'True';
  const isCordoned = node.spec.unschedulable === true;
  const state = isReady ? (isCordoned ? 'Ready and cordoned' : 'Ready') : 'not Ready';
  const isFailed = cluster.machines.nodes.get(name)?.fault !== undefined;
  return {
    headline: `${nameOf(node)} is ${state}: ${count(pods.length, 'Pod')} on it`,
    notice: isReady
      ? 'Allocated resources adds what Pods asked for (requests), not what they use. The scheduler counts the same.'
      : 'RenewTime of the Lease: the last sign of the kubelet (the agent on a Node). The Pods are as last known.',
    buttons: [
      ...(isFailed ? [button(`Recover ${name}`, `node recover ${name}`)] : []),
      isCordoned ? button(`Uncordon ${name}`, `uncordon ${name}`) : button(`Cordon ${name}`, `cordon ${name}`),
      button('See all Nodes', 'get nodes'),
      button('Show the picture', 'show'),
    ],
  };
};
