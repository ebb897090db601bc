/**
 * The environment of a function, read once. What is missing is a refusal to start, not a surprise at the first request.
 */
import { fixedSecrets, type SigningSecrets } from './signing-secrets';
import { oneToken, type Tokens } from './tokens';
import { SLACK_API_URL } from './web-api';

/** What every function needs. */
export interface OwnWork {
  readonly tableName: string;
  /** Of a DynamoDB-compatible server instead of AWS. */
  readonly dynamoEndpoint: string | undefined;
  /** Undefined without a token. */
  readonly bot: Bot | undefined;
}

export interface Configuration extends OwnWork {
  readonly secrets: SigningSecrets;
  /** Where this program is reached from outside, without a slash at its end; undefined where it is not said. */
  readonly publicUrl: string | undefined;
}

/** What the bot calls Slack with. */
export interface Bot {
  readonly tokens: Tokens;
  /** Ends with a slash. */
  readonly url: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** `SLACK_BOT_TOKEN` and, for a stand-in of Slack, `SLACK_API_URL`. The token travels encrypted or not at all. */
export function readBot(environment: NodeJS.ProcessEnv): Bot | undefined {
  const token = environment.SLACK_BOT_TOKEN ?? '';
  const given = environment.SLACK_API_URL ?? '';
  if (token === '') return undefined;
  const url = given === '' ? SLACK_API_URL : given.endsWith('/') ? given : `${given}/`;
  const { protocol = '', hostname = '' } = URL.canParse(url) ? new URL(url) : {};
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) {
    return { tokens: oneToken(token), url };
  }
  throw new Error('SLACK_API_URL must begin with https:// (or be on this machine)');
}

/** `PUBLIC_URL`: what is behind a link is meant for one person, so it travels encrypted or not at all. */
export function readPublicUrl({ PUBLIC_URL = '' }: NodeJS.ProcessEnv): string | undefined {
  if (PUBLIC_URL === '') return undefined;
  const { protocol = '', hostname = '' } = URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : {};
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) {
    return PUBLIC_URL.replace(/\/+$/, '');
  }
  throw new Error('PUBLIC_URL must begin with https:// (or be on this machine)');
}

/** For a function that takes requests of Slack's. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const { SLACK_SIGNING_SECRET: signingSecret = '' } = needed(environment, ['SLACK_SIGNING_SECRET', 'TABLE_NAME']);
  return { ...readOwnWork(environment), secrets: fixedSecrets(signingSecret), publicUrl: readPublicUrl(environment) };
}

/** For a function that nobody outside calls. */
export function readOwnWork(environment: NodeJS.ProcessEnv): OwnWork {
  const { TABLE_NAME: tableName = '' } = needed(environment, ['TABLE_NAME']);
  return { tableName, dynamoEndpoint: environment.DYNAMODB_ENDPOINT, bot: readBot(environment) };
}

function needed(environment: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) throw new Error(`kube-tutor cannot start: ${missing.join(' and ')} must be set`);
  return environment;
}
