/**
 * How objects are told apart and tied together.
 */
import type { Kind, KubeObject, OwnerReference, Ref } from '../api/objects';

/** An object's key in its kind: `namespace/name`, or `name` for cluster-scoped kinds. */
export function keyOf(object: { metadata: { name: string; namespace?: string } }): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The entry of an object's ownerReferences that names its controller, or undefined. */
export function controllerReference({ metadata: { ownerReferences } }: KubeObject): OwnerReference | undefined {
  if (ownerReferences === undefined) return undefined;
  for (const owner of ownerReferences) if (owner.controller === true) return owner;
  return undefined;
}

/** The owner that controls an object, as a reference, or undefined. */
export function controllerOf(object: KubeObject): Ref | undefined {
  const owner = controllerReference(object);
  if (owner === undefined) return undefined;
  const ref: Ref = { kind: owner.kind as Kind, name: owner.name };
  return object.metadata.namespace === undefined ? ref : { ...ref, namespace: object.metadata.namespace };
}
