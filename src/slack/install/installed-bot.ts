/** What the bot calls Slack with: a token of each workspace that installed the app, or the one token that it was given. */
import { BotTokens } from '../../app/installations/bot-tokens';
import type { DocumentStore } from '../../app/documents';
import type { Cipher, Clock, Log } from '../../app/ports';
import type { Bot, OwnWork } from '../configuration';
import { oauthClient } from './oauth-client';

export interface InstalledOptions {
  readonly documents: DocumentStore;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch?: typeof fetch;
}

/** Undefined where there is neither. */
export function botOf(
  { client, bot, apiUrl: url }: Pick<OwnWork, 'client' | 'bot' | 'apiUrl'>,
  { fetch = globalThis.fetch, ...options }: InstalledOptions,
): Bot | undefined {
  if (client === undefined) return bot;
  const grants = oauthClient({ client, url, log: options.log, fetch });
  let made: BotTokens | undefined;
  // A start reads nothing of what only a call of Slack needs.
  const tokens = (): BotTokens => (made ??= new BotTokens({ ...options, grants }));
  return {
    tokens: {
      tokenOf: (team) => tokens().tokenOf(team),
      tokenAfter: (team, refused) => tokens().tokenAfter(team, refused),
    },
    url,
  };
}
