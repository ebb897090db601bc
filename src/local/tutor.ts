/**
 * The handlers of the Lambda functions, built for this machine: the same code, an embedded table, and answers to
 * buttons may stay on this machine.
 */
import { EveryMinute } from '../app/every-minute';
import { CommandHandler } from '../app/handle-command';
import { jsonLog } from '../app/json-log';
import type { ClusterStore, Ports } from '../app/ports';
import { systemClock } from '../app/system-clock';
import { ALL_VERBS } from '../app/verbs';
import { gifOf } from '../pictures/gif';
import { pngOf } from '../pictures/png';
import { USUAL_COMMAND } from '../slack/command-name';
import type { Bot, Client } from '../slack/configuration';
import type { HttpResponse } from '../slack/http-event';
import { installAt } from '../slack/install/install';
import { botOf } from '../slack/install/installed-bot';
import { readScopes } from '../slack/install/scopes';
import { outgoing } from '../slack/outgoing';
import { pictureLinksAt } from '../slack/picture-links';
import { createPictures } from '../slack/picture-requests';
import { reportsAt } from '../slack/reports';
import { fixedSecrets } from '../slack/signing-secrets';
import { createListeners, createSlackApp } from '../slack/slack-app';
import type { SocketReceiver } from '../slack/socket-receiver';
import { SLACK_API_URL } from '../slack/web-api';
import { createDynamoClient, IN_PROCESS } from '../store/client';
import { DynamoBelongings } from '../store/dynamo-belongings';
import { DynamoDocuments } from '../store/dynamo-documents';
import { DynamoQuizStore } from '../store/dynamo-quiz-store';
import { ensureTable, startDynamo } from './embedded-table';
import type { LocalEnvironment } from './environment';
import { forgetExpired } from './forget-expired';
import { HeardClusterStore, type OnSaved } from './heard-cluster-store';
import { machineCipher } from './machine-cipher';

/**
 * Milliseconds after which a command gives way. More than Slack's three seconds: here one process is the tutor, its
 * table and whoever types, and a slow machine must not turn people away.
 */
const PATIENCE = 10_000;
/** Milliseconds for what is due in a minute. */
const MINUTE_ENDS = 50_000;

export interface LocalTutor {
  /** Answers an event as Lambda would hand it to functions/slack.ts. */
  readonly slack: (event: unknown) => Promise<HttpResponse>;
  /** Answers what comes by Socket Mode. */
  readonly listen: (receiver: SocketReceiver) => void;
  /** Answers a browser that installs the app, as functions/install.ts does. */
  readonly install: (event: unknown) => Promise<HttpResponse>;
  /** Does what is due, as functions/prompts.ts does it every minute. */
  readonly minute: () => Promise<void>;
  /** Answers a request for a picture, as functions/pictures.ts does. */
  readonly pictures: (event: unknown) => Promise<HttpResponse>;
  /** The clusters of its channels, to look at. */
  readonly clusters: ClusterStore;
  /** Whoever carries out commands that do not come from Slack. */
  readonly handler: CommandHandler;
  readonly ports: Ports;
  close(): Promise<void>;
}

/**
 * @param write takes a line of the log
 * @param bot what the bot calls Slack with; without it forms are messages
 * @param onSaved called after each new version of a cluster
 */
export async function startTutor(
  environment: LocalEnvironment,
  write: (line: string) => void,
  bot?: Bot,
  onSaved: OnSaved = () => {},
): Promise<LocalTutor> {
  const { tableName, dynamoEndpoint, folder, publicUrl, isSlackHere = true, commandName } = environment;
  const { signingSecret, oldSecret } = environment;
  const secrets = fixedSecrets(signingSecret, ...(oldSecret === undefined ? [] : [oldSecret]));
  const embedded = dynamoEndpoint === undefined ? await startDynamo(folder) : undefined;
  const endpoint = dynamoEndpoint ?? embedded?.endpoint ?? '';
  await ensureTable(endpoint, tableName);
  // A line for each picture would be most of what a terminal shows.
  const log = jsonLog(write, ['picture']);
  const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
  const clock = systemClock;
  if (embedded !== undefined) await forgetExpired(client, tableName, clock.now());
  const documents = new DynamoDocuments(client, tableName, clock);
  const own = { client: clientOf(environment.app), apiUrl: environment.apiUrl ?? SLACK_API_URL, publicUrl };
  const sealed = { documents, cipher: machineCipher(folder), clock, log };
  const install = installAt(own, { ...sealed, command: commandName ?? USUAL_COMMAND, scopes: readScopes({}) });
  const outside = { bot: botOf({ ...own, bot }, sealed), clock, log, allowLoopback: isSlackHere, commandName };
  const quizzes = new DynamoQuizStore(client, tableName, clock);
  const clusters = new HeardClusterStore(onSaved, client, tableName, clock);
  const belongings = new DynamoBelongings(client, tableName, clock);
  const links = reportsAt(publicUrl, { ...outside, secrets, clusters, quizzes, documents, belongings });
  const ports = {
    ...outgoing(outside),
    ...links,
    ...pictureLinksAt(publicUrl, secrets),
    clusters,
    quizzes,
    documents,
    belongings,
    clock,
    log,
  };
  const minute = new EveryMinute(ports);
  const handler = new CommandHandler(ports, ALL_VERBS, ...(isSlackHere ? [PATIENCE] : []));
  // One process is the tutor and its table: nothing is gained by giving up early.
  const slack = { ...outside, ...links, secrets, handler, ...(isSlackHere ? { patience: Infinity } : {}) };
  const formats = { png: pngOf, gif: gifOf };
  const drawn = createPictures({ clusters, verbs: ALL_VERBS, formats, secrets, clock, log });
  return {
    pictures: async (event) => (await drawn.answer(event)) ?? { statusCode: 404, body: '' },
    install: async (event) => (await install?.answer(event)) ?? { statusCode: 404, body: '' },
    minute: () => minute.run(MINUTE_ENDS),
    clusters,
    handler,
    ports,
    slack: createSlackApp(slack),
    listen: (receiver) => void createListeners(receiver, slack),
    close: async () => {
      client.destroy();
      await embedded?.close();
    },
  };
}

function clientOf(app: LocalEnvironment['app']): Client | undefined {
  return app === undefined ? undefined : { id: app.id, secret: () => Promise.resolve(app.secret) };
}
