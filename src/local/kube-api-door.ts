/**
 * Who may pass to the Kubernetes API of this machine, and to which channel's: asked before anything else of a request
 * counts.
 */
import type { IncomingMessage } from 'node:http';
import type { ApiResponse } from '../kube-api/request';
import { statusResponse } from '../kube-api/status';
import { openToken, type Pass } from './kube-api-tokens';
import { isForThisMachine } from './own-page';

/** A request that may go on, and its address below the channel's cluster. */
export interface Admitted extends Pass {
  readonly path: string;
  readonly query: URLSearchParams;
}

const PATH = /^\/clusters\/([A-Za-z0-9]{1,32})\/([A-Za-z0-9]{1,32})(\/.*)?$/;
const BEARER = /^Bearer +(\S+)$/i;

/** The same whatever is wrong with the token, and whether there is such a channel or not. */
const UNAUTHORIZED: ApiResponse = statusResponse({
  code: 401,
  reason: 'Unauthorized',
  message: 'Unauthorized',
});

/** A page of somebody else, or a name that leads here: it gets nothing to read. */
const NOT_FOR_PAGES: ApiResponse = { status: 404, contentType: 'text/plain', body: '' };

/** @param now wall-clock milliseconds */
export function admit(request: IncomingMessage, key: Buffer, now: number): Admitted | ApiResponse {
  const { headers, url = '' } = request;
  if (!isForThisMachine(headers)) return NOT_FOR_PAGES;
  const [, token = ''] = BEARER.exec(headers.authorization ?? '') ?? [];
  const pass = openToken(token, key, now);
  // Whatever the token is, what it is for is looked at the same way.
  const asked = URL.canParse(url, 'https://localhost') ? new URL(url, 'https://localhost') : undefined;
  const [, team, channel, path = '/'] = PATH.exec(asked?.pathname ?? '') ?? [];
  if (pass === undefined || asked === undefined || pass.id.team !== team || pass.id.channel !== channel) {
    return UNAUTHORIZED;
  }
  return { ...pass, path, query: asked.searchParams };
}

export const isAdmitted = (answer: Admitted | ApiResponse): answer is Admitted => 'person' in answer;
