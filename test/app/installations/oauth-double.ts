/**
 * Slack's side of OAuth: codes and refresh tokens that count once, tokens that end, and methods that only take a token
 * that still works.
 */
import type { Clock } from '../../../src/app/ports';

export const CLIENT = { id: '1.2', secret: () => Promise.resolve<string | undefined>('client-secret') };
export const API_URL = 'https://slack.example/api/';
export const REDIRECT_URI = 'https://tutor.example/slack/oauth_redirect';

const TWELVE_HOURS = 12 * 60 * 60;

interface Token {
  readonly team: string;
  readonly expires: number;
}

export class OAuthDouble {
  /** Whether tokens expire. */
  rotates = true;
  /** What the next exchange answers instead, if anything. */
  instead: (() => Promise<Response>) | undefined;
  /** How often each grant was asked for. */
  readonly asked = { code: 0, refresh: 0 };
  /** Calls of methods: with which token, and what came of it. */
  readonly calls: { readonly token: string; readonly error: string | undefined }[] = [];
  /** Resolves before an exchange is answered. */
  gate: Promise<void> = Promise.resolve();
  readonly tokens = new Map<string, Token>();
  private readonly codes = new Map<string, object>();
  private readonly refreshTokens = new Map<string, string>();
  private count = 0;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Somebody allows the app in a workspace: the code that the browser comes back with. */
  allow(team: string, more: object = {}): string {
    const code = `code-${++this.count}`;
    this.codes.set(code, { team: { id: team, name: `Workspace ${team}` }, authed_user: { id: 'U1ANA' }, ...more });
    return code;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = input as string;
    const headers = init?.headers as Readonly<Record<string, string>>;
    if (!url.endsWith('/oauth.v2.access')) return this.call(headers.Authorization ?? '');
    const fields = new URLSearchParams(init?.body as string);
    const answer = this.access(headers.Authorization ?? '', fields);
    const { instead } = this;
    this.instead = undefined;
    await this.gate;
    return instead === undefined ? Response.json(answer) : instead();
  };

  private access(authorization: string, fields: URLSearchParams): object {
    const basic = Buffer.from(`${CLIENT.id}:client-secret`).toString('base64');
    if (authorization !== `Basic ${basic}`) return { ok: false, error: 'bad_client_secret' };
    if (fields.get('grant_type') === 'refresh_token') {
      this.asked.refresh++;
      const refreshToken = fields.get('refresh_token') ?? '';
      const team = this.refreshTokens.get(refreshToken);
      if (team === undefined) return { ok: false, error: 'invalid_refresh_token' };
      this.refreshTokens.delete(refreshToken);
      return this.pair(team, { team: { id: team, name: 'x' } });
    }
    this.asked.code++;
    const code = fields.get('code') ?? '';
    const content = this.codes.get(code);
    if (content === undefined) return { ok: false, error: 'invalid_code' };
    if (fields.get('redirect_uri') !== REDIRECT_URI) return { ok: false, error: 'bad_redirect_uri' };
    this.codes.delete(code);
    return this.pair((content as { team: { id: string } | null }).team?.id ?? '', content);
  }

  private pair(team: string, content: object): object {
    const number = ++this.count;
    const token = this.rotates ? `xoxe.xoxb-${team}-${number}` : `xoxb-${team}-${number}`;
    const expires = this.rotates ? this.clock.now() + TWELVE_HOURS * 1000 : Infinity;
    this.tokens.set(token, { team, expires });
    if (this.rotates) this.refreshTokens.set(`xoxe-${number}`, team);
    return {
      ok: true,
      app_id: 'A1',
      bot_user_id: 'U0BOT',
      scope: 'commands,chat:write',
      token_type: 'bot',
      access_token: token,
      enterprise: null,
      is_enterprise_install: false,
      ...content,
      ...(this.rotates ? { refresh_token: `xoxe-${number}`, expires_in: TWELVE_HOURS } : {}),
    };
  }

  private call(authorization: string): Response {
    const token = authorization.replace('Bearer ', '');
    const known = this.tokens.get(token);
    const error =
      known === undefined ? 'invalid_auth' : known.expires <= this.clock.now() ? 'token_expired' : undefined;
    this.calls.push({ token, error });
    return Response.json(error === undefined ? { ok: true, team_id: known?.team } : { ok: false, error });
  }
}
