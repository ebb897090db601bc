/**
 * Whether a request may reach what is for the person at this machine. A browser here also shows pages of others, and
 * lets them send requests to this machine.
 */
import type { IncomingHttpHeaders } from 'node:http';

type Headers = Pick<IncomingHttpHeaders, 'host' | 'origin' | 'sec-fetch-site' | 'sec-fetch-mode'>;

/** Whether it was sent to this machine by the page of the playground, by a link that was followed, or by a program. */
export function isForThisMachine(headers: Headers): boolean {
  return isLoopback(headers.host) && !isOfForeignPage(headers);
}

/** Without this, a web page could reach the playground under a name of its own that points to this machine. */
function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host ?? '');
}

/** Browsers say where a request comes from; programs do not. Another port of this machine is somebody else's page. */
function isOfForeignPage(headers: Headers): boolean {
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (origin !== undefined) return origin !== `http://${host}`;
  return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';
}
