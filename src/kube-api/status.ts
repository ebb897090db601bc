/**
 * `Status`: how the API says that something failed, or that there is nothing more to say.
 * Follows apimachinery/pkg/apis/meta/v1 Status.
 */
import { type ApiResponse, json } from './request';

export interface Failure {
  /** The HTTP status. */
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The answer that says why not. */
export function statusResponse({ code, reason, message, details }: Failure): ApiResponse {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason };
  return json({ ...status, ...(details === undefined ? {} : { details }), code }, code);
}
