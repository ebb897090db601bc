/**
 * Creating a Pod for a controller: the server may refuse it, and what was made is recorded.
 */
import type { Pod, PodMaker } from '../api/objects';
import type { Rejection, Result } from '../api/rejection';
import { forbidden, notFound } from '../api/status';
import type { Cluster, NewObject } from '../cluster/cluster';
import { chargeQuotas } from '../cluster/quota';
import type { Step } from '../cluster/step';

/** Who makes the Pod and why, for the record. */
export interface Making extends Pick<Step, 'because' | 'detail'> {
  readonly actor: PodMaker['kind'];
}

/** Creates a Pod, unless the server refuses it: then the rejection's message is the bare text of the server's error. */
export function createPod(cluster: Cluster, pod: NewObject<Pod>, making: Making): Result<Pod> {
  const refused = refusal(cluster, pod) ?? chargeQuotas(cluster, pod);
  if (refused !== undefined) {
    return { ...refused, message: refused.message.replace(/^Error from server \(\w+\): /, '') };
  }
  const { name = '', namespace } = pod.metadata;
  cluster.record({ verb: 'made-pod', object: { kind: 'Pod', name, namespace }, ...making });
  return cluster.create('Pod', pod);
}

/** Why Pods were refused, without the name that was made up for this one. */
export function reasonIn(message: string): string {
  return message.replace(/pods "[^"]*" is/, 'is');
}

/** Follows plugin/pkg/admission/namespace/lifecycle. */
function refusal(cluster: Cluster, pod: NewObject<Pod>): Rejection | undefined {
  const { name = '', generateName, namespace = '' } = pod.metadata;
  const home = cluster.get('Namespace', namespace);
  if (home === undefined) return notFound('Namespace', namespace);
  if (home.metadata.deletionTimestamp === undefined) return undefined;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  return forbidden('Pod', generateName ?? name, why);
}
