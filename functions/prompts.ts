/** What is due, once a minute. Everything is built once for each sandbox, before its first run. */
import type { Context } from 'aws-lambda';
import { EveryMinute } from '../src/app/every-minute';
import { jsonLog } from '../src/app/json-log';
import { systemClock } from '../src/app/system-clock';
import { readOwnWork } from '../src/slack/configuration';
import { outgoing } from '../src/slack/outgoing';
import { createDynamoClient } from '../src/store/client';
import { DynamoClusterStore } from '../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../src/store/dynamo-documents';
import { DynamoQuizStore } from '../src/store/dynamo-quiz-store';

/** Milliseconds for what was begun last to end. */
const MARGIN = 8_000;

const { tableName, dynamoEndpoint, bot } = readOwnWork(process.env);
const log = jsonLog((line) => process.stdout.write(`${line}\n`));
const client = createDynamoClient({ endpoint: dynamoEndpoint });
const clusters = new DynamoClusterStore(client, tableName, systemClock);
const quizzes = new DynamoQuizStore(client, tableName, systemClock);
const documents = new DynamoDocuments(client, tableName, systemClock);
const outside = { bot, clock: systemClock, log, allowLoopback: false };
const minute = new EveryMinute({ clusters, quizzes, documents, ...outgoing(outside), clock: systemClock, log });

export function handler(_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> {
  return minute.run(context.getRemainingTimeInMillis() - MARGIN);
}
