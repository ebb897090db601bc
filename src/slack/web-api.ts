/**
 * Calls of Slack's Web API, for what a token is needed for. Each has a budget of time and is tried once: whoever waits
 * for it has three seconds.
 */
import type { Log } from '../app/ports';
import type { Tokens } from './tokens';

export type Method =
  | 'auth.test'
  | 'views.open'
  | 'views.publish'
  | 'views.update'
  | 'chat.postMessage'
  | 'chat.postEphemeral'
  | 'chat.update';

/** What Slack answered: fields of its own besides `ok`, or the name of an error. */
export type ApiAnswer =
  | { readonly ok: true; readonly fields: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      /** Slack's name for it, such as `not_in_channel`; `no_answer` when none came, `not_installed` without a token. */
      readonly error: string;
      /** Milliseconds for which Slack wants no further call of this method. */
      readonly retryAfter?: number;
    };

export interface WebApi {
  /** Whether there is a token for a workspace; undefined where nobody can say. Never throws. */
  mayCall(team: string): Promise<boolean | undefined>;
  /**
   * Answers what Slack answered. Never throws.
   * @param team id of the workspace that is called
   * @param timeout milliseconds
   */
  call(
    team: string,
    method: Method,
    fields: Readonly<Record<string, string | object>>,
    timeout: number,
  ): Promise<ApiAnswer>;
}

export interface WebApiOptions {
  readonly tokens: Tokens;
  /** Ends with a slash, as SLACK_API_URL does. */
  readonly url: string;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

/** Slack's words for what another call may bring, with our own for none. */
const PASSING = ['no_answer', 'ratelimited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'];

/** Whether the same call is worth another try. */
export const isPassing = (answer: ApiAnswer): boolean => !answer.ok && PASSING.includes(answer.error);

export const SLACK_API_URL = 'https://slack.com/api/';

/** Slack's words for a token that works no more; another one may. */
const ABOUT_TOKENS = ['invalid_auth', 'token_expired', 'token_revoked', 'account_inactive', 'not_authed'];

/** A second call that gets less milliseconds is not begun. */
const SHORTEST_CALL = 200;

export function createWebApi({ tokens, url, log, fetch }: WebApiOptions): WebApi {
  const send: Send = async (token, method, fields, timeout) => {
    const response = await fetch(url + method, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: formOf(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const answer = await answerOf(response);
    if (!answer.ok) log.info('slack-refused', { method, status: response.status, error: answer.error });
    return answer;
  };
  return {
    mayCall: async (team) => {
      try {
        return (await tokens.tokenOf(team)) !== undefined;
      } catch (error) {
        log.error('token-not-read', error);
        return undefined;
      }
    },
    call: async (team, method, fields, timeout) => {
      const started = performance.now();
      const left = () => Math.floor(timeout - (performance.now() - started));
      try {
        const token = await tokens.tokenOf(team);
        if (token === undefined) return { ok: false, error: 'not_installed' };
        // What a new token cost must not take the call's time: it is begun, and Slack is quick.
        const answer = await send(token, method, fields, Math.max(left(), SHORTEST_CALL));
        if (answer.ok || !ABOUT_TOKENS.includes(answer.error)) return answer;
        // Another sandbox may have renewed the token since it was read here, or somebody may have installed again.
        const another = await tokens.tokenAfter?.(team, token);
        return another === undefined || left() < SHORTEST_CALL ? answer : await send(another, method, fields, left());
      } catch (error) {
        log.error('slack-call-failed', error, { method });
        return { ok: false, error: 'no_answer' };
      }
    },
  };
}

type Send = (
  token: string,
  method: Method,
  fields: Readonly<Record<string, string | object>>,
  timeout: number,
) => Promise<ApiAnswer>;

async function answerOf(response: Response): Promise<ApiAnswer> {
  // Who calls too often may get no JSON at all.
  if (response.status === 429) return { ok: false, error: 'ratelimited', retryAfter: retryAfter(response.headers) };
  const { ok, error, ...fields } = (await response.json()) as Readonly<Record<string, unknown>>;
  return ok === true ? { ok, fields } : { ok: false, error: nameOfError(error) };
}

/** Seconds: whatever Slack wants, after so long it is asked again. */
const LONGEST_PAUSE = 300;

/** Slack counts in whole seconds. */
function retryAfter(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? '');
  return 1000 * (Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_PAUSE) : 1);
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
export function nameOfError(error: unknown): string {
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'unknown';
}
