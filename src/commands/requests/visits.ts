/**
 * `curl NAME /visit`: visitors that the app counts in a file. Several that come at once go to the Pods in turn.
 */
import { refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import { beginVisits } from '../../containers/visits';
import type { Done } from '../verb';
import { answeringPods, doneAs, type Request } from './request';

export function sendVisits(request: Request, cluster: Cluster): Result<Done> {
  const { service, count, path } = request;
  const able = answeringPods(cluster, request);
  if (isRejected(able)) return able;
  const refused = beginVisits(cluster.fork(), able, count);
  if (refused !== undefined) return refused;
  cluster.beginWork(undefined);
  cluster.record({ actor: 'you', verb: 'asked-app', object: refOf(service), detail: { path, count } });
  beginVisits(cluster, able, count);
  const pods = Array.from({ length: count }, (_, visit) => able[visit % able.length]!);
  return doneAs(cluster, request, {
    stdout: pods.map((pod) => `${pod.metadata.name} counts you\n`).join(''),
    requests: { pods },
  });
}
