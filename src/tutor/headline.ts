/**
 * The outcome of a command in one line, with a number (reply-style §4). At most 60 characters.
 */
import type { KubeObject, Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Done } from '../commands/verb';
import { cut } from '../diagram/columns';
import { isRollingOut, fractionOf } from '../diagram/owner-lines';
import { type TopOwner, workloadOf } from '../diagram/owner';
import { standing } from './standing';

const LONGEST = 60;

export interface Told {
  readonly done: Done;
  readonly before: Cluster;
  readonly after: Cluster;
}

export function headlineOf(told: Told): string {
  return cut(outcome(told), LONGEST);
}

function outcome({ done, before, after }: Told): string {
  const owner = done.focus.map((ref) => ownerOf(ref, after, before)).find((found) => found !== undefined);
  if (owner === undefined) return standing(after);
  const { kind, metadata } = owner;
  if (after.get(kind, metadata.name, metadata.namespace) === undefined) return `${metadata.name} is gone`;
  const { ready, wanted } = fractionOf(owner, after);
  if (kind === 'DaemonSet') return `${metadata.name} runs on ${ready} of ${wanted} Nodes`;
  if (ready === wanted && !isRollingOut(owner, after)) return `${metadata.name} runs: ${ready} of ${wanted} Pods ready`;
  if (isRollingOut(owner, after)) return `${metadata.name} is stuck half-way, ${ready} of ${wanted} can serve`;
  return `${metadata.name} waits: ${ready} of ${wanted} Pods ready`;
}

function ownerOf(ref: Ref, after: Cluster, before: Cluster): TopOwner | undefined {
  const find = (cluster: Cluster) => {
    const object: KubeObject | undefined = cluster.resolve(ref);
    return object === undefined ? undefined : workloadOf(object, cluster);
  };
  return find(after) ?? find(before);
}
