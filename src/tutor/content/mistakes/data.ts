/** What people get wrong about volumes, claims, and databases. */
import type { Mistakes } from './mistake';

export const DATA_MISTAKES: Mistakes = {
  volume: ['data-lives-in-pod', 'what is on a volume stays when the Pod goes.'],
  claim: ['claim-loses-volume', 'it keeps volume and data until somebody deletes it.'],
  'access modes': ['once-is-one-pod', 'it means one Node: several Pods there may write.'],
  attach: ['any-volume-is-shared', 'most disks can be attached to one Node at a time.'],
  'reclaim policy': ['disk-outlives-claim', 'a volume that a class made goes with its claim, unless it says Retain.'],
  'shared volume': ['volume-per-copy', 'a Deployment names one claim, and all its Pods mount that.'],
  'lost update': ['kubernetes-locks-files', 'nobody locks it: that is the work of the app.'],
  emptyDir: ['empty-dir-ends-with-container', 'it lives as long as the Pod.'],
  'container files': ['restart-keeps-files', 'it begins with the files of its image, and with no others.'],
  StorageClass: ['volumes-need-an-administrator', 'a class has the disk made when a claim asks for it.'],
  'kept volume': ['scale-deletes-volume', 'the claims stay, and the data with them.'],
  leader: ['kubernetes-elects-leader', 'the members settle that among themselves.'],
  failover: ['leader-must-return', 'a copy leads after 5s without an answer.'],
};
