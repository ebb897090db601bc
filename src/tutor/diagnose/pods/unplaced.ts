/**
 * Pods that the scheduler finds no Node for.
 */
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { fractionOf } from '../../../diagram/workload';
import { button } from '../../button';
import { canRollBack } from '../../buttons/repairs';
import type { Button } from '../../reply';
import { count } from '../../story/pod-name';
import { type Finding } from '../finding';
import { placeCures, plainReasons, schedulingEvent, whyNoRoomIsMade } from '../placing';
import { verdictsFor } from '../../../controllers/scheduler/verdicts';
import { keepsAway } from '../../why/keeps-away';
import { verdictLines, verdictsOn } from '../../why/node-verdicts';
import { base, type Group, whoServes } from './group';

/** Lines of the scheduler's verdicts. */
const MOST_VERDICTS = 7;

/** Pods that no Node fits. */
export function withoutNode(group: Group, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const message = schedulingEvent(cluster, pod);
  if (message === undefined || /PersistentVolumeClaims|persistentvolumeclaim "/.test(message)) return undefined;
  if (group.owner?.kind === 'DaemonSet') return onItsNode(group, message, cluster);
  const reasons = plainReasons(message);
  const nobody = cluster.count('Node') === 0 ? ['The cluster has no Node at all'] : [];
  const verdicts = verdictsOn(pod, cluster);
  return {
    ...base(group, cluster, 68, `no Node fits ${count(group.pods.length, 'Pod')}`, 'no Node fits'),
    why: [
      ...(reasons.length > 0 ? [reasons.join('; ')] : nobody),
      whyNoRoomIsMade(message),
      ...whoServes(group, cluster),
    ],
    ...(verdicts === undefined || verdicts.rows.length === 0
      ? {}
      : { picture: verdictLines(verdicts, pod, cluster, { most: MOST_VERDICTS }) }),
    evidence: message,
    helps: 'room: another Node, one opened again, or smaller wishes.',
    cures: [...placeCures(cluster, pod, message), ...smaller(group, message, cluster)],
  };
}

/** A DaemonSet's Pod is made for one Node by its name: only that one counts. */
function onItsNode(group: Group, message: string, cluster: Cluster): Finding | undefined {
  const [pod] = group.pods;
  const own = verdictsFor(cluster.fork(), pod).find(
    ({ reasons }) => !reasons.some((text) => text.includes('satisfy plugin')),
  );
  if (own === undefined) return undefined;
  const where = cut(own.node, 16);
  return {
    ...base(group, cluster, 66, `no place on ${where}`, `no place on ${cut(own.node, 10)}`),
    why: [
      `The DaemonSet wants a Pod on ${where}; ${keepsAway(own.reasons, pod, own.node, cluster)}`,
      whyNoRoomIsMade(message),
    ],
    evidence: message,
    helps: 'room on that Node: smaller wishes of the DaemonSet, or fewer Pods beside it.',
    cures: askForLess(group, message),
  };
}

/** A wish that fits: the template of before, less of what is short, or fewer Pods. */
function smaller(group: Group, message: string, cluster: Cluster): readonly Button[] {
  const { owner } = group;
  if (owner === undefined || owner.kind === 'DaemonSet') return [];
  const { name } = owner.metadata;
  const target = `${owner.kind.toLowerCase()}/${name}`;
  const { ready, wanted } = fractionOf(owner, cluster);
  const trouble = { owner, isHalfWay: false, ready, wanted, isOwnerGone: false, trouble: undefined, after: cluster };
  return [
    ...(canRollBack(trouble) ? [button('Roll back', `rollback ${name}`)] : []),
    ...askForLess(group, message),
    ...(ready > 0 ? [button(`Scale to ${ready}`, `scale ${target} ${ready}`)] : []),
  ];
}

function askForLess({ owner }: Group, message: string): readonly Button[] {
  const resource = /Insufficient (cpu|memory)/.exec(message)?.[1];
  if (owner === undefined || resource === undefined || owner.kind === 'Job') return [];
  const target = `${owner.kind.toLowerCase()}/${owner.metadata.name}`;
  return [button('Ask for less', `set resources ${target} --requests=${resource}=${LITTLE[resource] ?? '1'}`)];
}

const LITTLE: Readonly<Record<string, string>> = { cpu: '250m', memory: '256Mi' };
