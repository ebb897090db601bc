/**
 * Posts a message to the address that came with a press of a button. The address is Slack's, whoever sent it: a signed
 * request is genuine, but a bug must not make this a way to post anywhere.
 */
import type { Log } from '../app/ports';
import type { Message } from './message';

const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

export interface ResponderOptions {
  /** Local mode: http on this machine is allowed too. */
  readonly allowLoopback: boolean;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

/** Whether a message may be posted there. */
export function isAllowedUrl(url: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return SLACK_HOSTS.includes(hostname) && port === '';
  return allowLoopback && protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname);
}

/**
 * Posts a new message, or replaces the one that the address came with. Answers whether it was accepted.
 * @param timeout milliseconds
 */
export async function respond(
  url: string,
  message: Message & { readonly replace_original: boolean },
  timeout: number,
  { allowLoopback, log, fetch }: ResponderOptions,
): Promise<boolean> {
  if (!isAllowedUrl(url, allowLoopback)) {
    log.info('response-url-refused');
    return false;
  }
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (!answer.ok) log.info('response-url-answered', { status: answer.status });
    return answer.ok;
  } catch (error) {
    log.error('response-url-failed', error);
    return false;
  }
}
