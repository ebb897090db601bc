/**
 * Time, looking and learning.
 */
import { appChoices, nodeChoices, podChoices, which } from '../choices';
import { line, NOTHING, type Task, type TaskGroup } from '../task';

/** A verb that needs nothing else. */
const alone = (id: string, label: string): Task => ({ id, label, questions: [], command: () => id });

export const TIME: TaskGroup = {
  label: 'Time',
  tasks: [
    {
      id: 'wait',
      label: 'Wait',
      questions: [
        {
          name: 'time',
          label: 'How long',
          choices: () => [
            { value: '10s', label: '10 seconds' },
            { value: '30s', label: '30 seconds' },
            { value: '1m', label: '1 minute' },
            { value: '5m', label: '5 minutes' },
            { value: '10m', label: '10 minutes' },
          ],
          first: () => '30s',
        },
      ],
      command: (answers) => line('wait', answers.time),
    },
  ],
};

export const LOOK: TaskGroup = {
  label: 'Look and learn',
  tasks: [
    {
      id: 'show',
      label: 'Show a picture',
      questions: [
        which('Of what', (cluster) => [
          { value: NOTHING, label: 'everything' },
          { value: 'owners', label: 'who owns whom' },
          { value: 'storage', label: 'volumes' },
          { value: 'nodes', label: 'Nodes' },
          ...appChoices()(cluster),
        ]),
      ],
      command: (answers) => line('show', answers.which),
    },
    {
      id: 'why',
      label: 'Ask why',
      questions: [
        which('About what', (cluster) => [...appChoices()(cluster), ...nodeChoices(cluster), ...podChoices()(cluster)]),
      ],
      command: (answers) => line('why', answers.which),
    },
    alone('diagnose', 'Find what is wrong'),
    alone('which', 'Find the kind that fits an app'),
    alone('quiz', 'Answer a question'),
  ],
};
