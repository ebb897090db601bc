/** What becomes of the Pods of a silent Node when their time is over: each kind of workload has its own answer. */
import { isSilent } from '../../../api/node-state';
import { type Node, type Pod, refOf } from '../../../api/objects';
import { Cluster } from '../../../cluster/cluster';
import { evictionTime } from '../../../cluster/eviction/eviction-time';
import { controllerOf, topOwnerOf } from '../../../diagram/owner';
import { shortName } from '../../../diagram/short-name';
import { namesIn } from '../../story/lost-pods';
import type { Experiment } from '../experiment';
import { predict, type Prediction } from '../prediction';
import { firstOf } from '../subjects';

export const lostNode: Prediction = {
  template: 'lost-node',
  topic: 'statefulset',
  example: ['deploy web 6', 'deploy db 3 statefulset', 'deploy agent daemonset', 'node fail node-3'],
  ask(state, isOwn) {
    const cluster = new Cluster(state);
    return firstOf(state, cluster.list('Node').filter(isSilent), (node) => {
      const { name } = node.metadata;
      const pods = evictedFrom(node, cluster);
      const copies = pods.filter((pod) => topOwnerOf(pod, cluster)?.kind === 'Deployment');
      const members = pods.filter((pod) => topOwnerOf(pod, cluster)?.kind === 'StatefulSet');
      const [member] = members;
      if (copies.length === 0 || member === undefined) return undefined;
      const all = [...copies, ...members];
      const owners = new Map(
        all.flatMap((pod) => topOwnerOf(pod, cluster) ?? []).map((one) => [one.metadata.uid, one]),
      );
      return predict(lostNode, state, isOwn, {
        command: 'wait 5m',
        statement: 'S22',
        ask: `which Pods of ${name} are made anew?`,
        situation: `${name} is silent. Its ${namesIn(all.map(shortName), 4)} may or may not run.`,
        focus: [...owners.values()].map(refOf),
        outcomeOf: (experiment) => {
          const [hasCopies, hasMembers] = [copies, members].map((some) =>
            some.some((pod) => isMadeAnew(pod, experiment)),
          );
          return hasCopies ? (hasMembers ? 'all' : 'copies') : hasMembers ? 'members' : 'none';
        },
        expected: [
          {
            outcome: 'copies',
            text: 'only those of Deployments',
            why: `one copy too many does no harm. A second ${member.metadata.name} could write beside the first, so a StatefulSet waits for certainty.`,
          },
          {
            outcome: 'all',
            text: 'all of them, on other Nodes',
            misconception: 'lost-node-replaces-all',
            fact: `nobody can tell whether ${member.metadata.name} still runs, and there must never be two of it.`,
          },
          {
            outcome: 'members',
            text: 'only those of StatefulSets',
            misconception: 'data-is-saved-first',
            fact: 'the more a Pod matters, the more careful Kubernetes is: an identity is given again only when it is free.',
          },
          {
            outcome: 'none',
            text: `none, until ${name} is back`,
            misconception: 'count-waits-for-node',
            fact: 'a ReplicaSet keeps its number: once the old Pods are marked for deletion, it makes new ones elsewhere.',
          },
        ],
      });
    });
  },
};

/** Pods that leave the Node when their time is over. */
function evictedFrom(node: Node, cluster: Cluster): readonly Pod[] {
  return cluster
    .podsOn(node.metadata.name)
    .filter((pod) => pod.metadata.deletionTimestamp === undefined && (evictionTime(pod, node) ?? 0) > cluster.now);
}

/**
 * For an interchangeable Pod: its ReplicaSet made another one, which a rollout of the same Deployment does not count as.
 * For a numbered one: its name belongs to another one.
 */
function isMadeAnew(pod: Pod, { before, after }: Experiment): boolean {
  const owner = controllerOf(pod, before);
  return after.list('Pod').some((other) => {
    if (before.list('Pod').some(({ metadata }) => metadata.uid === other.metadata.uid)) return false;
    if (owner?.kind === 'StatefulSet') return other.metadata.name === pod.metadata.name;
    return controllerOf(other, after)?.metadata.uid === owner?.metadata.uid;
  });
}
