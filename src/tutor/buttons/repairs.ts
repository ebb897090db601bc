/**
 * What ends the trouble that a command ran into.
 */
import { findCondition } from '../../api/conditions';
import type { Deployment } from '../../api/objects';
import { mutedContainers } from '../../containers/faults/readiness';
import { isFinished } from '../../controllers/job/conditions';
import { imageOf, replicaSetsOf } from '../../diagram/owner';
import { podsOf } from '../../diagram/workload';
import { isReady, podState } from '../../diagram/pod-state';
import { button } from '../button';
import { refusalButtons, refusedPods } from '../refused-pods';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { freeing } from '../volume-wait';
import { recoverNode } from './recover-node';

/** A workload that is not as it should be, and the cluster that it is in. */
export type Trouble = Pick<Situation, 'owner' | 'isHalfWay' | 'ready' | 'wanted' | 'isOwnerGone' | 'trouble' | 'after'>;

/** The repair first, then the look of a colleague, then what else may help; empty when all is well. */
export function repairs(situation: Situation): readonly Button[] {
  const [first, ...others] = cures(situation);
  if (first === undefined || situation.owner === undefined) return [];
  return [first, button('Diagnose', `diagnose ${situation.owner.metadata.name}`), ...others];
}

/** The repair first, then what else may help; empty when all is well. */
export function cures(situation: Trouble): readonly Button[] {
  const { owner, isHalfWay, ready, wanted, isOwnerGone } = situation;
  if (owner === undefined || isOwnerGone) return [];
  const name = owner.metadata.name;
  if (isHalfWay && owner.kind === 'Deployment') {
    return [
      ...(owner.spec.paused === true ? [button('Resume', `rollout resume deployment/${name}`)] : []),
      ...(canRollBack(situation) ? [button('Roll back', `rollback ${name}`)] : []),
      isStalled(owner) || owner.spec.paused === true
        ? button('Show owners', 'show owners')
        : button('Wait 9m', 'wait 9m'),
    ];
  }
  if (owner.kind === 'DaemonSet' && wanted === 0) return labelANode(situation);
  return ready === wanted && !isHeldUp(situation) && !isHalfWay ? [] : against(situation, name);
}

function against(situation: Trouble, name: string): readonly Button[] {
  const { owner, trouble, after } = situation;
  // Waiting changes nothing of a Job that has ended.
  if (owner?.kind === 'Job' && isFinished(owner)) return [];
  const refused = refusedPods(owner, after);
  if (refused !== undefined) return refusalButtons(refused);
  const wayBack = canRollBack(situation) ? [button('Roll back', `rollback ${name}`)] : [];
  switch (trouble?.word) {
    case 'no Node yet': {
      const cordoned = after.list('Node').find((node) => node.spec.unschedulable === true)?.metadata.name;
      return [
        cordoned === undefined
          ? button('Add a Node', 'node add')
          : button(`Uncordon ${cordoned}`, `uncordon ${cordoned}`),
      ];
    }
    case 'volume wait':
      return [...ofVolumes(situation), button('Wait 1m', 'wait 1m')];
    case 'image pull':
      if (isLeftBehind(situation)) return deleteCrashing(situation);
      return wayBack.length > 0 ? wayBack : [...otherImage(situation, name), button('Wait 5m', 'wait 5m')];
    case 'crash wait':
      return [
        ...(isBuggy(situation) && wayBack.length > 0 ? wayBack : deleteCrashing(situation)),
        button('Wait 5m', 'wait 5m'),
      ];
    case 'not ready':
      return [
        ...makeReady(situation),
        ...(wayBack.length > 0 || owner?.kind === 'ReplicaSet' ? wayBack : otherImage(situation, name)),
        button('Wait 1m', 'wait 1m'),
      ];
    default:
      return [...recoverLost(situation), button('Wait 1m', 'wait 1m')];
  }
}

/** The first Pod that waits for a volume says what frees it. */
function ofVolumes({ owner, after }: Trouble): readonly Button[] {
  const pods = owner === undefined ? [] : podsOf(owner, after);
  const waiting = pods.find((pod) => podState(pod, after).word === 'volume wait');
  return waiting === undefined ? [] : freeing(waiting, after);
}

/** Some of its Pods are on a Node that has failed. */
function recoverLost({ owner, after }: Trouble): readonly Button[] {
  const pods = owner === undefined ? [] : podsOf(owner, after);
  const lost = pods.find((pod) => after.machines.nodes.get(pod.spec.nodeName ?? '')?.fault !== undefined);
  const node = lost?.spec.nodeName;
  return node === undefined ? [] : [recoverNode(node)];
}

/** A StatefulSet that cannot get smaller, because a Pod that stays is not ready. */
function isHeldUp({ owner, after, wanted }: Trouble): boolean {
  if (owner?.kind !== 'StatefulSet') return false;
  return podsOf(owner, after).filter((pod) => pod.metadata.deletionTimestamp === undefined).length > wanted;
}

/** What `unready pod` did is put right by `ready pod`. */
function makeReady({ owner, after }: Trouble): readonly Button[] {
  const pods = owner === undefined ? [] : podsOf(owner, after);
  const pod = pods.find(
    (one) => one.metadata.deletionTimestamp === undefined && mutedContainers(after, one).length > 0,
  );
  return pod === undefined ? [] : [button('Make it ready', `ready pod ${pod.metadata.name}`)];
}

/** Another template; where the rules of the channel forbid one, the way to begin again. */
export function otherImage({ owner, after }: Pick<Trouble, 'owner' | 'after'>, name: string): readonly Button[] {
  return owner?.kind === 'StatefulSet' && after.rules === 'course'
    ? [button(`Delete ${name}`, `delete statefulset ${name}`)]
    : [button('Try image v1', `update ${name} v1`)];
}

/** A StatefulSet waits for its broken Pod, although the template is another by now: only a new Pod gets it. */
export function isLeftBehind({ owner, after }: Trouble): boolean {
  if (owner?.kind !== 'StatefulSet') return false;
  const [broken] = podsOf(owner, after).filter((pod) => !isReady(pod));
  return broken !== undefined && imageOf(broken.spec) !== imageOf(owner.spec.template.spec);
}

/** A DaemonSet that no Node fits waits for a label. */
function labelANode({ owner, after }: Trouble): readonly Button[] {
  const [label] = Object.entries(owner?.spec.template.spec.nodeSelector ?? {});
  const node = after
    .list('Node')
    .find(({ metadata }) => label !== undefined && metadata.labels?.[label[0]] !== label[1]);
  if (label === undefined || node === undefined) return [button('Add a Node', 'node add')];
  const name = node.metadata.name;
  return [button(`Label ${name}`, `label node ${name} ${label.join('=')} --overwrite`)];
}

export function canRollBack({ owner, after }: Trouble): boolean {
  if (owner?.kind === 'DaemonSet') return after.controlledBy('ControllerRevision', owner.metadata.uid).length > 1;
  return owner?.kind === 'Deployment' && owner.spec.paused !== true && replicaSetsOf(owner, after).old.length > 0;
}

/** A looping crash ends with its Pod. */
function deleteCrashing({ owner, after }: Trouble): readonly Button[] {
  const pod =
    owner === undefined
      ? undefined
      : podsOf(owner, after).find((one) => !isReady(one) && !'tx.'.includes(podState(one, after).box));
  return pod === undefined ? [] : [button('Delete the Pod', `delete pod ${pod.metadata.name}`)];
}

/** After the deadline there is nothing to wait for. */
function isStalled({ status }: Deployment): boolean {
  return findCondition(status.conditions, 'Progressing')?.status === 'False';
}

/** Whether every Pod crashes: then the image is to blame, and a new Pod would crash as well. */
function isBuggy({ owner, after }: Trouble): boolean {
  return (
    owner !== undefined &&
    podsOf(owner, after).every((pod) => ['crash wait', 'failed'].includes(podState(pod, after).word))
  );
}
