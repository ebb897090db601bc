/** Pictures of clusters, for whoever has the address of one. Everything is built once for each sandbox. */
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { jsonLog } from '../src/app/json-log';
import { systemClock } from '../src/app/system-clock';
import { ALL_VERBS } from '../src/app/verbs';
import { gifOf } from '../src/pictures/gif';
import { pngOf } from '../src/pictures/png';
import { readConfiguration } from '../src/slack/configuration';
import type { HttpResponse } from '../src/slack/http-event';
import { createPictures } from '../src/slack/picture-requests';
import { createDynamoClient } from '../src/store/client';
import { DynamoClusterStore } from '../src/store/dynamo-cluster-store';

const { secrets, tableName, dynamoEndpoint } = readConfiguration(process.env);
const client = createDynamoClient({ endpoint: dynamoEndpoint });
const pictures = createPictures({
  clusters: new DynamoClusterStore(client, tableName, systemClock),
  verbs: ALL_VERBS,
  formats: { png: pngOf, gif: gifOf },
  secrets,
  clock: systemClock,
  log: jsonLog((line) => process.stdout.write(`${line}\n`)),
});

export async function handler(
  event: APIGatewayProxyEvent | APIGatewayProxyEventV2,
  _context: Context,
): Promise<HttpResponse> {
  return (await pictures.answer(event)) ?? { statusCode: 404, body: '' };
}
