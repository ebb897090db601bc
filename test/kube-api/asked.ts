/** Requests to the API of a cluster, as tests send them. */
import type { Cluster } from '../../src/cluster/cluster';
import type { ApiRequest, ApiResponse } from '../../src/kube-api/request';
import { read } from '../../src/kube-api/respond';

export const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

/** @param address a path, and its query after a question mark */
export function requestFor(cluster: Cluster, address: string, options: Partial<ApiRequest> = {}): ApiRequest {
  const [path = '', query = ''] = address.split('?');
  return {
    method: 'GET',
    path,
    query: new URLSearchParams(query),
    accept: 'application/json',
    contentType: '',
    kubectlCommand: '',
    body: new Uint8Array(),
    now: cluster.now,
    ...options,
  };
}

export const answerTo = (cluster: Cluster, address: string, options: Partial<ApiRequest> = {}): ApiResponse =>
  read(requestFor(cluster, address, options), cluster);

/** The JSON of an answer. */
export const bodyOf = ({ body }: ApiResponse): unknown => JSON.parse(body as string);

export const asked = (cluster: Cluster, address: string, options: Partial<ApiRequest> = {}): unknown =>
  bodyOf(answerTo(cluster, address, options));

interface Named {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
}

/** The names of a list's objects. */
export const namesIn = (cluster: Cluster, address: string): readonly string[] =>
  (asked(cluster, address) as Named).items.map(({ metadata }) => metadata.name);
