/**
 * A workspace removes the app, or takes its token back: everything that it has is removed. Slack sends both events, in any
 * order, and more than once.
 */
import type { App, Context } from '@slack/bolt';
import type { AnsweringOptions } from './answering';
import { isId } from './payload';
import { wantRedelivery } from './redelivery';

/** Milliseconds for a beginning, within Slack's three seconds; the timer goes on. */
const BEGINNING = 1_500;

export function listenToUninstalls(app: App, options: AnsweringOptions): void {
  app.event('app_uninstalled', ({ body, context }) => gone(body, context, options));
  app.event('tokens_revoked', async ({ event, body, context }) => {
    // A person who takes back a token of their own has not removed the app.
    if (hasBot(event.tokens)) await gone(body, context, options);
  });
}

interface Envelope {
  readonly team_id?: string;
  /** Seconds since 1970. */
  readonly event_time?: number;
}

async function gone(envelope: Envelope, context: Context, { handler, log, clock }: AnsweringOptions): Promise<void> {
  const { team_id: team, event_time: time } = envelope;
  if (!isId(team)) return;
  // The whole second in which it happened.
  const happened = typeof time === 'number' && Number.isFinite(time) ? time * 1000 + 999 : clock.now();
  try {
    await handler.uninstalled(team, BEGINNING, happened);
  } catch (error) {
    // What nobody noted would stay for ever.
    log.error('uninstall-not-noted', error);
    wantRedelivery(context);
  }
}

/** Payloads are typed by hope. */
const hasBot = (tokens: unknown): boolean =>
  typeof tokens === 'object' &&
  tokens !== null &&
  'bot' in tokens &&
  Array.isArray(tokens.bot) &&
  tokens.bot.length > 0;
