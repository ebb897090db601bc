/**
 * What `npm start` and `npm run kube` take from the environment. Everything has a default on a developer's machine.
 */
import { readCommandName } from '../slack/command-name';
import { type Bot, readApiUrl, readBot, readPublicUrl, secretsOf } from '../slack/configuration';
import type { RegisteredApp } from './slack-oauth';

export interface LocalEnvironment {
  /** 0 picks a free port. */
  readonly port: number;
  /** Of the Kubernetes API; 0 picks a free port. */
  readonly kubeApiPort?: number;
  /** The folder of the embedded table; undefined keeps nothing. */
  readonly folder: string | undefined;
  readonly signingSecret: string;
  /** The signing secret of before, while it takes the other's place. */
  readonly oldSecret?: string | undefined;
  /** A DynamoDB-compatible server in the place of the embedded one. */
  readonly dynamoEndpoint: string | undefined;
  readonly tableName: string;
  /** What the bot calls Slack with; `here`: this machine's stand-in; undefined: nothing, as without a token. */
  readonly bot?: Bot | 'here' | undefined;
  /** Where this machine is reached by whoever follows a link; undefined: nobody follows one. */
  readonly publicUrl?: string | undefined;
  /** The app, where workspaces install it by OAuth. */
  readonly app?: RegisteredApp | undefined;
  /** Of the Web API that workspaces are asked by; undefined: this machine's stand-in. */
  readonly apiUrl?: string | undefined;
  /** The name of the slash command, where it is not the usual one. */
  readonly commandName?: string;
  /** False when Slack itself asks: it waits for three seconds, and its addresses are not on this machine. */
  readonly isSlackHere?: boolean;
}

export function readEnvironment(environment: NodeJS.ProcessEnv): LocalEnvironment {
  const text = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  const port = readPort('PORT', text('PORT') ?? '3000');
  // Who has a port picked has a reason for it, which holds for the other one too.
  const kubeApiPort = readPort('KUBE_API_PORT', text('KUBE_API_PORT') ?? (port === 0 ? '0' : '3443'));
  const data = text('KUBE_TUTOR_DATA') ?? '.kube-tutor';
  const endpoint = text('DYNAMODB_ENDPOINT');
  if (endpoint !== undefined && !/^https?:\/\/./.test(endpoint)) {
    throw new Error('DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000');
  }
  const [signingSecret, oldSecret] = secretsOf(text('SLACK_SIGNING_SECRET') ?? 'local-signing-secret').all();
  return {
    port,
    kubeApiPort,
    folder: data === 'memory' ? undefined : data,
    signingSecret,
    oldSecret,
    dynamoEndpoint: endpoint,
    tableName: text('TABLE_NAME') ?? 'kube-tutor',
    bot: isBotHere(environment) ? 'here' : readBot(environment),
    publicUrl: readPublicUrl({ PUBLIC_URL: text('PUBLIC_URL') }),
    app: readApp(environment),
    apiUrl: text('SLACK_API_URL') === undefined ? undefined : readApiUrl(environment),
    commandName: readCommandName({ SLACK_COMMAND: text('SLACK_COMMAND') }),
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a number from 0 to 65535`);
}

/** Without an address of Slack's the stand-in of this machine is called; an empty SLACK_BOT_TOKEN means: no token. */
function isBotHere({ SLACK_API_URL = '', SLACK_BOT_TOKEN }: NodeJS.ProcessEnv): boolean {
  return SLACK_API_URL === '' && SLACK_BOT_TOKEN !== '';
}

/** `SLACK_CLIENT_ID` and `SLACK_CLIENT_SECRET`. */
function readApp({ SLACK_CLIENT_ID: id = '', SLACK_CLIENT_SECRET: secret = '' }: NodeJS.ProcessEnv) {
  if (id !== '' && secret === '') throw new Error('SLACK_CLIENT_SECRET must be set where SLACK_CLIENT_ID is');
  return id === '' ? undefined : { id, secret };
}
