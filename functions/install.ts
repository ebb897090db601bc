/** Installs the app in workspaces, by OAuth. Everything is built once for each sandbox, before its first request. */
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { measured } from '../src/app/event-metrics';
import { logTo } from '../src/app/json-log';
import { PROGRAM } from '../src/app/program';
import { systemClock as clock } from '../src/app/system-clock';
import { KmsCipher } from '../src/aws/cipher';
import { Observed } from '../src/aws/observed';
import { ssmParameters } from '../src/aws/parameters';
import { readCommandName } from '../src/slack/command-name';
import { readOwnWork, readPublicUrl } from '../src/slack/configuration';
import type { HttpResponse } from '../src/slack/http-event';
import { installAt } from '../src/slack/install/install';
import { readScopes } from '../src/slack/install/scopes';
import { dynamoStores } from '../src/store/dynamo-stores';

const observed = new Observed(process.env, PROGRAM);
const log = measured(logTo(observed), observed.metrics);
const own = readOwnWork(process.env, { parameters: ssmParameters(), clock, log });
const { documents } = dynamoStores(own, clock);
const asked = { command: readCommandName(process.env), scopes: readScopes(process.env) };
const outside = { documents, cipher: new KmsCipher(own.tokenKey), clock, log };
const install = installAt({ ...own, publicUrl: readPublicUrl(process.env) }, { ...outside, ...asked });

export function handler(event: APIGatewayProxyEvent | APIGatewayProxyEventV2, context: Context): Promise<HttpResponse> {
  return observed.during(context, async () => (await install?.answer(event)) ?? { statusCode: 404, body: '' });
}
