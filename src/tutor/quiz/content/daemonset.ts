/** Questions about DaemonSets, and about which Nodes Pods run on. */
import type { CourseItem } from './course-item';

export const DAEMONSET_ITEMS: readonly CourseItem[] = [
  {
    id: 'log-collector',
    statement: 'S29',
    ask: 'How do you get one log collector on each of 5 Nodes?',
    situation: 'Every Node writes log files, and a collector can read only those of its own Node.',
    right: {
      text: 'a DaemonSet: one Pod for each Node',
      why: 'that is what it is for: storage, logging and monitoring that every Node that fits must have.',
    },
    wrong: [
      {
        text: 'a Deployment of 5: it spreads them',
        misconception: 'deployment-spreads-evenly',
        fact: 'spreading is an attempt, not a promise. Two can share a Node, because only the number 5 counts.',
      },
      {
        text: 'a Deployment of 1: it sees them all',
        misconception: 'daemon-is-one-pod',
        fact: 'a Pod sees the files of its own Node only, because containers do not reach over to others.',
      },
      {
        text: 'by hand: a Pod placed on each Node',
        misconception: 'daemon-by-hand',
        fact: 'nobody would replace them or follow new Nodes, because no controller owns such Pods.',
      },
    ],
  },
  {
    id: 'daemonset-scale',
    statement: 'S29',
    ask: 'How do you get 6 Pods of agent on 3 Nodes?',
    situation: 'agent is a DaemonSet. Each of the 3 Nodes has its Pod, and somebody wants twice as many.',
    right: {
      text: 'not at all, it counts Nodes',
      why: 'a DaemonSet has no number of copies. It keeps one Pod on every Node that fits.',
    },
    wrong: [
      {
        text: 'scale agent to 6, as with others',
        misconception: 'daemon-can-scale',
        fact: 'there is nothing to scale: kubectl refuses, because a DaemonSet has no field for it.',
      },
      {
        text: 'ask for 2 on each Node instead',
        misconception: 'daemon-two-per-node',
        fact: 'there is no such setting. For two different jobs on each Node make two DaemonSets.',
      },
      {
        text: 'wait, it adds the Nodes it needs',
        misconception: 'daemon-adds-nodes',
        fact: 'it follows the Nodes and never makes any, because machines join from outside.',
      },
    ],
  },
  {
    id: 'daemonset-follows-nodes',
    statement: 'S30',
    ask: 'What must you do for agent when a Node joins?',
    situation: 'agent is a DaemonSet on 3 Nodes. Tonight a fourth one joins the cluster.',
    right: {
      text: 'nothing, it gets its own Pod',
      why: 'the DaemonSet compares Nodes and Pods all the time and makes the one that is missing.',
    },
    wrong: [
      {
        text: 'apply the DaemonSet once more',
        misconception: 'daemon-needs-reapply',
        fact: 'applying it again changes nothing, because the wish already says: every Node that fits.',
      },
      {
        text: 'scale the DaemonSet from 3 to 4',
        misconception: 'daemon-can-scale',
        fact: 'it has no number that you could set, because it counts Nodes.',
      },
      {
        text: 'move one of its Pods over there',
        misconception: 'daemon-moves-pod',
        fact: 'no Pod ever moves, and all 3 are still needed where they are. A new one is made.',
      },
    ],
  },
  {
    id: 'only-some-nodes',
    statement: 'S31',
    ask: 'How do you keep agent on Nodes with an SSD only?',
    situation: 'DaemonSet agent runs on 5 Nodes, and 2 of them have an SSD.',
    right: {
      text: 'label those Nodes and select by it',
      why: 'a DaemonSet runs where its node selector matches the labels of a Node.',
    },
    wrong: [
      {
        text: 'scale agent from 5 copies to 2',
        misconception: 'daemon-can-scale',
        fact: 'a DaemonSet has no number of copies, and a number would not say which Nodes are meant.',
      },
      {
        text: 'delete its Pods on the other 3',
        misconception: 'delete-keeps-daemon-away',
        fact: 'they come back at once, because those Nodes still fit and must have one.',
      },
      {
        text: 'cordon the other 3 of the Nodes',
        misconception: 'cordon-stops-daemon',
        fact: 'DaemonSet Pods run on cordoned Nodes too, because they tolerate that taint.',
      },
    ],
  },
  {
    id: 'statefulset-and-nodes',
    statement: 'S32',
    ask: 'On how many Nodes do 3 Pods of db run?',
    situation: 'StatefulSet db wants 3 copies, and the cluster has 3 Nodes with room.',
    right: {
      text: 'on 1 to 3, nothing is promised',
      why: 'a StatefulSet puts the wanted number on any Nodes that are free. Two of its Pods may share one.',
    },
    wrong: [
      {
        text: 'on 3, each Pod has its own Node',
        misconception: 'statefulset-one-per-node',
        fact: 'one Pod per Node is the promise of a DaemonSet. Here the scheduler spreads only where it can.',
      },
      {
        text: 'on 1, all its Pods stay together',
        misconception: 'one-node-for-set',
        fact: 'each Pod is placed for itself, because a set that is all on one Node would fail with it.',
      },
      {
        text: 'on 3, the number picks the Node',
        misconception: 'ordinal-picks-node',
        fact: 'db-0 may run on any Node, because its name and volume follow it wherever the volume can go.',
      },
    ],
  },
  {
    id: 'daemonset-beside-statefulset',
    statement: 'S33',
    ask: 'A 4th Node joins. Who gets a new Pod?',
    situation: 'DaemonSet agent and StatefulSet db, which wants 3 copies, run on 3 Nodes.',
    right: {
      text: 'agent gets one, db stays with 3',
      why: 'a DaemonSet counts Nodes, a StatefulSet counts copies. A new Node changes only the first number.',
    },
    wrong: [
      {
        text: 'both, for both count the Nodes',
        misconception: 'statefulset-one-per-node',
        fact: 'db wants 3 copies wherever they fit, because its spec has a number and no word about Nodes.',
      },
      {
        text: 'neither, until somebody scales',
        misconception: 'daemon-by-hand',
        fact: 'a DaemonSet looks at the Nodes all the time and makes a Pod for each one that fits, unasked.',
      },
      {
        text: 'db, whose Pods want more room',
        misconception: 'pods-move',
        fact: 'Pods that run stay where they are, because a Pod is placed once. db has its 3 and makes no more.',
      },
    ],
  },
];
