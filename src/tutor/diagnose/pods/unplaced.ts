/**
 * Pods that the scheduler finds no Node for.
 */
import type { Cluster } from '../../../cluster/cluster';
import { fractionOf } from '../../../diagram/owner-lines';
import { button } from '../../button';
import { canRollBack } from '../../buttons/repairs';
import type { Button } from '../../reply';
import { count } from '../../story/pod-name';
import { type Finding } from '../finding';
import { placeCures, plainReasons, schedulingEvent, whyNoRoomIsMade } from '../placing';
import { base, type Group } from './group';

/** Pods that no Node fits. */
export function withoutNode(group: Group, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const message = schedulingEvent(cluster, pod);
  if (message === undefined || /PersistentVolumeClaims|persistentvolumeclaim "/.test(message)) return undefined;
  const reasons = plainReasons(message);
  const nobody = cluster.count('Node') === 0 ? ['The cluster has no Node at all'] : [];
  return {
    ...base(group, cluster, 68, `no Node fits ${count(group.pods.length, 'Pod')}`, 'no Node fits'),
    why: [...(reasons.length > 0 ? [reasons.join('; ')] : nobody), whyNoRoomIsMade(message)],
    evidence: message,
    helps: 'room: another Node, one opened again, or smaller wishes.',
    cures: [...placeCures(cluster, pod, message), ...smaller(group, message, cluster)],
  };
}

/** A wish that fits: the template of before, less of what is short, or fewer Pods. */
function smaller({ owner }: Group, message: string, cluster: Cluster): readonly Button[] {
  if (owner === undefined || owner.kind === 'DaemonSet') return [];
  const { name } = owner.metadata;
  const target = `${owner.kind.toLowerCase()}/${name}`;
  const { ready, wanted } = fractionOf(owner, cluster);
  const trouble = { owner, isHalfWay: false, ready, wanted, isOwnerGone: false, trouble: undefined, after: cluster };
  const resource = /Insufficient (cpu|memory)/.exec(message)?.[1];
  return [
    ...(canRollBack(trouble) ? [button('Roll back', `rollback ${name}`)] : []),
    ...(resource === undefined
      ? []
      : [button('Ask for less', `set resources ${target} --requests=${resource}=${LITTLE[resource] ?? '1'}`)]),
    ...(ready > 0 ? [button(`Scale to ${ready}`, `scale ${target} ${ready}`)] : []),
  ];
}

const LITTLE: Readonly<Record<string, string>> = { cpu: '250m', memory: '256Mi' };
