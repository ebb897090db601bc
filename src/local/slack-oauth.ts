/**
 * Stands in for the page on which Slack asks people whether they want an app, and for `oauth.v2.access`.
 */
import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../slack/http-event';
import { pageResponse } from '../slack/install/install-page';
import { REDIRECT_PATH } from '../slack/install/install';
import { LOCAL_BOT, LOCAL_TEAM } from './slack-requests';

const AUTHORIZE_PATH = '/oauth/v2/authorize';
/** Where the buttons of the page lead to. */
const DECIDE_PATH = `${AUTHORIZE_PATH}/decide`;

/** The app, as Slack knows it. */
export interface RegisteredApp {
  readonly id: string;
  readonly secret: string;
}

/** Seconds for which a token works. */
const TOKEN_FOR = 12 * 60 * 60;
/** Milliseconds for which a code works. */
const CODE_FOR = 10 * 60_000;

type Fields = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

interface Consent {
  readonly team: string;
  readonly scope: string;
  readonly redirectUri: string;
  readonly until: number;
}

interface Token {
  readonly team: string;
  readonly until: number;
}

export class SlackOAuth {
  private readonly codes = new Map<string, Consent>();
  private readonly tokens = new Map<string, Token>();
  /** To the scopes and the team of the next token. */
  private readonly refreshTokens = new Map<string, Pick<Consent, 'team' | 'scope'>>();

  /** @param app undefined: nothing is installed by OAuth on this machine */
  constructor(
    private readonly app: RegisteredApp | undefined,
    private readonly now: () => number,
  ) {}

  /** The page of consent, and what its buttons do. Undefined for any other address. */
  page(path: string, query: URLSearchParams): HttpResponse | undefined {
    if (path === AUTHORIZE_PATH) return this.ask(query);
    return path === DECIDE_PATH ? this.decide(query) : undefined;
  }

  private ask(query: URLSearchParams): HttpResponse {
    if (this.isWrong(query)) return wrongPage();
    const decide = (allow: string) =>
      `${DECIDE_PATH}?${new URLSearchParams({ ...Object.fromEntries(query), allow }).toString()}`;
    const scopes = (query.get('scope') ?? '').split(',');
    return pageResponse({
      statusCode: 200,
      title: 'kube-tutor wants to be installed',
      lines: ['This page stands in for Slack’s on this machine.', `It asks for ${scopes.map(code).join(', ')}.`],
      links: [
        { label: 'Allow', url: decide('yes') },
        { label: 'Cancel', url: decide('no') },
      ],
    });
  }

  private decide(query: URLSearchParams): HttpResponse {
    if (this.isWrong(query)) return wrongPage();
    const redirectUri = query.get('redirect_uri') ?? '';
    const address = new URL(redirectUri);
    address.searchParams.set('state', query.get('state') ?? '');
    if (query.get('allow') === 'yes') {
      const [team, scope] = [query.get('team') ?? LOCAL_TEAM, query.get('scope') ?? ''];
      const granted = randomUUID();
      this.codes.set(granted, { team, scope, redirectUri, until: this.now() + CODE_FOR });
      address.searchParams.set('code', granted);
    } else {
      address.searchParams.set('error', 'access_denied');
    }
    return { statusCode: 302, headers: { Location: address.href, 'Cache-Control': 'no-store' }, body: '' };
  }

  /** Slack leads nobody to an address that the app did not register. */
  private isWrong(query: URLSearchParams): boolean {
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== (this.app?.id ?? '') || !URL.canParse(redirectUri)) return true;
    const { hostname, pathname } = new URL(redirectUri);
    return this.app === undefined || !['localhost', '127.0.0.1'].includes(hostname) || pathname !== REDIRECT_PATH;
  }

  /** `oauth.v2.access` */
  access(authorization: string | undefined, fields: Fields): Answer {
    const { app } = this;
    if (app === undefined) return { ok: false, error: 'invalid_client_id' };
    const basic = `Basic ${Buffer.from(`${app.id}:${app.secret}`).toString('base64')}`;
    if (authorization !== basic) return { ok: false, error: 'bad_client_secret' };
    if (fields.grant_type === 'refresh_token') {
      const granted = take(this.refreshTokens, fields.refresh_token ?? '');
      return granted === undefined ? { ok: false, error: 'invalid_refresh_token' } : this.pair(granted);
    }
    const consent = take(this.codes, fields.code ?? '');
    if (consent === undefined || consent.until <= this.now()) return { ok: false, error: 'invalid_code' };
    if (consent.redirectUri !== fields.redirect_uri) return { ok: false, error: 'bad_redirect_uri' };
    return { ...this.pair(consent), authed_user: { id: 'U0ANA' } };
  }

  private pair({ team, scope }: Pick<Consent, 'team' | 'scope'>): Answer {
    const [token, refreshToken] = [`xoxe.xoxb-${randomUUID()}`, `xoxe-${randomUUID()}`];
    this.tokens.set(token, { team, until: this.now() + TOKEN_FOR * 1000 });
    this.refreshTokens.set(refreshToken, { team, scope });
    return {
      ok: true,
      ...{ app_id: 'A0LOCAL', team: { id: team, name: team }, enterprise: null, is_enterprise_install: false },
      ...{ scope, token_type: 'bot', bot_user_id: LOCAL_BOT, access_token: token },
      ...{ refresh_token: refreshToken, expires_in: TOKEN_FOR },
    };
  }

  /** Slack's word for why a token counts for nothing; undefined for one that works. */
  refusal(authorization: string | undefined): string | undefined {
    const token = this.tokens.get((authorization ?? '').replace(/^Bearer /, ''));
    if (token === undefined) return 'invalid_auth';
    return token.until <= this.now() ? 'token_expired' : undefined;
  }
}

const code = (scope: string): string => `\`${scope}\``;

const wrongPage = (): HttpResponse =>
  pageResponse({ statusCode: 400, title: 'No such app', lines: ['Slack knows no app with this id and address.'] });

function take<Value>(kept: Map<string, Value>, key: string): Value | undefined {
  const value = kept.get(key);
  kept.delete(key);
  return value;
}
