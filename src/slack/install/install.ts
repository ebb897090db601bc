/**
 * Installing by OAuth: `GET /slack/install` leads to Slack's page of consent, `GET /slack/oauth_redirect` is where Slack
 * sends the browser back to. Neither is signed: what protects them is a state that was given to this browser a few
 * minutes ago and counts once.
 */
import type { DocumentStore } from '../../app/documents';
import type { Grant, Grants } from '../../app/installations/grants';
import { loadInstallation, saveInstallation } from '../../app/installations/installation';
import { isBeingErased } from '../../app/privacy/erasures';
import { type Cipher, type Clock, type Log, StoreError } from '../../app/ports';
import type { Configuration } from '../configuration';
import { type HttpRequest, type HttpResponse, readHttpEvent } from '../http-event';
import { cookieIn, droppedCookie, stateCookie } from './install-cookie';
import { type Page, pageResponse } from './install-page';
import { begin, claim } from './install-state';
import { oauthClient } from './oauth-client';
import { Outcomes } from './outcomes';

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

export interface InstallOptions {
  readonly clientId: string;
  /** What the bot asks for. */
  readonly scopes: readonly string[];
  readonly grants: Grants;
  readonly documents: DocumentStore;
  readonly cipher: Cipher;
  /** Where this program is reached from outside, without a slash at its end. */
  readonly publicUrl: string;
  /** Where Slack asks people whether they want the app. */
  readonly authorizeUrl: string;
  /** The slash command, such as /kube. */
  readonly command: string;
  readonly clock: Clock;
  readonly log: Log;
}

export class Install {
  private readonly outcomes: Outcomes;

  constructor(private readonly options: InstallOptions) {
    this.outcomes = new Outcomes(options.publicUrl + INSTALL_PATH, options.command);
  }

  /** The answer to a browser; undefined for an event that asks for something else. Never throws. */
  async answer(event: unknown): Promise<HttpResponse | undefined> {
    const request = readHttpEvent(event);
    if (request === undefined || ![INSTALL_PATH, REDIRECT_PATH].includes(request.path)) return undefined;
    if (request.method !== 'GET') return { statusCode: 405, headers: { Allow: 'GET' }, body: '' };
    try {
      return await (request.path === INSTALL_PATH ? this.start() : this.finish(request));
    } catch (error) {
      this.options.log.error('install-failed', error);
      return pageResponse(this.outcomes.notKept());
    }
  }

  private async start(): Promise<HttpResponse> {
    const { documents, clientId, scopes, authorizeUrl, publicUrl } = this.options;
    const { state, browser } = await begin(documents);
    const address = new URL(authorizeUrl);
    address.search = new URLSearchParams({
      client_id: clientId,
      scope: scopes.join(','),
      redirect_uri: publicUrl + REDIRECT_PATH,
      state,
    }).toString();
    const headers = { Location: address.href, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
    return { statusCode: 302, headers, cookies: [stateCookie(browser, publicUrl)], body: '' };
  }

  private async finish(request: HttpRequest): Promise<HttpResponse> {
    const { query, header } = request;
    const { documents, publicUrl } = this.options;
    const error = query.get('error');
    if (error === 'access_denied') return pageResponse(this.outcomes.denied());
    if (error !== null) {
      return pageResponse(this.outcomes.slackStopped(/^[a-z_]{1,60}$/.test(error) ? error : 'unknown'));
    }
    const claimed = await claim(documents, query.get('state') ?? '', cookieIn(header('cookie'), publicUrl));
    if (claimed !== 'claimed') {
      this.options.log.info('install-not-claimed', { claimed });
      // The cookie stays: it may belong to what was begun in another tab since.
      return pageResponse(this.outcomes.notClaimed(claimed));
    }
    return { ...pageResponse(await this.exchange(query)), cookies: [droppedCookie(publicUrl)] };
  }

  private async exchange(query: URLSearchParams): Promise<Page> {
    const { grants, publicUrl } = this.options;
    const code = query.get('code') ?? '';
    if (!/^[\x21-\x7e]{1,500}$/.test(code)) return this.outcomes.notGranted('invalid_code');
    const granted = await grants.exchange(code, publicUrl + REDIRECT_PATH);
    if (!granted.ok) {
      this.options.log.info('install-refused', { error: granted.error });
      return this.outcomes.notGranted(granted.error);
    }
    return this.keep(granted.grant);
  }

  private async keep(grant: Grant): Promise<Page> {
    const { app, team, teamName, scopes } = grant;
    if (await isBeingErased(this.options.documents, team)) return this.outcomes.stillErasing(teamName);
    const isAgain = await this.isInstalled(team);
    await saveInstallation(this.options.documents, await this.sealed(grant));
    this.options.log.info('installed', { isAgain, expires: grant.rotation !== undefined });
    return this.outcomes.installed({ app, team, teamName, isAgain, canMention: scopes.includes('app_mentions:read') });
  }

  private async sealed(grant: Grant) {
    const { cipher, clock } = this.options;
    const { app, team, teamName, scopes, botUser, by = '', token, rotation } = grant;
    const at = clock.now();
    const installation = { form: 1, app, team, teamName, scopes, botUser, by, at } as const;
    const sealedToken = await cipher.encrypt(token, { team });
    if (rotation === undefined) return { ...installation, token: sealedToken };
    const refreshToken = await cipher.encrypt(rotation.refreshToken, { team });
    return {
      ...installation,
      token: sealedToken,
      rotation: { refreshToken, expiresAt: at + rotation.seconds * 1000 },
    };
  }

  /** A damaged installation is replaced like any other. */
  private async isInstalled(team: string): Promise<boolean> {
    try {
      return (await loadInstallation(this.options.documents, team)) !== undefined;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'corrupt') return true;
      throw error;
    }
  }
}

/** Undefined where the app is not installed by OAuth, or nobody knows how this program is reached from outside. */
export function installAt(
  { client, apiUrl, publicUrl }: Pick<Configuration, 'client' | 'apiUrl' | 'publicUrl'>,
  { fetch = globalThis.fetch, ...options }: InstallingOptions,
): Install | undefined {
  if (client === undefined || publicUrl === undefined) return undefined;
  return new Install({
    ...options,
    clientId: client.id,
    grants: oauthClient({ client, url: apiUrl, log: options.log, fetch }),
    publicUrl,
    // The page of consent stands beside the Web API, Slack's as well as a stand-in's.
    authorizeUrl: new URL('../oauth/v2/authorize', apiUrl).href,
  });
}

export type InstallingOptions = Pick<
  InstallOptions,
  'documents' | 'cipher' | 'command' | 'scopes' | 'clock' | 'log'
> & {
  readonly fetch?: typeof globalThis.fetch;
};
