/**
 * `scale`: how many Pods a workload is to have and has, in the one form that all of them share.
 * Follows pkg/registry/apps/deployment/storage (scaleFromDeployment and its like).
 */
import type { Deployment, KubeObject, ReplicaSet, StatefulSet } from '../api/objects';
import { formatSelector } from '../api/selectors';
import type { Column } from '../printers/column';
import { AGE, NAME } from '../printers/column';
import type { Shown } from './views';

export type Scalable = Deployment | ReplicaSet | StatefulSet;

export interface Scale extends Shown {
  readonly spec: { readonly replicas: number };
  readonly status: { readonly replicas: number; readonly selector: string };
}

export const isScalable = (object: KubeObject): object is Scalable =>
  object.kind === 'Deployment' || object.kind === 'ReplicaSet' || object.kind === 'StatefulSet';

/** How many Pods are wanted; none of what has no such number. */
export const replicasOf = (object: KubeObject | undefined): number =>
  object !== undefined && isScalable(object) ? object.spec.replicas : 0;

export function scaleOf({ metadata, spec, status }: Scalable): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec.replicas },
    status: { replicas: status.replicas ?? 0, selector: formatSelector(spec.selector) },
  };
}

export const SCALE_COLUMNS: readonly Column<Scalable>[] = [
  NAME,
  { name: 'DESIRED', cell: ({ spec }) => spec.replicas },
  { name: 'AVAILABLE', cell: ({ status }) => status.replicas ?? 0 },
  AGE,
];
