/** Questions about StatefulSets: order, names, and what may be done with them. */
import type { CourseItem } from './course-item';

export const STATEFULSET_ITEMS: readonly CourseItem[] = [
  {
    id: 'order-of-start',
    statement: 'S17',
    ask: 'In what order do the 3 Pods of db start?',
    situation: 'A StatefulSet db with 3 copies was deployed a second ago.',
    right: {
      text: 'db-0 first, and then one by one',
      why: 'a StatefulSet guarantees the order: each Pod is made when the one before it is ready.',
    },
    wrong: [
      {
        text: 'all three at once, to save time',
        misconception: 'ordinals-start-together',
        fact: 'that is what a Deployment does. A StatefulSet waits, because a copy may need the one before it.',
      },
      {
        text: 'db-2 first, then db-1, then db-0',
        misconception: 'highest-starts-first',
        fact: 'the highest number is the first to go when copies are taken away. The start begins with 0.',
      },
      {
        text: 'as Nodes are free, any order',
        misconception: 'order-by-node',
        fact: 'the scheduler chooses only the place, because the order is the promise of the StatefulSet.',
      },
    ],
  },
  {
    id: 'same-specification',
    statement: 'S18',
    ask: 'What differs in the containers of db-0 and db-1?',
    situation: 'Both belong to StatefulSet db, which came to rest a while ago.',
    right: {
      text: 'nothing, one template makes both',
      why: 'like a Deployment, a StatefulSet makes all Pods from one container specification.',
    },
    wrong: [
      {
        text: 'all of it, each is written apart',
        misconception: 'copies-differ-by-spec',
        fact: 'they differ in name and volume only, because there is one template for all.',
      },
      {
        text: 'db-0 runs a template for leaders',
        misconception: 'first-is-special',
        fact: 'Kubernetes knows no leaders. Who leads is decided by the app in the containers.',
      },
      {
        text: 'the image, db-1 runs a later one',
        misconception: 'image-per-ordinal',
        fact: 'the number counts copies, not versions, because an update reaches every Pod in turn.',
      },
    ],
  },
  {
    id: 'what-new-pod-keeps',
    statement: 'S19',
    ask: 'db-1 is deleted. What does the new db-1 keep?',
    situation: 'Pod db-1 of StatefulSet db has an address, a UID and the volume data-db-1.',
    right: {
      text: 'its name and its volume',
      why: 'name and claim belong to place number 1. The Pod itself is a new one.',
    },
    wrong: [
      {
        text: 'its name and its address',
        misconception: 'identity-is-address',
        fact: 'the address is a new one as a rule, because each new Pod gets one. People find it by its name.',
      },
      {
        text: 'its UID and its volume',
        misconception: 'identity-is-uid',
        fact: 'the UID is new, because the API counts it as another Pod that has the same name.',
      },
      {
        text: 'all of it, it is the same Pod',
        misconception: 'identity-is-same-pod',
        fact: 'a deleted Pod never returns. A new one takes over name and volume.',
      },
    ],
  },
  {
    id: 'why-not-interchangeable',
    statement: 'S20',
    ask: 'Why can db-2 not stand in for db-0?',
    situation: 'Both run the same image, and both are ready.',
    right: {
      text: 'each has data of its own',
      why: 'clients and the other copies know db-0 by its name, and its volume holds its own data.',
    },
    wrong: [
      {
        text: 'they can, one template makes both',
        misconception: 'copies-interchangeable',
        fact: 'one template is not enough: the data differs, because each Pod has a volume of its own.',
      },
      {
        text: 'they can, names are for people',
        misconception: 'names-are-decoration',
        fact: 'each name leads to one Pod in the network, because a StatefulSet keeps it over every restart.',
      },
      {
        text: 'the network keeps them apart',
        misconception: 'network-blocks-it',
        fact: 'every Pod can reach every other one. What keeps them apart is their data, because it is not shared.',
      },
    ],
  },
  {
    id: 'who-makes-stateful-pods',
    statement: 'S26',
    ask: 'Who makes the Pods of StatefulSet db?',
    situation: 'Two owners come to mind from what you know of Deployments.',
    right: {
      text: 'the StatefulSet db itself',
      why: 'a StatefulSet makes its Pods itself, one number after the other, and uses no ReplicaSet.',
    },
    wrong: [
      {
        text: 'a ReplicaSet that db owns',
        misconception: 'statefulset-uses-replicaset',
        fact: 'a ReplicaSet makes interchangeable Pods with random names, so it would be of no use here.',
      },
      {
        text: 'a Deployment inside of db',
        misconception: 'statefulset-uses-deployment',
        fact: 'the two kinds stand side by side, because one promises order and the other does not.',
      },
      {
        text: 'the kubelet that has room',
        misconception: 'kubelet-makes-pods',
        fact: 'a kubelet runs what it was given, because numbers and names are given out by the controller.',
      },
    ],
  },
  {
    id: 'rollback-under-course-rules',
    statement: 'S27',
    ask: 'Who says no when a StatefulSet is rolled back?',
    situation: 'In a cluster with course rules somebody types /kube rollback db.',
    right: {
      text: 'a policy of this cluster',
      why: 'the policy course-rules denies it. Course: it cannot be rolled back. Real Kubernetes puts the Pod template back.',
    },
    wrong: [
      {
        text: 'Kubernetes, it has no way',
        misconception: 'statefulset-no-rollback',
        fact: 'it can, because it keeps the earlier templates. Without the policy the Pods return to the old template one by one.',
      },
      {
        text: 'the volumes, they would go back',
        misconception: 'rollback-restores-data',
        fact: 'volumes have no part in it. A rollback changes the Pod template and never the data.',
      },
      {
        text: 'the Pods, all would stop at once',
        misconception: 'statefulset-rolls-at-once',
        fact: 'a StatefulSet replaces one Pod at a time and waits for it to be ready, so the others go on.',
      },
    ],
  },
  {
    id: 'what-can-always-change',
    statement: 'S28',
    ask: 'Which change does every StatefulSet accept?',
    situation: 'With course rules or without: three of these four are always refused.',
    right: {
      text: 'another number of copies',
      why: 'a number may always change. Course: scale it or delete it. Without the policy Kubernetes also takes a new Pod template.',
    },
    wrong: [
      {
        text: 'more space in its claim template',
        misconception: 'claims-can-grow-in-set',
        fact: 'the claim template is fixed, because claims were made from it already. Claims grow one by one.',
      },
      {
        text: 'another selector for its Pods',
        misconception: 'selector-can-change',
        fact: 'the selector is fixed from the start, because it says which Pods are its own.',
      },
      {
        text: 'another name for its Service',
        misconception: 'service-can-change',
        fact: 'serviceName is fixed, because the network names of all its Pods are built from it.',
      },
    ],
  },
];
