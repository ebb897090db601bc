/**
 * Answers a request that only reads. Follows apiserver/pkg/server and apiserver/pkg/endpoints.
 */
import type { Cluster } from '../cluster/cluster';
import { discovery } from './discovery';
import { health, paths } from './health';
import { openApi } from './openapi';
import { readResource } from './read-resource';
import { type ApiRequest, type ApiResponse, json } from './request';
import { resourceAt } from './resource-path';
import { methodNotAllowed, unknownPath } from './status';
import { VERSION_INFO } from '../api/version';

/**
 * @param cluster with its times as they are served (see shifted.ts)
 */
export function read(request: ApiRequest, cluster: Cluster): ApiResponse {
  const about = resourceAt(request.path);
  if (about !== undefined) return isRead(request) ? readResource(request, about, cluster) : methodNotAllowed();
  const page = pageAt(request);
  if (page === undefined) return unknownPath();
  return isRead(request) ? page : methodNotAllowed();
}

const isRead = ({ method }: ApiRequest): boolean => method === 'GET' || method === 'HEAD';

/** What is served beside resources. */
function pageAt(request: ApiRequest): ApiResponse | undefined {
  if (request.path === '/version') return json(VERSION_INFO);
  if (request.path === '/') return paths();
  return discovery(request) ?? openApi(request) ?? health(request);
}
