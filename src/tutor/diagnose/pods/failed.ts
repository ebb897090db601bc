/**
 * Pods that failed, and are kept as a record.
 */
import { count } from '../../story/pod-name';
import { base, deletion, type Group, type Look } from './group';

/** Pods that ended for good. */
export const failed: Look = (group, cluster) => ({
  ...base(
    group,
    cluster,
    isRejectedAlone(group) ? 60 : 30,
    `${count(group.pods.length, 'failed Pod')} kept as a record`,
    'failed, kept as a record',
  ),
  why: whyFailed(group),
  evidence: [group.pods[0].status.reason, group.pods[0].status.message].filter((part) => part !== undefined).join('  '),
  helps: 'nothing has to be done. Delete the record when you have read it.',
  cures: [deletion(group.pods[0])],
});

const isRejected = ({ pods: [pod] }: Group): boolean => pod.status.message?.startsWith('Pod was rejected: ') === true;

/** Nobody tries again. */
const isRejectedAlone = (group: Group): boolean => group.owner === undefined && isRejected(group);

function whyFailed(group: Group): readonly string[] {
  return [
    ...(isRejected(group) ? ['It was given its Node by name, and the kubelet there did not take it'] : []),
    group.owner === undefined
      ? 'A failed Pod is not started again, and no controller makes another one'
      : 'A failed Pod is not started again; its controller has made another one in its place',
  ];
}
