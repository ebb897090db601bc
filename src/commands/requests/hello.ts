/**
 * `curl NAME`: which Pod answers. Every request is given to a ready Pod by lot, unless the Service keeps to one.
 */
import type { Pod } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { replicatedBehind } from '../../containers/database-request';
import { lotsApart, mainContainer, receivers } from '../../containers/requests';
import type { Done } from '../verb';
import { answeringPods, doneAs, type Request } from './request';

/** Nothing changes: the lots are drawn apart from the cluster's own. */
export function askHello(request: Request, cluster: Cluster): Result<Done> {
  const able = answeringPods(cluster, request);
  if (isRejected(able)) return able;
  const pods = receivers(lotsApart(cluster), request.service, able, request);
  const set = replicatedBehind(cluster, request.service);
  const leader = set === undefined ? undefined : cluster.machines.databases.get(keyOf(set))?.leader;
  const answer = (pod: Pod) =>
    `${pod.metadata.name} answers, ${imageOf(pod)}${role(set === undefined ? undefined : leader, pod)}`;
  return doneAs(cluster, request, {
    effect: 'look',
    stdout: request.count === 1 ? pods.map((pod) => `${answer(pod)}\n`).join('') : counted(pods.map(answer)),
    requests: { pods },
  });
}

const imageOf = (pod: Pod): string =>
  pod.spec.containers.find(({ name }) => name === mainContainer(pod))?.image ?? 'no image';

function role(leader: string | undefined, { metadata: { name } }: Pod): string {
  if (leader === undefined) return '';
  return name === leader ? '; it leads' : `; a copy, ${leader} leads`;
}

/** As `sort | uniq -c` prints it. */
function counted(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of [...lines].sort()) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => `${String(count).padStart(7)} ${line}\n`).join('');
}
