/**
 * Calls of Slack's Web API, for what a token is needed for. Each has a budget of time and is tried once: whoever waits
 * for it has three seconds.
 */
import type { Log } from '../app/ports';

export type Method = 'views.open' | 'views.update' | 'chat.postMessage' | 'chat.postEphemeral';

export interface WebApi {
  /**
   * Answers whether Slack did it. Never throws.
   * @param timeout milliseconds
   */
  call(method: Method, fields: Readonly<Record<string, string | object>>, timeout: number): Promise<boolean>;
}

export interface WebApiOptions {
  readonly token: string;
  /** Ends with a slash, as SLACK_API_URL does. */
  readonly url: string;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

export const SLACK_API_URL = 'https://slack.com/api/';

export function createWebApi({ token, url, log, fetch }: WebApiOptions): WebApi {
  return {
    call: async (method, fields, timeout) => {
      try {
        const answer = await fetch(url + method, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
          },
          body: formOf(fields),
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        });
        const { ok, error } = (await answer.json()) as { readonly ok?: unknown; readonly error?: unknown };
        if (ok !== true) log.info('slack-refused', { method, status: answer.status, error: nameOf(error) });
        return ok === true;
      } catch (error) {
        log.error('slack-call-failed', error, { method });
        return false;
      }
    },
  };
}

/** As Slack's own SDK sends it: a form, with JSON where a field is no text. */
function formOf(fields: Readonly<Record<string, string | object>>): string {
  const texts = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(Object.fromEntries(texts) as Record<string, string>).toString();
}

/** Slack's errors are names such as `expired_trigger_id`; anything else stays out of the log. */
function nameOf(error: unknown): string {
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'unknown';
}
