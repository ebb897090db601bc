/**
 * StatefulSets and DaemonSets whose Pods the server refuses: a quota that is used up, or a LimitRange.
 */
import { type DaemonSet, refOf, type StatefulSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { fractionOf, podsOf } from '../../diagram/workload';
import { refusalButtons, refusedPods } from '../refused-pods';
import { eventText, type Finding, type Patient } from './finding';

export function checkRefusedSets({ cluster }: Patient): readonly Finding[] {
  return [...cluster.list('StatefulSet'), ...cluster.list('DaemonSet')].flatMap((set) => keptSmall(set, cluster) ?? []);
}

function keptSmall(set: StatefulSet | DaemonSet, cluster: Cluster): Finding | undefined {
  const wanted = set.kind === 'StatefulSet' ? set.spec.replicas : (set.status.desiredNumberScheduled ?? 0);
  const there = podsOf(set, cluster).length;
  const refused = there < wanted ? refusedPods(set, cluster) : undefined;
  if (refused === undefined) return undefined;
  const { quota } = refused;
  const name = cut(set.metadata.name, 24);
  const { ready } = fractionOf(set, cluster);
  const reason = quota === undefined ? 'a LimitRange refuses them' : `quota ${cut(quota, 16)} is full`;
  return {
    rank: ready === 0 ? 88 : 78,
    about: [refOf(set)],
    symptom: cut(`${name}: its Pods cannot be made, ${reason}`, 60),
    short: `${cut(name, 12)}  Pods cannot be made`,
    why: [
      `The API refuses the Pods that the ${set.kind} asks for: ${reason}`,
      `${there} of ${wanted} are there, ${ready} can serve; it tries again by itself`,
    ],
    evidence: eventText(cluster, set, 'FailedCreate'),
    helps: quota === undefined ? 'a template that is accepted.' : 'a larger quota, or fewer Pods.',
    cures: [...refusalButtons(refused)].reverse(),
  };
}
