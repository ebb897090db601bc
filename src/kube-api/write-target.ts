/**
 * What a request that changes something is about: the objects of a kind, one of them, or a part of that one.
 */
import { type KindInfo, KINDS } from '../api/kinds';
import type { ResourcePath } from './resource-path';
import type { ApiResource } from '../api/resources';

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
