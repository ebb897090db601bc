/** Pictures of clusters, for whoever has the address of one. Everything is built once for each sandbox, at its first request. */
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { measured } from '../src/app/event-metrics';
import { logTo } from '../src/app/json-log';
import { PROGRAM } from '../src/app/program';
import { systemClock as clock } from '../src/app/system-clock';
import { ALL_VERBS } from '../src/app/verbs';
import { Observed } from '../src/aws/observed';
import { ssmParameters } from '../src/aws/parameters';
import { gifOf } from '../src/pictures/gif';
import { pngOf } from '../src/pictures/png';
import { readConfiguration } from '../src/slack/configuration';
import type { HttpResponse } from '../src/slack/http-event';
import { createPictures, type PictureRequests } from '../src/slack/picture-requests';
import { createDynamoClient } from '../src/store/client';
import { DynamoClusterStore } from '../src/store/dynamo-cluster-store';

const observed = new Observed(process.env, PROGRAM);
const log = measured(logTo(observed), observed.metrics);
const sources = { parameters: ssmParameters(), clock, log };
const { secrets, tableName, dynamoEndpoint } = readConfiguration(process.env, sources);
const clusters = new DynamoClusterStore(createDynamoClient({ endpoint: dynamoEndpoint }), tableName, clock);
/** Made at the first request: the engine is in a file of its own, which a start does not read. */
let pictures: PictureRequests | undefined;

export function handler(event: APIGatewayProxyEvent | APIGatewayProxyEventV2, context: Context): Promise<HttpResponse> {
  const made = (pictures ??= begin());
  return observed.during(context, async () => (await made.answer(event)) ?? { statusCode: 404, body: '' });
}

function begin(): PictureRequests {
  return createPictures({ clusters, verbs: ALL_VERBS, formats: { png: pngOf, gif: gifOf }, secrets, clock, log });
}
