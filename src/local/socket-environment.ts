/**
 * What `npm run socket` takes from the environment, besides what `npm start` takes.
 */
import { createHmac } from 'node:crypto';
import { type Bot, readApiUrl, readBot } from '../slack/configuration';
import { type LocalEnvironment, readEnvironment } from './environment';

export interface SocketEnvironment extends LocalEnvironment {
  /** An app-level token: `xapp-…`. */
  readonly appToken: string;
  /** Undefined without a token of the bot. */
  readonly bot: Bot | undefined;
  /** Where Slack's Web API is; ends with a slash. */
  readonly apiUrl: string;
}

const MAKE_ONE =
  'Make one at api.slack.com/apps: the app, Basic Information, App-Level Tokens, with the scope connections:write.';

/** Throws with a line that says what to do. */
export function readSocketEnvironment(environment: NodeJS.ProcessEnv): SocketEnvironment {
  const { SLACK_APP_TOKEN: appToken = '', SLACK_BOT_TOKEN: botToken = '' } = environment;
  if (appToken === '') throw new Error(`SLACK_APP_TOKEN must be set, to an app-level token (xapp-...). ${MAKE_ONE}`);
  if (!appToken.startsWith('xapp-')) {
    const what = appToken.startsWith('xoxb-') ? 'is the token of a bot' : 'is no app-level token (xapp-...)';
    throw new Error(`SLACK_APP_TOKEN ${what}. ${MAKE_ONE}`);
  }
  if (botToken.startsWith('xapp-')) throw new Error('SLACK_BOT_TOKEN is an app-level token; a bot has xoxb-...');
  const local = readEnvironment(environment);
  const bot = readBot(environment);
  const apiUrl = readApiUrl(environment);
  const hasSecret = (environment.SLACK_SIGNING_SECRET ?? '') !== '';
  return {
    ...local,
    appToken,
    bot,
    apiUrl,
    // Slack signs nothing here, but forms and addresses are sealed: with a key that nobody else can know.
    signingSecret: hasSecret ? local.signingSecret : keyOf(appToken),
    isSlackHere: apiUrl.startsWith('http:'),
  };
}

function keyOf(appToken: string): string {
  return createHmac('sha256', appToken).update('kube-tutor socket 1').digest('hex');
}
