/**
 * The environment of a function, read once. What is missing is a refusal to start, not a surprise at the first request.
 */
import type { Clock, Log, Parameters } from '../app/ports';
import { FetchedParameters } from './fetched-parameters';
import { fetchedSecret, FetchedSecrets, fetchedToken } from './fetched-secrets';
import { fixedSecrets, secretsIn, type SigningSecrets } from './signing-secrets';
import { oneToken, type Tokens } from './tokens';
import { SLACK_API_URL } from './web-api';

/** What every function needs. */
export interface OwnWork {
  readonly tableName: string;
  /** Of a DynamoDB-compatible server instead of AWS. */
  readonly dynamoEndpoint: string | undefined;
  /** Undefined without a token. */
  readonly bot: Bot | undefined;
  /** Undefined where the app is not installed by OAuth. */
  readonly client: Client | undefined;
  /** The key that encrypts tokens of workspaces; empty without a client. */
  readonly tokenKey: string;
  /** Of Slack's Web API; ends with a slash. */
  readonly apiUrl: string;
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

/** The app, to Slack's OAuth: for installs in many workspaces. */
export interface Client {
  readonly id: string;
  /** Undefined where its parameter is missing. */
  secret(): Promise<string | undefined>;
}

/** What secrets are fetched with that the environment holds only the names of. */
export interface SecretSources {
  readonly parameters: Parameters;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Of Slack's Web API, or of a stand-in (`SLACK_API_URL`). Tokens travel encrypted or not at all. */
export function readApiUrl({ SLACK_API_URL: given = '' }: NodeJS.ProcessEnv): string {
  const url = given === '' ? SLACK_API_URL : given.endsWith('/') ? given : `${given}/`;
  const { protocol = '', hostname = '' } = URL.canParse(url) ? new URL(url) : {};
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) return url;
  throw new Error('SLACK_API_URL must begin with https:// (or be on this machine)');
}

/** `SLACK_BOT_TOKEN`, or the parameter that `SLACK_BOT_TOKEN_PARAMETER` names. */
export function readBot(environment: NodeJS.ProcessEnv, fetched?: FetchedParameters): Bot | undefined {
  const { SLACK_BOT_TOKEN: token = '', SLACK_BOT_TOKEN_PARAMETER: parameter = '' } = environment;
  if (token !== '') return { tokens: oneToken(token), url: readApiUrl(environment) };
  if (parameter === '' || fetched === undefined) return undefined;
  return { tokens: fetchedToken(fetched, parameter), url: readApiUrl(environment) };
}

/** `PUBLIC_URL`: what is behind a link is meant for one person, so it travels encrypted or not at all. */
export function readPublicUrl({ PUBLIC_URL = '' }: NodeJS.ProcessEnv): string | undefined {
  if (PUBLIC_URL === '') return undefined;
  const { protocol = '', hostname = '' } = URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : {};
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) {
    return PUBLIC_URL.replace(/(?<!\/)\/+$/, '');
  }
  throw new Error('PUBLIC_URL must begin with https:// (or be on this machine)');
}

/** For a function that takes requests of Slack's. */
export function readConfiguration(environment: NodeJS.ProcessEnv, sources: SecretSources): Configuration {
  needed(environment, [[SIGNING, `${SIGNING}_PARAMETER`], ['TABLE_NAME']]);
  const fetched = fetchedBy(environment, sources);
  return {
    ...ownWork(environment, fetched),
    secrets: readSecrets(environment, fetched, sources),
    publicUrl: readPublicUrl(environment),
  };
}

/** For a function that nobody outside calls. */
export function readOwnWork(environment: NodeJS.ProcessEnv, sources: SecretSources): OwnWork {
  needed(environment, [['TABLE_NAME']]);
  return ownWork(environment, fetchedBy(environment, sources));
}

const SIGNING = 'SLACK_SIGNING_SECRET';
const PARAMETERS = [`${SIGNING}_PARAMETER`, 'SLACK_BOT_TOKEN_PARAMETER', 'SLACK_CLIENT_SECRET_PARAMETER'];

function ownWork(environment: NodeJS.ProcessEnv, fetched: FetchedParameters): OwnWork {
  const { TABLE_NAME: tableName = '', DYNAMODB_ENDPOINT: dynamoEndpoint, TOKEN_KEY_ID: tokenKey = '' } = environment;
  const client = readClient(environment, fetched);
  if (client !== undefined) needed(environment, [['TOKEN_KEY_ID']]);
  const apiUrl = readApiUrl(environment);
  return { tableName, dynamoEndpoint, bot: readBot(environment, fetched), client, tokenKey, apiUrl };
}

/** All that this function's environment names, so that one call brings all of it. */
function fetchedBy(environment: NodeJS.ProcessEnv, sources: SecretSources): FetchedParameters {
  const names = PARAMETERS.map((name) => environment[name] ?? '').filter((name) => name !== '');
  return new FetchedParameters({ ...sources, names });
}

function readSecrets(
  environment: NodeJS.ProcessEnv,
  fetched: FetchedParameters,
  { log }: SecretSources,
): SigningSecrets {
  const { SLACK_SIGNING_SECRET: value = '', SLACK_SIGNING_SECRET_PARAMETER: parameter = '' } = environment;
  return value === '' ? new FetchedSecrets(fetched, parameter, log) : secretsOf(value);
}

/** Secrets that a setting holds itself: one, or two separated by white space. */
export function secretsOf(value: string): SigningSecrets {
  const secrets = secretsIn(value);
  if (typeof secrets === 'string') throw new Error(`kube-tutor cannot start: ${SIGNING} holds ${secrets}`);
  return fixedSecrets(...secrets);
}

/** `SLACK_CLIENT_ID` and `SLACK_CLIENT_SECRET`, or the parameter that `SLACK_CLIENT_SECRET_PARAMETER` names. */
function readClient(environment: NodeJS.ProcessEnv, fetched?: FetchedParameters): Client | undefined {
  const { SLACK_CLIENT_ID: id = '', SLACK_CLIENT_SECRET: value = '' } = environment;
  const { SLACK_CLIENT_SECRET_PARAMETER: parameter = '' } = environment;
  if (id === '') return undefined;
  needed(environment, [['SLACK_CLIENT_SECRET', 'SLACK_CLIENT_SECRET_PARAMETER']]);
  if (value !== '' || fetched === undefined) return { id, secret: () => Promise.resolve(value || undefined) };
  return { id, secret: () => fetchedSecret(fetched, parameter) };
}

/** @param names one of each must be set */
function needed(environment: NodeJS.ProcessEnv, names: readonly (readonly string[])[]): void {
  const missing = names.filter((some) => some.every((name) => (environment[name] ?? '') === ''));
  if (missing.length === 0) return;
  throw new Error(`kube-tutor cannot start: ${missing.map((some) => some.join(' or ')).join(' and ')} must be set`);
}
