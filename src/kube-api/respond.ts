/**
 * Answers a request that only reads. Follows apiserver/pkg/server.
 */
import type { Cluster } from '../cluster/cluster';
import { type ApiRequest, type ApiResponse, json } from './request';
import { statusResponse } from './status';
import { VERSION_INFO } from './version';

/**
 * @param cluster with its times as they are served (see shifted.ts)
 */
export function read(request: ApiRequest, _cluster: Cluster): ApiResponse {
  if (request.path === '/version') return json(VERSION_INFO);
  return statusResponse({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' });
}
