/**
 * On which Nodes a volume is needed.
 * Follows pkg/controller/volume/attachdetach/cache/desired_state_of_world.go and IsPodTerminated in pkg/volume/util.
 */
import { isTerminal, isTerminating } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';

/** The Pods that need a volume, by their Node. */
export type Wanted = ReadonlyMap<string, readonly Pod[]>;

export function wantedOn(users: readonly Pod[]): Wanted {
  const wanted = new Map<string, Pod[]>();
  for (const pod of users) {
    const { nodeName } = pod.spec;
    if (nodeName === undefined || needsNoVolumes(pod)) continue;
    const pods = wanted.get(nodeName);
    if (pods === undefined) wanted.set(nodeName, [pod]);
    else pods.push(pod);
  }
  return wanted;
}

/** It has ended, or is being deleted and nothing of it runs. On a dead Node, containers are still said to run. */
function needsNoVolumes(pod: Pod): boolean {
  if (isTerminal(pod)) return true;
  if (!isTerminating(pod)) return false;
  return (pod.status.containerStatuses ?? []).every(
    ({ state }) => state?.terminated !== undefined || state?.waiting !== undefined,
  );
}
