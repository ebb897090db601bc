/**
 * What the status of a Pod says, as one line.
 */
import { type Pod } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { imageOf } from '../../../diagram/owner';

const statusesOf = ({ status }: Pod) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];

export function waitingText(pod: Pod): string | undefined {
  const waiting = statusesOf(pod).find(({ state }) => state?.waiting !== undefined)?.state?.waiting;
  return waiting === undefined
    ? undefined
    : [waiting.reason, waiting.message].filter((part) => part !== undefined).join('  ');
}

export function troubledImage(pod: Pod): string {
  const status = statusesOf(pod).find(({ state }) => state?.waiting?.reason?.includes('Image') === true);
  return status?.image ?? imageOf(pod.spec);
}

export function endText(pod: Pod): string {
  const status = statusesOf(pod).find(
    ({ lastState, state }) => (state?.terminated ?? lastState?.terminated) !== undefined,
  );
  const end = status?.state?.terminated ?? status?.lastState?.terminated;
  if (end === undefined) return 'Its container ended';
  const why = end.reason === 'OOMKilled' ? ', because it used more memory than its limit' : '';
  return `Container ${status?.name ?? ''} ended with exit code ${end.exitCode}${why}`;
}

/** Whether the last run of a container ended because it used more memory than its limit. */
export function ranOutOfMemory(pod: Pod): boolean {
  return statusesOf(pod).some(
    ({ state, lastState }) => (state?.terminated ?? lastState?.terminated)?.reason === 'OOMKilled',
  );
}

export function isLooping(pod: Pod, cluster: Cluster): boolean {
  const containers = Object.values(cluster.machines.pods.get(pod.metadata.uid)?.containers ?? {});
  return containers.some(({ loopExitCode }) => loopExitCode !== undefined);
}
