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

/** Nothing is served at a path. */
export const NOT_SERVED: Failure = {
  code: 404,
  reason: 'NotFound',
  message: 'the server could not find the requested resource',
  details: {},
};

/** What is served at a path cannot be asked for in this way. */
export const NOT_ALLOWED: Failure = {
  code: 405,
  reason: 'MethodNotAllowed',
  message: 'the server does not allow this method on the requested resource',
  details: {},
};

export const unknownPath = (): ApiResponse => statusResponse(NOT_SERVED);
export const methodNotAllowed = (): ApiResponse => statusResponse(NOT_ALLOWED);

/** The request itself makes no sense. */
export const badRequest = (message: string): ApiResponse =>
  statusResponse({ code: 400, reason: 'BadRequest', message });

/** A version that was asked for is no longer kept. */
export const expired = (message: string): ApiResponse => statusResponse({ code: 410, reason: 'Expired', message });

/** The sender cannot read anything that could be said. */
export const notAcceptable = (): ApiResponse =>
  statusResponse({
    code: 406,
    reason: 'NotAcceptable',
    message: 'only the following media types are accepted: application/json, application/yaml',
  });

/** `deployments.apps "web" not found`, with what programs need to know of it. */
export function resourceNotFound(
  { plural, group }: { readonly plural: string; readonly group: string },
  name: string,
): ApiResponse {
  const what = group === '' ? plural : `${plural}.${group}`;
  return statusResponse({
    code: 404,
    reason: 'NotFound',
    message: `${what} "${name}" not found`,
    details: { name, ...(group !== '' && { group }), kind: plural },
  });
}
