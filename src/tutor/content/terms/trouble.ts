/**
 * Terms: what happens to a container, and how one learns of it.
 */
import type { Term } from './term';

export const TROUBLE: readonly Term[] = [
  {
    name: 'quota',
    short: 'what the objects of a namespace may take in all',
    also: ['resourcequota', 'resourcequotas', 'resource quota', 'quotas', 'exceeded quota', 'failedcreate'],
    shelf: 'apps',
    isAside: true,
    text: [
      'A quota limits how many Pods, or how much cpu and memory, a namespace may hold.',
      'It refuses new objects only: what is there stays, also when the quota shrinks.',
      'A Deployment over its quota is accepted. The server refuses its Pods, and its ReplicaSet tries again and again.',
    ],
    tries: [
      { label: 'Set a quota', run: 'create quota small --hard=pods=3' },
      { label: 'List quotas', run: 'get quota' },
    ],
    see: 'ReplicaSet',
    page: 'Resource Quotas',
  },
  {
    name: 'crash',
    short: 'a container ends; delete: a Pod; fail: a Node',
    also: ['crashes', 'crashed', 'crash vs delete', 'delete', 'crash or delete', 'fail', 'restart', 'restarts'],
    shelf: 'states',
    text: [
      'A container crashes, a Pod is deleted, a Node fails: three things, three outcomes.',
      'Course: when a Pod crashes, a new Pod is attached to its volume.',
      'Real Kubernetes: a crash restarts the container in the same Pod. A new Pod comes when the old one is gone.',
    ],
    picture: [
      '            crash   delete  Node fails',
      'Pod         same    new     new, 5m50s',
      'name, web   same    new     new',
      'name, db    same    same    same *',
      'volume, db  same    same    same *',
      'emptyDir    kept    lost    lost',
      'own files   lost    lost    lost',
      '',
      'web: a Deployment, db: a StatefulSet',
      '* when the Node is back or removed',
    ],
    said: [
      'After a crash the Pod, its name, its volume and its emptyDir are the same; own files of the container are lost',
      'After a deletion the Pod is new; a Deployment gives it a new name, a StatefulSet the same name and volume',
      'After a Node failed a Deployment makes a new Pod in 5m50s; a StatefulSet waits until the Node is back or removed',
    ],
    tries: [
      { label: 'Crash a Pod', run: 'crash pod {any pod}' },
      { label: 'Delete a Pod', run: 'delete pod {any pod}' },
      { label: 'A Node fails', run: 'node fail {node}' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'crash wait',
    page: 'Pod Lifecycle',
  },
  {
    name: 'out of memory',
    short: 'more than its limit',
    also: ['oom', 'oomkilled', '137', 'exit code 137'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A container that uses more memory than its limit is ended by the system: OOMKilled, exit code 137.',
      'Then it is as after any crash: the kubelet starts it again in the same Pod.',
    ],
    here: ['try it with {pod}.'],
    tries: [
      { label: 'Out of memory', run: 'oom pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'requests',
    page: 'Resource Management for Pods and Containers',
  },
  {
    name: 'exit code',
    short: 'how a program says that it ended',
    also: ['exit codes', 'exit', 'code 1'],
    shelf: 'inside',
    isAside: true,
    text: [
      'A number with which a program ends: 0 means that all went well, anything else that it did not.',
      'Pods of a Deployment are started again either way (restartPolicy Always).',
    ],
    tries: [
      { label: 'Crash a Pod', run: 'crash pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'crash',
    page: 'Pod Lifecycle',
  },
  {
    name: 'event',
    short: 'a note of Kubernetes about an object',
    also: ['events', 'ev'],
    shelf: 'states',
    isAside: true,
    text: [
      'An event is a note of Kubernetes about an object: who saw what. It is kept for an hour.',
      'Events are for people. No controller acts on them.',
    ],
    here: ['this cluster holds {events} of them.'],
    tries: [{ label: 'Get events', run: 'get events' }],
    see: 'controller',
    page: 'Debug Running Pods',
  },
  {
    name: 'restart policy',
    short: 'whether a container starts again',
    also: ['restartpolicy', 'always', 'onfailure', 'never'],
    shelf: 'inside',
    isAside: true,
    text: [
      'The restart policy of a Pod says whether a container that ended starts again: Always, OnFailure, Never.',
      'Pods of a Deployment, a StatefulSet or a DaemonSet have Always. Pods of a Job have one of the others.',
    ],
    picture: [
      '           ended well   ended badly',
      'Always     starts again starts again',
      'OnFailure  stays ended  starts again',
      'Never      stays ended  stays ended',
    ],
    said: ['Always starts it again in any case, OnFailure only when it ended badly, Never in no case'],
    tries: [
      { label: 'Crash a Pod', run: 'crash pod {pod}' },
      { label: 'Run a Job', run: 'create job report --image=report:exit0' },
    ],
    see: 'exit code',
    page: 'Pod Lifecycle',
  },
  {
    name: 'force delete',
    short: 'removes the record of a Pod at once',
    also: ['force', 'force deletion', 'forced deletion'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'To delete by force is to remove the record of a Pod without waiting for its kubelet.',
      'A StatefulSet then makes the Pod again, although the old one may still run and write.',
      'So make sure first that the machine has stopped.',
    ],
    here: ['{stopping pod} waits for its kubelet.'],
    tries: [
      { label: 'A Node fails', run: 'node fail {node}' },
      { label: 'Deploy a database', run: 'deploy db 3 statefulset' },
    ],
    see: 'Node failure',
    page: 'Force Delete StatefulSet Pods',
  },
];
