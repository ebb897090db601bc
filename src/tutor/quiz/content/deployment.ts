/** Questions about Deployments, their ReplicaSets and rollouts. */
import type { CourseItem } from './course-item';

export const DEPLOYMENT_ITEMS: readonly CourseItem[] = [
  {
    id: 'bare-replicaset-new-image',
    statement: 'S4',
    ask: 'What happens to the Pods of a bare ReplicaSet?',
    situation: 'A ReplicaSet without a Deployment runs 3 Pods of web:v1. Its image is changed to web:v2.',
    right: {
      text: 'they stay on web:v1, all three',
      why: 'a ReplicaSet counts Pods and does not compare images. Only a Pod made later gets web:v2.',
    },
    wrong: [
      {
        text: 'they are replaced, one by one',
        misconception: 'replicaset-rolls-out',
        fact: 'only a Deployment replaces Pods step by step, because it works with two ReplicaSets. That is why it is recommended.',
      },
      {
        text: 'they are replaced, all at once',
        misconception: 'replicaset-replaces-at-once',
        fact: 'the number is still 3, so the ReplicaSet sees nothing to do. A template is used only for new Pods.',
      },
      {
        text: 'nothing, the change is refused',
        misconception: 'replicaset-is-frozen',
        fact: 'the change is accepted and waits for the next new Pod, because a template may be edited.',
      },
    ],
  },
  {
    id: 'who-makes-deployment-pods',
    statement: 'S5',
    ask: 'Who makes the Pods of a Deployment?',
    situation: 'Deployment web wants 3 copies, and a moment later 3 Pods are there.',
    right: {
      text: 'the ReplicaSet that it owns',
      why: 'the Deployment makes a ReplicaSet for each version, and the ReplicaSet makes and deletes the Pods.',
    },
    wrong: [
      {
        text: 'the Deployment, by itself',
        misconception: 'deployment-makes-pods',
        fact: 'it only sets numbers on ReplicaSets, because an old and a new version must be counted apart.',
      },
      {
        text: 'the kubelet of each Node',
        misconception: 'kubelet-makes-pods',
        fact: 'a kubelet runs Pods that it was given, because it cannot know how many copies the cluster wants.',
      },
      {
        text: 'the scheduler, as it places',
        misconception: 'scheduler-makes-pods',
        fact: 'the scheduler chooses a Node for a Pod that exists already, because that is all it is asked for.',
      },
    ],
  },
  {
    id: 'which-pod-answers',
    statement: 'S8',
    ask: 'Which of 3 ready web Pods answers the next visitor?',
    situation: 'A Deployment keeps 3 identical Pods, and a Service stands before them.',
    right: {
      text: 'any of them, they are alike',
      why: 'the Pods of a Deployment are interchangeable, so the Service may choose any that is ready.',
    },
    wrong: [
      {
        text: 'the oldest one, it leads',
        misconception: 'oldest-pod-leads',
        fact: 'no Pod of a Deployment has a rank, because all come from one template and keep nothing apart.',
      },
      {
        text: 'the one on the nearest Node',
        misconception: 'nearest-pod-answers',
        fact: 'a Service counts every ready Pod alike, because it does not measure distance unless it is told to.',
      },
      {
        text: 'the one that they met before',
        misconception: 'client-sticks-to-pod',
        fact: 'the next request may meet another Pod, because a Service remembers nobody unless it is told to.',
      },
    ],
  },
  {
    id: 'node-with-copies-lost',
    statement: 'S9',
    ask: 'A Node with 2 of 4 web Pods is removed. What comes?',
    situation: 'Deployment web wants 4 copies. Two other Nodes have room.',
    right: {
      text: '2 new Pods on the other Nodes',
      why: 'the ReplicaSet counts 2 where 4 are wanted and makes 2 new ones, with new names.',
    },
    wrong: [
      {
        text: 'the same 2 Pods, moved over',
        misconception: 'pods-move',
        fact: 'a Pod gets its Node once and never changes it. Others take its place, because the number counts.',
      },
      {
        text: '2 Pods fewer from here on',
        misconception: 'count-is-given-once',
        fact: 'the wanted number stays 4, and it is compared with what is there all the time.',
      },
      {
        text: 'a wait until the Node is back',
        misconception: 'count-waits-for-node',
        fact: 'nobody waits for a removed Node: its Pods are deleted within about a minute, and the number is short.',
      },
    ],
  },
  {
    id: 'bad-image-rollout',
    statement: 'S10',
    ask: 'A new image cannot be pulled. Are users cut off?',
    situation: 'Deployment web runs 4 ready Pods. It is updated to an image that does not exist.',
    right: {
      text: 'no, most old Pods keep serving',
      why: 'a rollout takes old Pods away only as new ones become ready; at most 1 of 4 may be missing.',
    },
    wrong: [
      {
        text: 'yes, until the new image is there',
        misconception: 'bad-image-stops-service',
        fact: '3 of 4 old Pods stay, because the rollout waits for a new one to be ready.',
      },
      {
        text: 'yes, all old Pods stop first',
        misconception: 'old-pods-stop-first',
        fact: 'that is what the strategy Recreate does. The default, RollingUpdate, lets both versions overlap.',
      },
      {
        text: 'no, it rolls back by itself',
        misconception: 'rolls-back-by-itself',
        fact: 'after 10 minutes it is only marked as stalled. Somebody has to roll back, because a wish stays a wish.',
      },
    ],
  },
  {
    id: 'rollback-and-copies',
    statement: 'S11',
    ask: 'web had 3 copies, then 6. After a rollback?',
    situation: 'web was deployed with 3 copies, updated to v2, scaled to 6, and is now rolled back to v1.',
    right: {
      text: '6 copies, the image returns',
      why: 'a revision holds the Pod template. The number of copies is not part of it.',
    },
    wrong: [
      {
        text: '3 copies, as they were at v1',
        misconception: 'rollback-restores-count',
        fact: 'the number stays 6, because scaling belongs to the Deployment and not to a revision.',
      },
      {
        text: '9 copies, 3 of v1 and 6 of v2',
        misconception: 'rollback-adds-copies',
        fact: 'a rollback is a rollout: Pods of v2 are replaced step by step, so that 6 remain.',
      },
      {
        text: '1 copy, it starts all over again',
        misconception: 'rollback-starts-anew',
        fact: 'the same Deployment goes on with an older template, because nothing else is taken from history.',
      },
    ],
  },
];
