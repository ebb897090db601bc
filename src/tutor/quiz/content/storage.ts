/** Questions about volumes: shared by a Deployment, one for each Pod of a StatefulSet. */
import type { CourseItem } from './course-item';

export const STORAGE_ITEMS: readonly CourseItem[] = [
  {
    id: 'deployment-shares-volume',
    statement: 'S14',
    ask: 'How many disks do the 3 Pods of notes write to?',
    situation: 'A volume was added to Deployment notes: one claim that Pods on many Nodes may write to.',
    right: {
      text: 'one, all three write to it',
      why: 'the Pod template names one claim, so every Pod made from it mounts the same volume.',
    },
    wrong: [
      {
        text: 'three, one for every Pod',
        misconception: 'volume-per-copy',
        fact: 'a disk for each Pod is what a StatefulSet gives, because it makes a claim for every number.',
      },
      {
        text: 'three, one for every Node',
        misconception: 'volume-per-node',
        fact: 'the claim belongs to the cluster, not to a Node. All Nodes attach the same disk.',
      },
      {
        text: 'one, the first Pod writes to it',
        misconception: 'first-pod-owns-volume',
        fact: 'no Pod of a Deployment comes first: all of them may change the same data.',
      },
    ],
  },
  {
    id: 'shared-volume-and-database',
    statement: 'S15',
    ask: 'Two Pods change one file together. What is lost?',
    situation: 'Both read a counter of 7 on a shared volume, both add 1, both write 8.',
    right: {
      text: 'one change, it should say 9',
      why: 'the later write hides the earlier one. This is why a database must not share its volume.',
    },
    wrong: [
      {
        text: 'nothing, the second one waits',
        misconception: 'kubernetes-locks-files',
        fact: 'Kubernetes attaches disks and knows nothing of files. Locks are the work of the app.',
      },
      {
        text: 'nothing, both changes are merged',
        misconception: 'volume-merges-writes',
        fact: 'a volume keeps the bytes of the last write, because it does not know what they mean.',
      },
      {
        text: 'one Pod, it is denied the volume',
        misconception: 'volume-refuses-second',
        fact: 'a claim for many writers admits them all, because sharing is what was asked for.',
      },
    ],
  },
  {
    id: 'volume-for-each-pod',
    statement: 'S21',
    ask: 'How many volumes has a StatefulSet with 3 Pods?',
    situation: 'Its specification has one claim template, called data.',
    right: {
      text: 'three, one for each number',
      why: 'it makes a claim from the template for each Pod. Without a template there would be none.',
    },
    wrong: [
      {
        text: 'one, shared by all of them',
        misconception: 'volume-shared-by-set',
        fact: 'sharing is what a Deployment does. Here each Pod keeps data that the others do not touch.',
      },
      {
        text: 'three, with a template or not',
        misconception: 'volume-is-automatic',
        fact: 'the template makes the claims. Without it the Pods have names and order, and no volume.',
      },
      {
        text: 'none, Pods keep data inside',
        misconception: 'data-lives-in-pod',
        fact: 'what is only in a container is lost at a restart, because each start begins from the image.',
      },
    ],
  },
  {
    id: 'when-a-new-stateful-pod',
    statement: 'S22',
    ask: 'When does a new Pod take over the volume of db-1?',
    situation: 'db-1 runs with the volume data-db-1. Its data is safe in each of these cases.',
    right: {
      text: 'when the old Pod is deleted',
      why: 'a new db-1 comes when the old Pod is gone: deleted, evicted or lost with its Node.',
    },
    wrong: [
      {
        text: 'when its container crashes',
        misconception: 'crash-makes-new-pod',
        fact: 'the container is started again in the same Pod, and the volume stays mounted all the time.',
      },
      {
        text: 'when it is not ready for long',
        misconception: 'unready-is-replaced',
        fact: 'it gets no traffic and stays, because not being ready is no reason to replace a Pod.',
      },
      {
        text: 'when db-0, the first, crashes',
        misconception: 'leader-crash-replaces-all',
        fact: 'each Pod is looked after for itself, because nothing of db-1 has changed.',
      },
    ],
  },
  {
    id: 'primary-falls-silent',
    statement: 'S23',
    ask: 'The leading database Pod is silent. Who takes over?',
    situation: 'db-0 leads, db-1 and db-2 hold copies of its data. db-0 stops answering.',
    right: {
      text: 'a copy, by the database',
      why: 'the copies are ready to take its place, and the database itself agrees on a new leader.',
    },
    wrong: [
      {
        text: 'a copy, by Kubernetes',
        misconception: 'kubernetes-elects-leader',
        fact: 'Kubernetes keeps names and volumes. Copying data and choosing a leader is the work of the app.',
      },
      {
        text: 'nobody, db-0 will return',
        misconception: 'leader-must-return',
        fact: 'the copies hold the data already, so one of them can lead. That is what they are for.',
      },
      {
        text: 'a new Pod, an empty disk',
        misconception: 'replacement-is-empty',
        fact: 'a copy leads, and a new db-0 would get the volume of the old one, because it has its name.',
      },
    ],
  },
  {
    id: 'replacement-and-volume',
    statement: 'S24',
    ask: 'What does a new db-1 find on its volume?',
    situation: 'db-1 wrote hello to its volume and to /tmp. Then the Pod was deleted and replaced.',
    right: {
      text: 'hello, but no longer in /tmp',
      why: 'the new Pod is attached to the same volume. /tmp was part of the old container.',
    },
    wrong: [
      {
        text: 'nothing, it starts out empty',
        misconception: 'replacement-is-empty',
        fact: 'the claim data-db-1 outlives the Pod, and the next Pod of that name mounts it.',
      },
      {
        text: 'hello, and in /tmp as well',
        misconception: 'identity-is-same-pod',
        fact: 'only the volume outlives a Pod. Each new container starts with the files of its image.',
      },
      {
        text: 'a copy of what db-0 has stored',
        misconception: 'scale-clones-pod',
        fact: 'Kubernetes copies no data between Pods, because every claim belongs to one number.',
      },
    ],
  },
  {
    id: 'one-claim-for-all',
    statement: 'S16',
    ask: 'notes goes from 3 copies to 5. How many disks?',
    situation: 'notes is a Deployment. Its Pod template names one claim, notes-data, on one disk.',
    right: {
      text: 'still 1, and 5 Pods mount it',
      why: 'the template names one claim, so every copy mounts the same one. Only a StatefulSet makes a claim for each.',
    },
    wrong: [
      {
        text: '5, one for each of the Pods',
        misconception: 'volume-per-copy',
        fact: 'a Deployment has no template for claims, so all of its Pods name the same claim.',
      },
      {
        text: '3, one for each of the Nodes',
        misconception: 'volume-per-node',
        fact: 'a claim belongs to no Node. Pods on any Node mount it, because its access mode allows that.',
      },
      {
        text: 'still 1, and 3 Pods mount it',
        misconception: 'first-pod-owns-volume',
        fact: 'a newcomer mounts what its template names, like all others. No Pod owns the volume.',
      },
    ],
  },
  {
    id: 'volume-after-scale-down',
    statement: 'S25',
    ask: 'db goes from 3 copies to 2. What of data-db-2?',
    situation: 'data-db-2 is the claim of Pod db-2, which is taken away.',
    right: {
      text: 'it is kept for the next db-2',
      why: 'fewer copies never delete data. Back at 3, a new db-2 mounts the same volume.',
    },
    wrong: [
      {
        text: 'it is deleted with the Pod',
        misconception: 'scale-deletes-volume',
        fact: 'claims stay unless the StatefulSet says otherwise, because data is worth more than a Pod.',
      },
      {
        text: 'it is given to db-1 as well',
        misconception: 'volume-goes-to-neighbour',
        fact: 'each claim carries the number of its Pod in its name, so no other Pod mounts it.',
      },
      {
        text: 'it is saved and then deleted',
        misconception: 'volume-is-archived',
        fact: 'Kubernetes makes no backups. It leaves the claim and its volume as they are.',
      },
    ],
  },
];
