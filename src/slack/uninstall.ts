/**
 * A workspace removes the app, or takes its token back: everything that it has is removed. Slack sends both events, in any
 * order, and more than once.
 */
import type { App } from '@slack/bolt';
import type { AnsweringOptions } from './answering';

/** Milliseconds for a beginning, within Slack's three seconds; the timer goes on. */
const BEGINNING = 1_500;

const ID = /^[A-Za-z0-9]{1,32}$/;

export function listenToUninstalls(app: App, options: AnsweringOptions): void {
  app.event('app_uninstalled', ({ body }) => gone(body, options));
  app.event('tokens_revoked', async ({ event, body }) => {
    // A person who takes back a token of their own has not removed the app.
    if (hasBot(event.tokens)) await gone(body, options);
  });
}

interface Envelope {
  readonly team_id?: string;
  /** Seconds since 1970. */
  readonly event_time?: number;
}

async function gone(envelope: Envelope, { handler, log, clock }: AnsweringOptions): Promise<void> {
  const { team_id: team, event_time: time } = envelope;
  if (team === undefined || !ID.test(team)) return;
  log.info('uninstalled');
  // The whole second in which it happened.
  const happened = typeof time === 'number' && Number.isFinite(time) ? time * 1000 + 999 : clock.now();
  await handler.uninstalled(team, BEGINNING, happened);
}

/** Payloads are typed by hope. */
const hasBot = (tokens: unknown): boolean =>
  typeof tokens === 'object' &&
  tokens !== null &&
  'bot' in tokens &&
  Array.isArray(tokens.bot) &&
  tokens.bot.length > 0;
