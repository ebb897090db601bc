/** Requests that change a cluster, as tests send them. */
import type { Cluster } from '../../src/cluster/cluster';
import type { ApiRequest, Written } from '../../src/kube-api/request';
import { write } from '../../src/kube-api/write';
import { Practice } from '../commands/practice';
import { requestFor } from './asked';

export interface Sent extends Written {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** @param body a value becomes JSON, a text stays as it is */
export function sent(
  cluster: Cluster,
  method: string,
  address: string,
  body?: unknown,
  options: Partial<ApiRequest> & { readonly by?: number } = {},
): Sent {
  const bytes = body instanceof Uint8Array ? body : encoded(body);
  const contentType = CONTENT_TYPES[method] ?? 'application/json';
  const written = write(
    requestFor(cluster, address, { method, contentType, body: bytes, ...options }),
    cluster,
    options.by,
  );
  const { response } = written;
  return { ...written, status: response.status, body: JSON.parse(response.body as string) as Sent['body'] };
}

const CONTENT_TYPES: Readonly<Record<string, string>> = { PATCH: 'application/strategic-merge-patch+json' };

function encoded(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array();
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
export const PODS = '/api/v1/namespaces/default/pods';

/** A Deployment as people send it. */
export const deployment = (name: string, spec: object = {}): Readonly<Record<string, unknown>> => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'app', image: 'web:v1' }] } },
    ...spec,
  },
});

export function clusterWith(...commands: readonly string[]): Cluster {
  const practice = new Practice();
  for (const command of commands) practice.done(command);
  return practice.cluster;
}

/** What *you* did. */
export const stepsOf = (cluster: Cluster) =>
  cluster.steps.filter(({ actor }) => actor === 'you').map(({ verb, object, detail }) => [verb, object.name, detail]);
