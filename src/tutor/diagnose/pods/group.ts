/**
 * Pods of one workload that are in one state, and what every finding about them says.
 */
import { type Pod, refOf } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import { waitsBesideOld } from '../../../diagram/older-pods';
import { type TopOwner } from '../../../diagram/owner';
import { fractionOf, isRollingOut } from '../../../diagram/workload';
import { type PodState } from '../../../diagram/pod-state';
import { shortName } from '../../../diagram/short-name';
import { button } from '../../button';
import { cures, isLeftBehind } from '../../buttons/repairs';
import type { Button } from '../../reply';
import { count } from '../../story/pod-name';
import { type Finding, refsOf } from '../finding';

/** Pods of one workload, or one Pod of none. */
export interface Group {
  readonly owner: TopOwner | undefined;
  readonly state: PodState;
  readonly pods: readonly [Pod, ...Pod[]];
}

/** Looks at Pods of one workload that are in one state. */
export type Look = (group: Group, cluster: Cluster) => Finding | undefined;

/** What every finding about Pods says. */
export function base(
  group: Group,
  cluster: Cluster,
  rank: number,
  what: string,
  short: string,
): Pick<Finding, 'rank' | 'about' | 'symptom' | 'short' | 'cures'> {
  const { owner, pods } = group;
  const isOne = pods.length === 1 && owner?.kind === 'StatefulSet';
  const name = isOne || owner === undefined ? shortName(pods[0]) : owner.metadata.name;
  return {
    rank,
    about: [...(owner === undefined ? [] : [refOf(owner)]), ...refsOf(pods)],
    symptom: cut(`${cut(name, 24)}: ${what}`, 60),
    short: `${cut(name, 12)}  ${short}`,
    cures: owner === undefined ? [deletion(pods[0])] : curesOf(group, owner, cluster),
  };
}

function curesOf({ state, pods }: Group, owner: TopOwner, cluster: Cluster): readonly Button[] {
  const { ready, wanted } = fractionOf(owner, cluster);
  const isHalfWay = isRollingOut(owner, cluster) || waitsBesideOld(owner, cluster);
  const trouble = { owner, isHalfWay, ready, wanted, isOwnerGone: false, trouble: state, after: cluster };
  return isLeftBehind(trouble) ? [deletion(pods[0])] : cures(trouble);
}

/** `web: 3 of 4 can still serve`. */
export function whoServes({ owner }: Group, cluster: Cluster): readonly string[] {
  if (owner === undefined) return [];
  const { ready, wanted } = fractionOf(owner, cluster);
  const name = cut(owner.metadata.name, 24);
  if (owner.kind === 'Job') return [`A Job takes no requests: ${ready} of ${count(wanted, 'Pod')} of it succeeded`];
  if (ready === 0) return [`Nobody answers for ${name}: 0 of ${wanted} can serve`];
  return [`${ready} of ${wanted} Pods of ${name} can still serve`];
}

export const deletion = (pod: Pod): Button => button('Delete the Pod', `delete pod ${pod.metadata.name}`);
