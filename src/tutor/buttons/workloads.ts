/**
 * What to do next with a workload that is there.
 */
import type { ReplicaSet } from '../../api/objects';
import { keyOf } from '../../cluster/cluster';
import { byName } from '../../diagram/natural';
import { imageOf, tagOf, type TopOwner } from '../../diagram/owner';
import { fractionOf, isRollingOut, podsOf } from '../../diagram/workload';
import { isReady } from '../../diagram/pod-state';
import { button, QUIZ } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { canRollBack } from './repairs';

/** Ways on, by kind and by what was done. */
export function aboutWorkload(situation: Situation, owner: TopOwner): readonly Button[] {
  switch (owner.kind) {
    case 'Deployment':
      return aboutDeployment(situation, owner.metadata.name);
    case 'StatefulSet':
      return aboutStatefulSet(situation, owner.metadata.name);
    case 'DaemonSet':
      return [button('Add a Node', 'node add'), ...firstPod(situation, 'Delete'), QUIZ];
    case 'ReplicaSet':
      return aboutReplicaSet(situation, owner);
    case 'Job':
      return [button('Show the Jobs', 'get jobs'), button('Show the Pods', 'get pods'), QUIZ];
  }
}

function aboutDeployment(situation: Situation, name: string): readonly Button[] {
  const { deed, owner, wanted } = situation;
  const other = wanted >= 4 ? 3 : 4;
  const scale = button(`Scale to ${other}`, `scale ${name} ${other}`);
  const image = owner === undefined ? '' : tagOf(imageOf(owner.spec.template.spec));
  const update =
    image === 'v2' ? button('Update to v3', `update ${name} v3`) : button('Update to v2', `update ${name} v2`);
  const crash = pods(situation).length > 0 ? [button('Crash a Pod', `crash pod ${name}`)] : [];
  const remove = pods(situation)[0]?.metadata.name;
  const deletePod = remove === undefined ? [] : [button('Delete a Pod', `delete pod ${remove}`)];
  if (situation.isHalfWay || situation.ready < wanted) return [QUIZ];
  switch (deed) {
    case 'deleted Pod':
      return [scale, ...putLoad(situation), QUIZ, update];
    case 'scaled':
      return wanted === 0 ? [scale, QUIZ] : [...putLoad(situation), scale, ...crash, update];
    case 'updated':
      return [
        ...(canRollBack(situation) && wasWell(situation) ? [button('Roll back', `rollback ${name}`)] : []),
        button('Try a bad image', `update ${name} nopull`),
        QUIZ,
      ];
    case 'rolled back':
      return [
        button('Predict: once more?', 'quiz predict rollback'),
        button('Show history', `rollout history deployment/${name}`),
        update,
      ];
    default:
      return [...crash, ...deletePod, scale];
  }
}

/** The way back leads to a template that worked. */
function wasWell({ owner, before }: Situation): boolean {
  const was = owner === undefined ? undefined : before.get('Deployment', owner.metadata.name, owner.metadata.namespace);
  if (was === undefined) return true;
  const { ready, wanted } = fractionOf(was, before);
  return ready === wanted && !isRollingOut(was, before);
}

/** Requests show what the number of Pods is good for; not offered while there are some. */
function putLoad({ owner, after }: Situation): readonly Button[] {
  if (owner === undefined || pods({ owner, after }).length === 0) return [];
  const service = after.get('Service', owner.metadata.name, owner.metadata.namespace);
  if (service === undefined || service.spec.clusterIP === 'None' || after.machines.loadOn(keyOf(service)) > 0) {
    return [];
  }
  return [button('Put load on it', `load ${service.metadata.name} 500`)];
}

function aboutStatefulSet(situation: Situation, name: string): readonly Button[] {
  const { wanted, deed } = situation;
  if (situation.ready < wanted) return [QUIZ];
  const other = wanted >= 3 ? 2 : 3;
  const some = [...pods(situation)].sort((a, b) => byName(a.metadata.name, b.metadata.name));
  const middle = some[Math.min(1, some.length - 1)]?.metadata.name;
  const [first] = some;
  const remove = middle === undefined ? [] : [button(`Delete ${middle}`, `delete pod ${middle}`)];
  const crash = first === undefined ? [] : [button(`Crash ${first.metadata.name}`, `crash pod ${first.metadata.name}`)];
  const scale = button(`Scale to ${other}`, `scale ${name} ${other}`);
  return deed === 'deleted Pod'
    ? [scale, ...crash, QUIZ]
    : deed === 'scaled'
      ? [scale, ...remove, QUIZ]
      : [...remove, ...crash, scale];
}

/** A template for new Pods only shows when there is a new Pod; a Deployment replaces the old ones. */
function aboutReplicaSet(situation: Situation, owner: ReplicaSet): readonly Button[] {
  const { name, namespace } = owner.metadata;
  const other = owner.spec.replicas >= 4 ? 3 : 4;
  const scale = button(`Scale to ${other}`, `scale rs/${name} ${other}`);
  const isFree = situation.after.get('Deployment', name, namespace) === undefined;
  const deployment =
    situation.deed === 'updated' && isFree
      ? [
          button(
            'Make a Deployment',
            `deploy ${name} ${owner.spec.replicas} --image ${imageOf(owner.spec.template.spec)}`,
          ),
        ]
      : [];
  return [...deployment, ...firstPod(situation, 'Delete'), scale, QUIZ];
}

function firstPod(situation: Situation, verb: string): readonly Button[] {
  const [pod] = pods(situation);
  return pod === undefined ? [] : [button(`${verb} a Pod`, `${verb.toLowerCase()} pod ${pod.metadata.name}`)];
}

function pods({ owner, after }: Pick<Situation, 'owner' | 'after'>): ReturnType<typeof podsOf> {
  return owner === undefined
    ? []
    : podsOf(owner, after).filter((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
}
