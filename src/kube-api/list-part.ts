/**
 * One part of a list, and where the next begins.
 * Follows apiserver/pkg/endpoints/handlers/get.go and apiserver/pkg/storage/etcd3/store.go (GetList).
 */
import type { KubeObject } from '../api/objects';
import { isRejected } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { collection, isPicked, keyOf, pickedBy } from './list';
import { continueToken, readListOptions } from './list-options';
import type { ApiRequest, ApiResponse } from './request';
import type { ResourcePath } from './resource-path';
import { expired } from './status';
import { refused } from './write-failure';

export interface Part {
  readonly objects: readonly KubeObject[];
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

/** What a list request is answered with, or that the version it goes on with is no longer there. */
export function listPart(request: ApiRequest, about: ResourcePath, cluster: Cluster): Part | ApiResponse {
  const picked = pickedBy(request, about);
  if (isRejected(picked)) return refused(picked);
  const options = readListOptions(request);
  if (isRejected(options)) return refused(options);
  const { limit, from, exactly } = options;
  const version = cluster.snapshot().resourceVersion;
  if (from !== undefined && from.version !== version) return expired(CONTINUED_TOO_LATE);
  if (exactly !== undefined && exactly !== version) return expired(NO_LONGER_THERE);
  const found = collection(cluster, about).filter((object) => isPicked(object, picked));
  const rest = from === undefined ? found : found.filter((object) => keyOf(object) > from.key);
  const resourceVersion = `${version}`;
  if (limit === 0 || rest.length <= limit) return { objects: rest, metadata: { resourceVersion } };
  const objects = rest.slice(0, limit);
  const next = continueToken({ version, key: keyOf(objects.at(-1)!) });
  // With selectors the store does not know how many of the rest will be picked.
  const isCounted = request.query.get('labelSelector') === null && request.query.get('fieldSelector') === null;
  const remaining = isCounted ? { remainingItemCount: rest.length - limit } : {};
  return { objects, metadata: { resourceVersion, continue: next, ...remaining } };
}

const NO_LONGER_THERE = 'The resourceVersion for the provided list is too old.';
const CONTINUED_TOO_LATE =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without ' +
  'the continue parameter.';
