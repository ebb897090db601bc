/**
 * Terms: sorts of disk, and how a Node gets one.
 */
import type { Term } from './term';

export const STORAGE: readonly Term[] = [
  {
    name: 'attach',
    short: 'give a volume to a Node',
    also: [
      'attached',
      'attachment',
      'detach',
      'detached',
      'force detach',
      'volumeattachment',
      'volumeattachments',
      'attach detach controller',
    ],
    shelf: 'data',
    isAside: true,
    text: [
      'A disk is attached to a Node before a Pod there can use it, and detached when no Pod there needs it.',
      'A Node that answers says when it has unmounted the disk. Of a lost Node nobody knows: 6 minutes, then force.',
      'File systems on the network need none of this: Nodes mount them from anywhere.',
    ],
    here: ['Volume {volume} belongs to claim {claim}.'],
    tries: [
      { label: 'Get attachments', run: 'get volumeattachments' },
      { label: 'Show storage', run: 'show storage' },
    ],
    see: 'access modes',
    page: 'Persistent Volumes',
  },
  {
    name: 'reclaim policy',
    short: 'what becomes of a volume without claim',
    also: ['reclaim', 'retain', 'released', 'reclaimpolicy', 'persistentvolumereclaimpolicy'],
    shelf: 'data',
    isAside: true,
    text: [
      'Delete: when the claim is gone, the volume and its data go, too. Volumes that a class makes are like this.',
      'Retain: the volume stays, marked Released, with its data. Nobody gets it until a person clears its claimRef.',
    ],
    tries: [
      { label: 'Get volumes', run: 'get pv' },
      { label: 'Show storage', run: 'show storage' },
    ],
    see: 'kept volume',
    page: 'Persistent Volumes',
  },
  {
    name: 'StorageClass',
    short: 'a sort of disk that can be had',
    also: ['storageclasses', 'sc', 'storage class', 'class', 'waitforfirstconsumer'],
    shelf: 'data',
    isAside: true,
    text: [
      'A StorageClass is a sort of disk that can be had. A claim names one, or gets the default.',
      'WaitForFirstConsumer: the disk is made once the scheduler looks for a Node for a Pod that needs it.',
      'When no class can serve a claim, the claim stays Pending and its Pod waits.',
    ],
    here: ['the default here is {default class}.'],
    tries: [{ label: 'Get classes', run: 'get storageclasses' }],
    see: 'claim',
    page: 'Storage Classes',
  },
];
