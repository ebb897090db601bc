/**
 * Posts a message to the address that came with a press of a button. The address is Slack's, whoever sent it: a signed
 * request is genuine, but a bug must not make this a way to post anywhere.
 */
import type { Log } from '../app/ports';
import type { Message } from './message';
import { plainer } from './without-images';

const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export interface ResponderOptions {
  /** Local mode: http on this machine is allowed too. */
  readonly allowLoopback: boolean;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

/** Whether a message may be posted there. Payloads are typed by hope: a list of one address reads like an address. */
export function isAllowedUrl(url: unknown, allowLoopback: boolean): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return SLACK_HOSTS.includes(hostname) && port === '';
  return allowLoopback && protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname);
}

/** What goes to such an address. */
type Response = Message & { readonly replace_original: boolean; readonly thread_ts?: string };

/** A second try that gets less milliseconds is not begun. */
const SHORTEST_TRY = 200;

/**
 * Posts a new message, or replaces the one that the address came with. Answers whether it was accepted, if need be
 * without its image.
 * @param timeout milliseconds
 */
export async function respond(
  url: string,
  message: Response,
  timeout: number,
  options: ResponderOptions,
): Promise<boolean> {
  if (!isAllowedUrl(url, options.allowLoopback)) {
    options.log.info('response-url-refused');
    return false;
  }
  const started = performance.now();
  const taken = await send(url, message, timeout, options);
  // Without an answer nobody knows whether the message is there: it would be there twice.
  const again = taken === 'refused' ? plainer(message) : undefined;
  const left = Math.floor(timeout - (performance.now() - started));
  if (again === undefined || left < SHORTEST_TRY) return taken === 'taken';
  options.log.info('posted-without-image');
  return (await send(url, again, left, options)) === 'taken';
}

/** Posts only the message as it is: what becomes of its image is the question. Answers whether it was accepted. */
export async function respondOnce(
  url: string,
  message: Response,
  timeout: number,
  options: ResponderOptions,
): Promise<boolean> {
  return isAllowedUrl(url, options.allowLoopback) && (await send(url, message, timeout, options)) === 'taken';
}

async function send(
  url: string,
  message: Response,
  timeout: number,
  { log, fetch }: ResponderOptions,
): Promise<'taken' | 'refused' | 'unanswered'> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (!answer.ok) log.info('response-url-answered', { status: answer.status });
    return answer.ok ? 'taken' : 'refused';
  } catch (error) {
    log.error('response-url-failed', error);
    return 'unanswered';
  }
}
