/**
 * Objects as `kubectl describe` prints them: one entry for every kind. Follows kubectl/pkg/describe/describe.go.
 */
import type { Kind, Kinds, KubeObject } from '../../api/objects';
import { writeDeployment } from './deployment';
import type { Describer, DescribeView } from './describer';
import { writePod } from './pod';
import { writeReplicaSet } from './replica-set';
import { Sheet } from './sheet';

/** How each kind is written down. */
const DESCRIBERS: { readonly [K in Kind]?: Describer<Kinds[K]> } = {
  Deployment: writeDeployment,
  Pod: writePod,
  ReplicaSet: writeReplicaSet,
};

/** The description of an object, with its columns aligned; ends with a line break. */
export function describeObject(object: KubeObject, view: DescribeView): string {
  const sheet = new Sheet();
  const write = DESCRIBERS[object.kind] as Describer<KubeObject> | undefined;
  write?.(object, sheet, view);
  return sheet.toString();
}
