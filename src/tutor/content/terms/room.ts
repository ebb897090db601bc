/**
 * Terms: who has room, and who goes when there is none.
 */
import type { Term } from './term';

export const ROOM: readonly Term[] = [
  {
    name: 'node pressure',
    short: 'a Node short of memory or disk',
    also: ['pressure', 'memory pressure', 'disk pressure', 'node-pressure eviction'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'A Node under pressure is short of memory, disk or process numbers.',
      'Its kubelet then fails Pods, those first that use more than they asked for. They stay as a record: Evicted.',
    ],
    tries: [{ label: 'Fail a Pod', run: 'fail pod {pod}' }],
    see: 'eviction',
    page: 'Node-pressure Eviction',
  },
  {
    name: 'requests',
    short: 'what a container asks for',
    also: ['request', 'limits', 'limit', 'resources', 'cpu', 'memory'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'A request is what a container asks for: the scheduler looks for a Node with so much free.',
      'A limit is what it may use at most. Too much memory ends it (OOMKilled); too much CPU slows it.',
      'The scheduler counts requests, not what is really used.',
    ],
    here: ['{node} has {cpu} CPU and {memory} of memory.'],
    tries: [
      { label: 'Ask for 1 CPU', run: 'set resources deployment/{deployment} --requests=cpu=1' },
      { label: 'Show Nodes', run: 'show nodes' },
    ],
    see: 'scheduler',
    page: 'Resource Management for Pods and Containers',
  },
  {
    name: 'priority',
    short: 'which Pods matter more',
    also: ['priorities', 'priorityclass', 'priority class', 'pc', 'priorityclassname'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'A PriorityClass is a name for a number. A Pod gets it by priorityClassName; without one it has 0.',
      'The scheduler takes the more important Pods first.',
      'Where one fits on no Node, it may remove Pods of lower priority: preemption.',
    ],
    here: [],
    tries: [
      { label: 'Make one', run: 'create priorityclass high --value=1000' },
      { label: 'Show them', run: 'get priorityclasses' },
    ],
    see: 'preemption',
    page: 'Pod Priority and Preemption',
  },
  {
    name: 'preemption',
    short: 'a Pod goes, a more important one comes',
    also: ['preempt', 'preempted', 'preempting', 'victim', 'preemptionpolicy', 'nominatednodename'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'Where a Pod fits on no Node, the scheduler removes as few Pods of lower priority as give it room on one.',
      'They stop with their grace, as if somebody had deleted them. The Node is kept for the Pod meanwhile.',
      'PodDisruptionBudgets are respected where that is possible, and broken where it is not.',
      'Pods of equal priority never remove each other.',
    ],
    here: [],
    tries: [
      { label: 'Show priorities', run: 'get priorityclasses' },
      { label: 'Make one', run: 'create priorityclass high --value=1000' },
    ],
    see: 'priority',
    page: 'Pod Priority and Preemption',
  },
];
