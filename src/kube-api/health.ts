/**
 * `/livez`, `/readyz` and `/healthz`, and the list of what is served. Follows apiserver/pkg/server/healthz.
 */
import { type ApiRequest, type ApiResponse, json } from './request';
import { groupVersion, RESOURCES } from '../api/resources';

const CHECKS = ['ping', 'etcd'];
const PAGES = ['healthz', 'livez', 'readyz'];

/** Undefined where the path is none of them. */
export function health({ path, query }: ApiRequest): ApiResponse | undefined {
  const page = PAGES.find((one) => path === `/${one}`);
  if (page === undefined) return undefined;
  if (!query.has('verbose')) return text('ok');
  return text(`${CHECKS.map((check) => `[+]${check} ok\n`).join('')}${page} check passed\n`);
}

const text = (body: string): ApiResponse => ({ status: 200, contentType: 'text/plain; charset=utf-8', body });

/** `/`: every path that is served. */
export function paths(): ApiResponse {
  const named = RESOURCES.filter(({ group }) => group !== '');
  const groups = named.flatMap((resource) => [`/apis/${resource.group}`, `/apis/${groupVersion(resource)}`]);
  const others = ['/api', '/api/v1', '/apis', '/openapi/v2', '/openapi/v3', '/version'];
  return json({ paths: [...new Set([...others, ...groups, ...PAGES.map((page) => `/${page}`)])].sort() });
}
