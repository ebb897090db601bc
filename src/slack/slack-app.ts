/**
 * The app: what Slack sends, by HTTP through functions/slack.ts or by Socket Mode, to whoever listens for it.
 */
import { App, type Receiver } from '@slack/bolt';
import { within } from '../app/time-limit';
import type { AnsweringOptions } from './answering';
import { listenToApplying } from './apply-shortcut';
import { boltLogger } from './bolt-logger';
import { listenToCommands } from './commands';
import type { Bot } from './configuration';
import { listenToDoShortcut } from './do-shortcut';
import { listenToMessages } from './events';
import { listenToForms } from './forms';
import type { HttpResponse } from './http-event';
import { listenToHome } from './home';
import { KnownNames } from './known-names';
import { listenToMissions } from './mission-shortcut';
import { LambdaReceiver } from './receiver';
import type { Reports } from './reports';
import { listenToSentForms } from './sent-forms';
import type { SigningSecrets } from './signing-secrets';
import { listenToUninstalls } from './uninstall';
import { createWebApi } from './web-api';

export interface SlackAppOptions extends Omit<AnsweringOptions, 'fetch' | 'api'> {
  readonly secrets: SigningSecrets;
  /** What the bot may do by itself; undefined without a token. */
  readonly bot?: Bot | undefined;
  readonly fetch?: typeof fetch;
  /** Undefined where this program is not reached from outside. */
  readonly reports?: Reports | undefined;
  /** Milliseconds for which the store may be asked; what is left of Slack's three seconds is for the answer. */
  readonly patience?: number;
}

const PATIENCE = 2_300;

/** The handler of Slack's requests: takes an event of Lambda, never throws. */
export function createSlackApp(options: SlackAppOptions): (event: unknown) => Promise<HttpResponse> {
  const receiver = new LambdaReceiver(options);
  createListeners(receiver, options);
  const { reports, patience = PATIENCE } = options;
  return async (event) => (await reports?.answer(event)) ?? within(patience, () => receiver.handle(event));
}

/** The app behind a receiver, which hands it what Slack sent. */
export function createListeners(receiver: Receiver, given: SlackAppOptions): App {
  const { log, bot, fetch = globalThis.fetch } = given;
  const api = bot === undefined ? undefined : createWebApi({ ...bot, log, fetch });
  const options = { ...given, fetch, api, names: new KnownNames() };
  const app = new App({
    receiver,
    // Bolt never calls Slack: what needs a token goes through our own client, which keeps to a budget of time.
    authorize: () => Promise.resolve({}),
    convoStore: false,
    logger: boltLogger(log),
  });
  app.error((error) => {
    log.error('listener-failed', error);
    return Promise.resolve();
  });
  listenToCommands(app, options);
  listenToForms(app, options);
  listenToSentForms(app, options);
  listenToMissions(app, options);
  listenToApplying(app, options);
  listenToDoShortcut(app, options);
  listenToHome(app, options);
  listenToMessages(app, options);
  listenToUninstalls(app, options);
  return app;
}
