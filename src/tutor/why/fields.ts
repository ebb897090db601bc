/**
 * Why a step was done, with the field that decided and its value: `spec.replicas is 4, 3 there`.
 */
import type { Deployment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { fewestAvailable, mostPods } from '../../controllers/deployment/fenceposts';
import { duration } from '../../diagram/duration';
import { plainly } from '../story/reasons';

/** Words that can follow "because"; undefined where no reason is worth a line. */
export function reasonOf(step: Step, cluster: Cluster): string | undefined {
  const { because, verb } = step;
  if (because === undefined || verb === 'became-ready' || verb === 'container-ended') return undefined;
  return fieldOf(step, because, cluster) ?? plainly(because);
}

const COUNTING = new Set(['ReplicaSet', 'StatefulSet', 'Deployment']);
const WANTED = /^(\d+) (?:is|are) wanted/;
/** The phrase of the step says so, too. */
const GOES_FIRST = /, and the highest number goes first$/;

function fieldOf(step: Step, because: string, cluster: Cluster): string | undefined {
  const { actor, verb, detail } = step;
  if (COUNTING.has(actor) && WANTED.test(because)) {
    return because.replace(WANTED, 'spec.replicas is $1').replace(GOES_FIRST, '');
  }
  switch (verb) {
    case 'deleted-pod':
      return ofDeletion(step, because);
    case 'scaled-replica-set':
      return ofRollout(because, deploymentOf(step, cluster));
    case 'stalled':
      return `progressDeadlineSeconds is ${String(detail?.seconds ?? '')}`;
    case 'marked-not-ready':
      return because === 'its kubelet has stopped reporting'
        ? `nothing was heard of its kubelet for ${duration(cluster.timing.nodeGrace)}`
        : undefined;
    case 'waits-to-restart':
      return `restartPolicy is ${restartPolicyOf(step, cluster)}, but ${because}`;
    default:
      return undefined;
  }
}

function restartPolicyOf({ object }: Step, cluster: Cluster): string {
  return cluster.get('Pod', object.name, object.namespace)?.spec.restartPolicy ?? 'not known any more';
}

/** The number decided that one goes; the rest says which. */
function ofDeletion({ actor, detail }: Step, because: string): string | undefined {
  const { wanted, there } = detail ?? {};
  if (!COUNTING.has(actor) || wanted === undefined || there === undefined) return undefined;
  return `spec.replicas is ${wanted}, ${there} there; ${plainly(because)}`;
}

/** The field is named where it still gives the number that the step was done for. */
function ofRollout(because: string, deployment: Deployment | undefined): string | undefined {
  const { maxSurge, maxUnavailable } = deployment?.spec.strategy.rollingUpdate ?? {};
  const most = /^at most (\d+) Pods may exist/.exec(because)?.[1];
  if (deployment !== undefined && maxSurge !== undefined && most === String(mostPods(deployment))) {
    return `${because} (maxSurge ${maxSurge})`;
  }
  const fewest = /(?<!\d)(\d+) are enough$/.exec(because)?.[1];
  if (deployment !== undefined && maxUnavailable !== undefined && fewest === String(fewestAvailable(deployment))) {
    return `${because} (maxUnavailable ${maxUnavailable})`;
  }
  return undefined;
}

function deploymentOf({ object, detail }: Step, cluster: Cluster): Deployment | undefined {
  const name = object.kind === 'Deployment' ? object.name : String(detail?.by ?? detail?.deployment ?? '');
  const found = cluster.get('Deployment', name, object.namespace);
  if (found !== undefined) return found;
  const set = cluster.resolve(object);
  const owner = set?.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner === undefined ? undefined : cluster.get('Deployment', owner.name, object.namespace);
}
