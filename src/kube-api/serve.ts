/**
 * Any request to the API of a cluster: a look is answered from the cluster as it is served, a change is made on the
 * cluster itself.
 */
import type { Cluster } from '../cluster/cluster';
import { read } from './respond';
import type { ApiRequest, Written } from './request';
import { shifted } from './shifted';
import { write } from './write';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Whether a request asks for nothing to be changed. */
export const isLook = ({ method }: Pick<ApiRequest, 'method'>): boolean => READING.has(method);

/**
 * Carries a request out. The controllers are not run: whoever keeps the cluster does that after a change.
 *
 * @param by milliseconds, whole seconds: how much later times are served than the cluster has them
 */
export function serve(request: ApiRequest, cluster: Cluster, by: number): Written {
  if (isLook(request)) return { response: read(request, shifted(cluster, by)), about: [], line: '' };
  return write(request, cluster, by);
}
