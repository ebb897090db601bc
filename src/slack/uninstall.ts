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
  app.event('app_uninstalled', ({ body }) => gone(body.team_id, options));
  app.event('tokens_revoked', async ({ event, body }) => {
    // A person who takes back a token of their own has not removed the app.
    if ((event.tokens?.bot ?? []).length > 0) await gone(body.team_id, options);
  });
}

async function gone(team: string | undefined, { handler, log }: AnsweringOptions): Promise<void> {
  if (team === undefined || !ID.test(team)) return;
  log.info('uninstalled');
  await handler.uninstalled(team, BEGINNING);
}
