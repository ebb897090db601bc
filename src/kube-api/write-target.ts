/**
 * What a request that changes something is about: the objects of a kind, one of them, or a part of that one.
 */
import { type KindInfo, KINDS } from '../api/kinds';
import type { Draft, KubeObject } from '../api/objects';
import type { Result } from '../api/rejection';
import type { ApiResource } from '../api/resources';
import { badRequest, notFound } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import type { ResourcePath } from './resource-path';

export interface WriteTarget {
  readonly resource: ApiResource;
  readonly info: KindInfo;
  /** Of the address; empty where it has none. */
  readonly namespace: string;
  /** Empty: the collection. */
  readonly name: string;
  /** `scale`, `status`; empty: the object itself. */
  readonly subresource: string;
}

/** Undefined where nobody keeps objects: metrics, access reviews. */
export function writeTarget({
  resource,
  namespace = '',
  name = '',
  subresource = '',
}: ResourcePath): WriteTarget | undefined {
  if (resource.shows === undefined) return undefined;
  return { resource, info: KINDS[resource.shows], namespace, name, subresource };
}

/** The object of the address, where it names one and that is there. */
export const objectOf = ({ info, name, namespace }: WriteTarget, cluster: Cluster): KubeObject | undefined =>
  name === '' ? undefined : cluster.get(info.kind, name, info.namespaced ? namespace : undefined);

/** The object of the address, which must be there. */
export function liveObject({
  cluster,
  target,
}: {
  readonly cluster: Cluster;
  readonly target: WriteTarget;
}): Result<KubeObject> {
  return objectOf(target, cluster) ?? notFound(target.info.kind, target.name);
}

/** An object that names itself otherwise than its address does. Follows checkName. */
export function otherPlace({ metadata }: Draft, { info, name, namespace }: WriteTarget): Result<undefined> {
  const said = metadata.name ?? '';
  if (said === '') {
    return badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  }
  if (said !== name) return badRequest(`the name of the object (${said}) does not match the name on the URL (${name})`);
  const place = metadata.namespace ?? '';
  if (!info.namespaced || place === '' || place === namespace) return undefined;
  return badRequest(`the namespace of the object (${place}) does not match the namespace on the URL (${namespace})`);
}
