/**
 * The command that makes a workload once more, after it was deleted.
 */
import { backendOf } from '../../containers/requests';
import { imageOf, type TopOwner } from '../../diagram/owner';
import { button } from '../button';
import type { Button } from '../reply';

/** Empty for a ReplicaSet and a Job: they are not deployed. */
export function deployAgain(owner: TopOwner): readonly Button[] {
  const { kind, metadata, spec } = owner;
  if (kind === 'ReplicaSet' || kind === 'Job') return [];
  const { name } = metadata;
  const image = imageOf(spec.template.spec);
  const words = [
    `deploy ${name}`,
    ...(kind === 'DaemonSet' || spec.replicas === 0 ? [] : [String(spec.replicas)]),
    ...(kind === 'Deployment' ? [] : [kind.toLowerCase()]),
    ...partsOf(owner),
    ...(image === `${name}:v1` ? [] : [`--image ${image}`]),
  ];
  return [button('Deploy it again', words.join(' '))];
}

/** Volume, second container and backend, as `deploy` takes them. */
function partsOf({ kind, spec }: TopOwner): readonly string[] {
  const { containers, volumes = [] } = spec.template.spec;
  const isShared = volumes.some((volume) => volume.persistentVolumeClaim !== undefined);
  const isWithout = kind === 'StatefulSet' && (spec.volumeClaimTemplates ?? []).length === 0;
  const second = containers[1]?.image;
  const backend = backendOf(spec.template.spec);
  return [
    ...(isShared ? ['volume'] : isWithout ? ['without volume'] : []),
    ...(second === undefined ? [] : [`with ${second.replace(/:v1$/, '')}`]),
    ...(backend === undefined ? [] : [`to ${backend}`]),
  ];
}
