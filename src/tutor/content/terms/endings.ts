/**
 * Terms: the states of a Pod that ends, or of which nothing is known any more.
 */
import type { Term } from './term';

export const ENDINGS: readonly Term[] = [
  {
    name: 'stopping',
    short: 'marked for deletion, not gone yet',
    also: ['terminating', 'grace period', 'grace', 'termination', 'deletion'],
    shelf: 'states',
    text: [
      'The Pod is marked for deletion. Its containers are asked to end and have up to 30s for it.',
      'It gets no requests, and a ReplicaSet does not count it any more. kubectl shows Terminating.',
      'On a silent Node nobody can confirm the end: the Pod stays Terminating until the Node is back or removed.',
    ],
    picture: [
      ' node-1 |   [t] web..x2k4p  stopping',
      '',
      ' 0s  asked to end, no more requests',
      '30s  ended by the kubelet, if it still',
      '     runs',
    ],
    said: ['At 0s the Pod is asked to end and gets no more requests; at 30s the kubelet ends what still runs'],
    here: ['{stopping pod} is stopping.'],
    tries: [
      { label: 'Delete a Pod', run: 'delete pod {pod}' },
      { label: 'One that takes 30s', run: 'deploy shop --image shop:nostop' },
    ],
    see: 'crash',
    page: 'Pod Lifecycle',
  },
  {
    name: 'silent',
    short: 'its Node does not answer',
    also: ['unreachable', 'unknown', 'silent node', 'nodestatusunknown'],
    shelf: 'states',
    text: [
      'Nothing is heard of the Node, so nobody knows whether its Pods run.',
      'kubectl still prints Running for them: the last word that was heard.',
      'After 5 minutes they are evicted. They count as stopping until the Node is back or removed.',
    ],
    here: ['{silent node} is silent.'],
    tries: [
      { label: 'Recover {silent node}', run: 'node recover {silent node}' },
      { label: 'A Node fails', run: 'node fail {node}' },
    ],
    see: 'Node failure',
    page: 'Nodes',
  },
  {
    name: 'failed',
    short: 'ended badly, stays as a record',
    also: ['error', 'failed pod', 'phase failed'],
    shelf: 'states',
    isAside: true,
    text: [
      'The Pod ended badly and stays as a record: nothing in it is started again. kubectl shows Error or Evicted.',
      'Its controller makes another Pod. Delete the record when you have read it.',
    ],
    here: ['{failed pod} is one.'],
    tries: [
      { label: 'Delete the record', run: 'delete pod {failed pod}' },
      { label: 'Fail a Pod', run: 'fail pod {pod}' },
    ],
    see: 'eviction',
    page: 'Pod Lifecycle',
  },
  {
    name: 'done',
    short: 'ended well',
    also: ['completed', 'succeeded'],
    shelf: 'states',
    isAside: true,
    text: [
      'All containers of the Pod ended well and are not to be started again. kubectl shows Completed.',
      'It stays as a record until somebody deletes it.',
    ],
    see: 'failed',
    page: 'Pod Lifecycle',
  },
  {
    name: 'gone',
    short: 'was there before this command',
    also: ['deleted', 'removed'],
    shelf: 'states',
    isAside: true,
    text: [
      'The Pod was there before this command and is not there any more; kubectl does not list it.',
      'The same Pod never comes back. What takes its place is another one.',
    ],
    picture: [' node-1 | - [ ] web..x2k4p  gone', ' node-2 | + [R] web..9c5zn', '', 'one is gone, another came: + new'],
    said: ['One Pod is gone and another one, with another name, came'],
    tries: [
      { label: 'Delete a Pod', run: 'delete pod {pod}' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'crash',
    page: 'Pod Lifecycle',
  },
];
