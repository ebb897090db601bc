/**
 * What can happen to Nodes.
 */
import type { Cluster } from '../../../cluster/cluster';
import { nodeChoices, which } from '../choices';
import { type Choice, line, NOTHING, type Task, type TaskGroup } from '../task';

/** A verb that needs a Node and nothing else. */
function onNode(id: string, label: string, verb: string, flags = ''): Task {
  return {
    id,
    label,
    questions: [which('Which Node', nodeChoices)],
    command: (answers) => line(verb, answers.which, ...(flags === '' ? [] : [flags])),
  };
}

const isCordoned = (cluster: Cluster, { value }: Choice): boolean =>
  cluster.get('Node', value)?.spec.unschedulable === true;

/** What `kubectl drain` must be told before it touches such Pods. */
const DRAIN_FLAGS = '--ignore-daemonsets --delete-emptydir-data --force';

export const NODES: TaskGroup = {
  label: 'Nodes',
  tasks: [
    {
      id: 'node-add',
      label: 'Add a Node',
      questions: [
        {
          name: 'label',
          label: 'With which label',
          choices: () => [
            { value: NOTHING, label: 'without a label' },
            { value: 'disk=ssd', label: 'disk=ssd' },
            { value: 'disk=hdd', label: 'disk=hdd' },
          ],
        },
      ],
      command: (answers) => line('node add', answers.label),
    },
    onNode('node-fail', 'Let a Node fail', 'node fail'),
    onNode('node-notready', 'Make a Node not ready', 'node notready'),
    onNode('node-recover', 'Let a Node recover', 'node recover'),
    {
      id: 'cordon',
      label: 'Cordon a Node',
      questions: [which('Which Node', (cluster) => nodeChoices(cluster).filter((node) => !isCordoned(cluster, node)))],
      command: (answers) => line('cordon', answers.which),
    },
    {
      id: 'uncordon',
      label: 'Uncordon a Node',
      questions: [which('Which Node', (cluster) => nodeChoices(cluster).filter((node) => isCordoned(cluster, node)))],
      command: (answers) => line('uncordon', answers.which),
    },
    onNode('drain', 'Drain a Node', 'drain', DRAIN_FLAGS),
    onNode('node-remove', 'Remove a Node', 'node remove'),
  ],
};
