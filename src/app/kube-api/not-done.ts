/**
 * What a program is told whose request was not carried out, although the API has nothing against it.
 */
import type { ApiResponse } from '../../kube-api/request';
import { statusResponse } from '../../kube-api/status';
import type { CarriedOut } from '../handle-command';

/** Seconds after which others may have finished. */
const SOON = 1;

export function notDone({ reply, outcome }: CarriedOut): ApiResponse {
  if (outcome === 'busy') return tryAgain('Others changed the cluster at the same moment.', SOON);
  const message = reply.refusal ?? reply.headline;
  if (reply.wait !== undefined) return tryAgain(message, Math.ceil(reply.wait / 1000));
  return statusResponse({ code: 403, reason: 'Forbidden', message });
}

/** kubectl waits so long and asks again by itself. */
function tryAgain(message: string, seconds: number): ApiResponse {
  const details = { retryAfterSeconds: seconds };
  const response = statusResponse({ code: 429, reason: 'TooManyRequests', message, details });
  return { ...response, headers: { 'Retry-After': String(seconds) } };
}
