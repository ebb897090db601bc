/**
 * Creating a Pod for a controller: the server may refuse it, and what was made is recorded.
 */
import type { Pod, PodMaker } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { forbidden, invalid, notFound, serverText } from '../../api/status';
import { validateNew } from '../../api/validate';
import { beyondLimit } from '../../cluster/admission/channel-limit';
import { outsideLimits, withLimitDefaults } from '../../cluster/admission/limit-ranges';
import { withPriority } from '../../cluster/admission/priorities';
import { chargeQuotas } from '../../cluster/admission/quota';
import type { Cluster, NewObject } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';

/** Who makes the Pod and why, for the record. */
export interface Making extends Pick<Step, 'because' | 'detail'> {
  readonly actor: PodMaker['kind'];
}

/** Creates a Pod, unless the server refuses it: then the rejection's message is the bare text of the server's error. */
export function createPod(cluster: Cluster, pod: NewObject<Pod>, making: Making): Result<Pod> {
  const admitted = admit(cluster, pod);
  if (isRejected(admitted)) {
    return { ...admitted, message: serverText(admitted) };
  }
  const { name = '', namespace } = pod.metadata;
  cluster.record({ verb: 'made-pod', object: { kind: 'Pod', name, namespace }, ...making });
  return cluster.create('Pod', admitted);
}

/** What the server does with a new Pod, in its order. */
function admit(cluster: Cluster, pod: NewObject<Pod>): Result<NewObject<Pod>> {
  const admitted = refusal(cluster, pod) ?? withPriority(cluster, withLimitDefaults(cluster, pod));
  if (isRejected(admitted)) return admitted;
  const isLimited = admitted.metadata.annotations !== pod.metadata.annotations;
  const denied = (isLimited ? contradiction(admitted) : undefined) ?? outsideLimits(cluster, admitted);
  return denied ?? beyondLimit(cluster, { ...admitted, kind: 'Pod' }) ?? chargeQuotas(cluster, admitted) ?? admitted;
}

/** Templates are checked when they come in; the limit that a LimitRange adds may be less than what they request. */
function contradiction(pod: NewObject<Pod>): Rejection | undefined {
  const causes = validateNew(pod);
  return causes.length === 0 ? undefined : invalid('Pod', pod.metadata.name ?? '', causes);
}

/** Why Pods were refused, without the name that was made up for this one. */
export function reasonIn(message: string): string {
  return message.replace(/pods "[^"]*" is/, 'is');
}

/** Whether everything in a Namespace is on its way out: controllers do not even report that nothing can be made there. */
export function isNamespaceGone(cluster: Cluster, namespace: string | undefined): boolean {
  return cluster.get('Namespace', namespace ?? '')?.metadata.deletionTimestamp !== undefined;
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
