/**
 * Ways on after an app was deployed that keeps something: on volumes of its Pods, on one volume for all, in a database.
 */
import type { Deployment, StatefulSet } from '../../api/objects';
import { leaderOf, replicatedBehind } from '../../containers/database-request';
import { backendOf } from '../../containers/requests';
import { claimNames } from '../../containers/volumes/claims';
import { byName } from '../../diagram/natural';
import { podsOf } from '../../diagram/workload';
import { isReady } from '../../diagram/pod-state';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';

/** Empty where there is nothing special about the app. */
export function deployedAppButtons(situation: Situation): readonly Button[] {
  const { deed, owner, ready, wanted } = situation;
  if (deed !== 'deployed' || ready !== wanted || ready === 0) return [];
  if (owner?.kind === 'StatefulSet') return withOwnVolumes(owner, situation);
  return owner?.kind === 'Deployment' ? withSharedData(owner, situation) : [];
}

function withOwnVolumes(owner: StatefulSet, { after }: Situation): readonly Button[] {
  const pods = podsOf(owner, after)
    .filter((pod) => isReady(pod) && claimNames(pod).length > 0)
    .map(({ metadata }) => metadata.name)
    .sort(byName);
  const [first] = pods;
  const second = pods[1] ?? first;
  if (first === undefined || second === undefined) return [];
  const path = owner.spec.template.spec.containers[0]?.volumeMounts?.[0]?.mountPath;
  const write = path === undefined ? [] : [button(`Write into ${second}`, `write ${second} ${path}/x hello`)];
  return [...write, button(`Delete ${second}`, `delete pod ${second}`), button(`Crash ${first}`, `crash pod ${first}`)];
}

function withSharedData(owner: Deployment, situation: Situation): readonly Button[] {
  const { after } = situation;
  const { name, namespace } = owner.metadata;
  if (after.get('Service', name, namespace)?.spec.clusterIP === undefined) return [];
  const [pod, ...others] = podsOf(owner, after).filter(isReady);
  if (pod === undefined) return [];
  if (claimNames(pod).length > 0 && others.length > 0) {
    const isFree = after.get('StatefulSet', 'db', namespace) === undefined;
    return [
      button('Let two Pods write', `curl ${name} /visit -n 2`),
      ...(isFree ? [button('Use a StatefulSet', 'deploy db 3 statefulset')] : []),
    ];
  }
  const backend = backendOf(pod.spec);
  const service = backend === undefined ? undefined : after.get('Service', backend, namespace);
  const set = service === undefined ? undefined : replicatedBehind(after, service);
  if (set === undefined || leaderOf(after, set) === undefined) return [];
  return [button('Send it a row', `curl ${name} /add hello`), button('Crash a Pod', `crash pod ${name}`)];
}
