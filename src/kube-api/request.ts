/**
 * Requests to the Kubernetes API of a channel's cluster, and what is answered: HTTP without a connection.
 */
import type { Ref } from '../api/objects';

export interface ApiRequest {
  /** Upper case. */
  readonly method: string;
  /** Below the address of the cluster, as it was sent: `/apis/apps/v1/namespaces/default/deployments`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The headers that matter; empty where they were not sent. */
  readonly accept: string;
  readonly contentType: string;
  /** `kubectl scale`: what kubectl says it was called with. */
  readonly kubectlCommand: string;
  readonly body: Uint8Array;
  /** Who asks, as the cluster calls them; whoever serves the request knows. */
  readonly user?: string;
  /** Wall-clock milliseconds: ages are counted to it. */
  readonly now: number;
}

export interface ApiResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** kubectl prints each as `Warning: …`. */
  readonly warnings?: readonly string[];
  /** Besides the type of the body. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request changed. */
export interface Written {
  readonly response: ApiResponse;
  /** What was changed, most important first; empty where nothing was (dry run, nothing to do). */
  readonly about: readonly Ref[];
  /** The command of kubectl that does the same, for the channel's history: `scale deployment/web --replicas=5`. */
  readonly line: string;
}

export const JSON_TYPE = 'application/json';

/** An answer in JSON. */
export const json = (value: unknown, status = 200, contentType = JSON_TYPE): ApiResponse => ({
  status,
  contentType,
  body: JSON.stringify(value),
});
