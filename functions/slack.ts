/** Every request of Slack. Everything is built once for each sandbox, before its first request. */
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { CommandHandler } from '../src/app/handle-command';
import { jsonLog } from '../src/app/json-log';
import { systemClock } from '../src/app/system-clock';
import { ALL_VERBS } from '../src/app/verbs';
import { readConfiguration } from '../src/slack/configuration';
import type { HttpResponse } from '../src/slack/http-event';
import { outgoing } from '../src/slack/outgoing';
import { pictureLinksAt } from '../src/slack/picture-links';
import { reportsAt } from '../src/slack/reports';
import { createSlackApp } from '../src/slack/slack-app';
import { createDynamoClient } from '../src/store/client';
import { DynamoClusterStore } from '../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../src/store/dynamo-documents';
import { DynamoQuizStore } from '../src/store/dynamo-quiz-store';

const { secrets, tableName, dynamoEndpoint, bot, publicUrl } = readConfiguration(process.env);
const log = jsonLog((line) => process.stdout.write(`${line}\n`));
const client = createDynamoClient({ endpoint: dynamoEndpoint });
const clusters = new DynamoClusterStore(client, tableName, systemClock);
const quizzes = new DynamoQuizStore(client, tableName, systemClock);
const documents = new DynamoDocuments(client, tableName, systemClock);
const outside = { bot, clock: systemClock, log, allowLoopback: false };
const links = reportsAt(publicUrl, { ...outside, secrets, quizzes });
const pictures = pictureLinksAt(publicUrl, secrets);
const ports = { clusters, quizzes, documents, ...outgoing(outside), ...links, ...pictures, clock: systemClock, log };
const answer = createSlackApp({ ...outside, ...links, secrets, handler: new CommandHandler(ports, ALL_VERBS) });

export function handler(
  event: APIGatewayProxyEvent | APIGatewayProxyEventV2,
  _context: Context,
): Promise<HttpResponse> {
  return answer(event);
}
