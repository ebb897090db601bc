/**
 * What many people think of the thing that *why* explains, and what is the case.
 */
import type { MisconceptionId } from '../quiz/misconceptions';

export interface Belief {
  readonly belief: MisconceptionId;
  /** Follows "In fact". */
  readonly fact: string;
  /** A page of kubernetes.io. */
  readonly page: string;
}

/** What an explanation is about. */
export type Explained = keyof typeof BELIEFS;

export const BELIEFS = {
  'silent Node': {
    belief: 'silent-pods-have-stopped',
    fact: 'only the news of them has stopped: they may run on and answer.',
    page: 'Nodes',
  },
  'Pod that waits for certainty': {
    belief: 'lost-node-replaces-all',
    fact: 'a StatefulSet makes no second Pod of one name while the first may still run.',
    page: 'Force Delete StatefulSet Pods',
  },
  'restarted container': {
    belief: 'crash-makes-new-pod',
    fact: 'a new Pod comes only when the Pod itself is gone.',
    page: 'Pod Lifecycle',
  },
  'Pod made by ReplicaSet': {
    belief: 'deployment-makes-pods',
    fact: 'its ReplicaSet does, as soon as the number is short.',
    page: 'ReplicaSet',
  },
  'Pod made by StatefulSet': {
    belief: 'ordinal-grows',
    fact: 'the new Pod gets the old name, because the name is its identity.',
    page: 'StatefulSets',
  },
  'Pod made by DaemonSet': {
    belief: 'daemon-by-hand',
    fact: 'the DaemonSet does it, for every Node that fits.',
    page: 'DaemonSet',
  },
  'deleted Pod': {
    belief: 'deleted-pod-returns-same',
    fact: 'the number is brought back, by a Pod with a name of its own.',
    page: 'ReplicaSet',
  },
  'Pod chosen to go': {
    belief: 'oldest-goes-first',
    fact: 'Pods that are not ready go first, then those on crowded Nodes, then the newest.',
    page: 'ReplicaSet',
  },
  'Pod that waits': {
    belief: 'pods-move',
    fact: 'a Pod that runs is never moved; the waiting one waits for a Node that fits.',
    page: 'Kubernetes Scheduler',
  },
  'image that cannot be pulled': {
    belief: 'rolls-back-by-itself',
    fact: 'the kubelet tries again for ever, and only a person goes back.',
    page: 'Deployments',
  },
  'scaled Deployment': {
    belief: 'scaling-makes-revision',
    fact: 'only a change of the Pod template makes one.',
    page: 'Deployments',
  },
  'rolled out Deployment': {
    belief: 'old-pods-stop-first',
    fact: 'new Pods must be ready before the last old ones go.',
    page: 'Deployments',
  },
  'stuck Deployment': {
    belief: 'bad-image-stops-service',
    fact: 'the old Pods stay until new ones are ready.',
    page: 'Deployments',
  },
  'Node that joined': {
    belief: 'pods-move',
    fact: 'a Pod stays where it was placed until it is gone.',
    page: 'Nodes',
  },
  'cordoned Node': {
    belief: 'cordon-stops-daemon',
    fact: 'DaemonSet Pods may start there all the same.',
    page: 'Nodes',
  },
  'evicted Pod': {
    belief: 'pods-move',
    fact: 'an eviction ends the Pod; its controller makes another one, with a name and an address of its own.',
    page: 'API-initiated Eviction',
  },
  'Pod that is not ready': {
    belief: 'unready-is-replaced',
    fact: 'it stays, gets no requests, and is asked again and again whether it can answer.',
    page: 'Pod Lifecycle',
  },
  'database leader': {
    belief: 'kubernetes-elects-leader',
    fact: 'the members do that among themselves; Kubernetes keeps their names and disks.',
    page: 'StatefulSets',
  },
  'claim of a workload': {
    belief: 'data-lives-in-pod',
    fact: 'it lives on the volume that the claim holds, and stays when the Pod goes.',
    page: 'Persistent Volumes',
  },
} as const satisfies Readonly<Record<string, Belief>>;
