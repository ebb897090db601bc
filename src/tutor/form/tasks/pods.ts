/**
 * What can happen to Pods and to what they hold.
 */
import type { Cluster } from '../../../cluster/cluster';
import { filesOf } from '../../../containers/files';
import { DEFAULT_NAMESPACE } from '../../../commands/grammar/words';
import { podChoices, serviceChoices, which } from '../choices';
import { line, NOTHING, plain, type Task, type TaskGroup } from '../task';

/** A verb that needs a Pod and nothing else. */
function onPod(id: string, label: string, verb: string): Task {
  return {
    id,
    label,
    questions: [which('Which Pod', podChoices('any'))],
    command: (answers) => line(verb, answers.which),
  };
}

export const BREAK: TaskGroup = {
  label: 'Break',
  tasks: [
    {
      id: 'crash-pod',
      label: 'Crash a Pod',
      questions: [
        which('Which Pod', podChoices('any')),
        {
          name: 'how',
          label: 'How often',
          choices: () => [
            { value: NOTHING, label: 'once' },
            { value: 'loop', label: 'again and again' },
          ],
        },
      ],
      command: (answers) => line('crash pod', answers.which, answers.how),
    },
    onPod('delete-pod', 'Delete a Pod', 'delete pod'),
    onPod('oom-pod', 'Let a Pod run out of memory', 'oom pod'),
    onPod('evict-pod', 'Evict a Pod', 'evict pod'),
    onPod('fail-pod', 'Let a Pod fail', 'fail pod'),
    onPod('unready-pod', 'Make a Pod not ready', 'unready pod'),
    onPod('ready-pod', 'Make a Pod ready again', 'ready pod'),
  ],
};

const PATHS = ['/data/x', '/tmp/x'];

/** The files that a Pod can see. */
function pathsIn(cluster: Cluster, name: string | undefined): readonly string[] {
  const pod = cluster.get('Pod', name ?? '', DEFAULT_NAMESPACE);
  return pod === undefined ? [] : [...new Set(filesOf(cluster, pod).map(({ path }) => path))];
}

export const DATA: TaskGroup = {
  label: 'Files and requests',
  tasks: [
    {
      id: 'write',
      label: 'Write a file',
      questions: [
        which('In which Pod', podChoices()),
        { name: 'path', label: 'Which file', choices: () => plain(...PATHS) },
        { name: 'text', label: 'What text', choices: () => plain('hello', 'one', 'two', 'three') },
      ],
      command: (answers) => line('write', answers.which, answers.path, answers.text),
    },
    {
      id: 'read',
      label: 'Read a file',
      questions: [
        which('In which Pod', (cluster) =>
          podChoices()(cluster).filter(({ value }) => pathsIn(cluster, value).length > 0),
        ),
        {
          name: 'path',
          label: 'Which file',
          follows: 'which',
          choices: (cluster, answers) => plain(...pathsIn(cluster, answers.which)),
        },
      ],
      command: (answers) => line('read', answers.which, answers.path),
    },
    {
      id: 'curl',
      label: 'Send one request',
      questions: [
        which('To which app', serviceChoices),
        {
          name: 'path',
          label: 'What for',
          choices: () => [
            { value: NOTHING, label: 'who answers' },
            { value: '/visit', label: '/visit, count a visitor' },
            { value: '/add', label: '/add, write the row hello' },
            { value: '/rows', label: '/rows, list the rows' },
          ],
        },
      ],
      command: (answers) => line('curl', answers.which, answers.path, answers.path === '/add' ? 'hello' : NOTHING),
    },
    {
      id: 'disk-lose',
      label: 'Lose a disk',
      questions: [
        which('Of which claim', (cluster) =>
          plain(...cluster.list('PersistentVolumeClaim', DEFAULT_NAMESPACE).map(({ metadata }) => metadata.name)),
        ),
      ],
      command: (answers) => line('disk lose', answers.which),
    },
  ],
};
