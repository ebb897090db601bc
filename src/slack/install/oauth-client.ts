/**
 * `oauth.v2.access`: what Slack gives for the code that a browser came back with, and for a refresh token. Client id and
 * secret travel as HTTP basic authentication; nothing of what is exchanged is ever logged.
 */
import {
  type Grant,
  type Granted,
  type Grants,
  INCOMPLETE,
  NO_ANSWER,
  WHOLE_ORGANISATION,
} from '../../app/installations/grants';
import type { Log } from '../../app/ports';
import type { Client } from '../configuration';
import { type Fields, fieldsOf } from '../payload';
import { nameOfError } from '../web-api';

export interface OAuthClientOptions {
  readonly client: Client;
  /** Of the Web API; ends with a slash. */
  readonly url: string;
  readonly log: Log;
  readonly fetch: typeof fetch;
}

/** Milliseconds that an exchange may take. */
const TIMEOUT = 2_500;
/** No client secret is known: its parameter is missing. */
const NO_SECRET = 'no_client_secret';

export function oauthClient({ client, url, log, fetch }: OAuthClientOptions): Grants {
  const access = async (fields: Readonly<Record<string, string>>): Promise<Granted> => {
    try {
      const secret = await client.secret();
      if (secret === undefined) return { ok: false, error: NO_SECRET };
      const response = await fetch(`${url}oauth.v2.access`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}`,
          'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
        },
        body: new URLSearchParams(fields).toString(),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (response.status === 429) return { ok: false, error: 'ratelimited' };
      return grantedBy(fieldsOf(await response.json()));
    } catch (error) {
      log.error('oauth-failed', error);
      return { ok: false, error: NO_ANSWER };
    }
  };
  return {
    exchange: (code, redirectUri) => access({ code, redirect_uri: redirectUri }),
    refresh: (refreshToken) => access({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
}

/** Ids of Slack's, and what a bot's token looks like. */
const ID = /^[A-Z0-9]{2,32}$/;
const BOT_TOKEN = /^(xoxe\.)?xoxb-[\x21-\x7e]{1,2000}$/;
const REFRESH_TOKEN = /^xoxe-[\x21-\x7e]{1,2000}$/;

function grantedBy(answer: Fields): Granted {
  if (answer.ok !== true) return { ok: false, error: nameOfError(answer.error) };
  if (answer.is_enterprise_install === true) return { ok: false, error: WHOLE_ORGANISATION };
  const grant = grantIn(answer);
  return grant === undefined ? { ok: false, error: INCOMPLETE } : { ok: true, grant };
}

function grantIn(answer: Fields): Grant | undefined {
  const { id: team, name: teamName } = fieldsOf(answer.team);
  const { id: by } = fieldsOf(answer.authed_user);
  const { app_id: app, bot_user_id: botUser, access_token: token, token_type: type, scope } = answer;
  if (!matches(app, ID) || !matches(team, ID) || !matches(botUser, ID)) return undefined;
  if (!matches(token, BOT_TOKEN) || type !== 'bot') return undefined;
  const rotation = rotationIn(answer);
  if (rotation === 'wrong') return undefined;
  return {
    app,
    team,
    teamName: typeof teamName === 'string' ? teamName.slice(0, LONGEST_NAME) : team,
    botUser,
    token,
    scopes: typeof scope === 'string' ? scope.split(',').filter((name) => name !== '') : [],
    ...(matches(by, ID) ? { by } : {}),
    ...(rotation === undefined ? {} : { rotation }),
  };
}

const LONGEST_NAME = 200;

/** Both fields, or none where tokens do not expire. */
function rotationIn({ refresh_token: refreshToken, expires_in: seconds }: Fields): Grant['rotation'] | 'wrong' {
  if (refreshToken === undefined && seconds === undefined) return undefined;
  const isRight = matches(refreshToken, REFRESH_TOKEN) && typeof seconds === 'number' && seconds > 0;
  return isRight ? { refreshToken, seconds } : 'wrong';
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
