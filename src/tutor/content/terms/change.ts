/**
 * Terms: how apps change.
 */
import type { Term } from './term';

export const CHANGE: readonly Term[] = [
  {
    name: 'scale',
    short: 'asks for another number of Pods',
    also: ['scaling', 'replicas', 'number of pods', 'size'],
    shelf: 'change',
    isAside: true,
    text: [
      'To scale is to ask for another number of Pods. A controller makes or removes the difference.',
      'It makes no new revision: only a change of the Pod template does.',
    ],
    here: ['{deployment} wants {copies} Pods now.'],
    tries: [
      { label: 'Scale to {more}', run: 'scale {deployment} {more}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'ReplicaSet',
    page: 'Deployments',
  },
  {
    name: 'rollout',
    short: 'replacing Pods step by step',
    also: ['rollouts', 'rolling update', 'update', 'upgrade', 'deploying'],
    shelf: 'change',
    text: [
      'A rollout replaces old Pods by new ones, step by step, so that enough of them can serve all the time.',
      'It begins when the Pod template changes, for example the image.',
      'It waits while new Pods are not ready. It does not go back by itself.',
    ],
    here: ['{deployment} is at revision {revision}.'],
    tries: [
      { label: 'Update {deployment}', run: 'update {deployment} v3' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'revision',
    page: 'Deployments',
  },
  {
    name: 'revision',
    short: 'a numbered version of a Pod template',
    also: ['revisions', 'history', 'rollout history'],
    shelf: 'change',
    text: [
      'A revision is a version of a Pod template with a number. Each rollout makes the next one.',
      "A Deployment's revisions are its old ReplicaSets, kept with 0 Pods.",
      'A rollback takes an old template, and gives it a new number.',
    ],
    here: ['{deployment} is at revision {revision}.'],
    tries: [
      { label: 'Show revisions', run: 'rollout history deployment/{deployment}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'rollback',
    page: 'Deployments',
  },
  {
    name: 'rollback',
    short: 'a rollout of an old template',
    also: ['roll back', 'rollout undo', 'rollbacks'],
    shelf: 'change',
    text: [
      'A rollback is a rollout of an old Pod template: the one before the present one, unless you name it.',
      'Two rollbacks bring you back to where you were. The number of Pods and the data do not change.',
    ],
    here: ['{deployment} is at revision {revision}.'],
    tries: [
      { label: 'Roll back', run: 'rollback {deployment}' },
      { label: 'Update {deployment}', run: 'update {deployment} v3' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'revision',
    page: 'Deployments',
  },
  {
    name: 'Pod template',
    short: 'the pattern for all Pods of a workload',
    also: ['template', 'podtemplate', 'container specification'],
    shelf: 'change',
    isAside: true,
    text: [
      'The Pod template is the pattern for all Pods of a workload: containers, images, labels, volumes.',
      'Change it, and the Pods are replaced. A running Pod is not changed to fit it.',
    ],
    here: ['the template of {deployment} says {image}.'],
    tries: [
      { label: 'Update {deployment}', run: 'update {deployment} v3' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'rollout',
    page: 'Pods',
  },
  {
    name: 'surge',
    short: 'how many Pods more or fewer in a rollout',
    also: ['maxsurge', 'maxunavailable', 'max surge', 'max unavailable', '25%', 'strategy'],
    shelf: 'change',
    isAside: true,
    text: [
      'In a rollout, maxSurge says how many Pods too many there may be, maxUnavailable how many too few can serve.',
      'Both are 25% unless you say so, rounded upwards for surge and downwards for unavailable.',
    ],
    here: ['{deployment} wants {copies} Pods: at most {surge} more, {unavailable} fewer.'],
    tries: [
      { label: 'Update {deployment}', run: 'update {deployment} v3' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'rollout',
    page: 'Deployments',
  },
  {
    name: 'deadline',
    short: 'a rollout without progress is marked stalled',
    also: ['stalled', 'progressdeadlineseconds', 'progressdeadlineexceeded', 'progress deadline', 'stuck'],
    shelf: 'change',
    isAside: true,
    text: [
      'A rollout that gets no further for 10 minutes is marked as stalled (ProgressDeadlineExceeded).',
      'It is a mark and no more: nothing is rolled back, and the rollout goes on when it can.',
    ],
    here: ['{deployment} is at revision {revision}.'],
    tries: [
      { label: 'Try a bad image', run: 'update {deployment} nopull' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'rollback',
    page: 'Deployments',
  },
  {
    name: 'undo',
    short: 'puts the practice cluster back',
    also: ['rewind', 'time machine', 'redo', 'time travel'],
    shelf: 'change',
    isAside: true,
    text: [
      'undo puts the whole practice cluster back to before the last command. A real cluster cannot do this.',
      'A rollback is another thing: a new rollout of an old template, and all of it stays in the history.',
    ],
    tries: [{ label: 'What was typed', run: 'history' }],
    see: 'rollback',
  },
  {
    name: 'load',
    short: 'requests that people send',
    also: ['requests per second', 'traffic', 'busy'],
    shelf: 'change',
    isAside: true,
    text: [
      'Load is the requests that people send, counted per second. One Pod here can answer 200.',
      'A Service shares them among the ready Pods. What is too much for them is lost.',
    ],
    here: ['Service {service} has {endpoints} ready Pods.'],
    tries: [
      { label: 'Put load on it', run: 'load {service} 500' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'Service',
    page: 'Service',
  },
];
