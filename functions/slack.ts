/** Every request of Slack. Everything is built once for each sandbox, before its first request. */
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { measured } from '../src/app/event-metrics';
import { allCommands } from '../src/app/commands';
import { logTo } from '../src/app/json-log';
import { laterCommands } from '../src/app/later-commands';
import { USUAL_PACE as pace } from '../src/app/pace/pace';
import { PROGRAM } from '../src/app/program';
import { pseudonymsWith } from '../src/app/pseudonyms';
import { systemClock as clock } from '../src/app/system-clock';
import { KmsCipher } from '../src/aws/cipher';
import { Observed } from '../src/aws/observed';
import { ssmParameters } from '../src/aws/parameters';
import { readCommandName } from '../src/slack/command-name';
import { readConfiguration } from '../src/slack/configuration';
import type { HttpResponse } from '../src/slack/http-event';
import { botOf } from '../src/slack/install/installed-bot';
import { outgoing } from '../src/slack/outgoing';
import { pictureLinksAt } from '../src/slack/picture-links';
import { reportsAt } from '../src/slack/reports';
import { createSlackApp } from '../src/slack/slack-app';
import { dynamoStores } from '../src/store/dynamo-stores';

const observed = new Observed(process.env, PROGRAM);
const log = measured(logTo(observed), observed.metrics);
const parameters = ssmParameters();
const { secrets, publicUrl, ...own } = readConfiguration(process.env, { parameters, clock, log });
const stores = dynamoStores(own, clock);
const bot = botOf(own, { ...stores, cipher: new KmsCipher(own.tokenKey), clock, log });
const outside = { bot, clock, log, allowLoopback: false, commandName: readCommandName(process.env) };
const links = reportsAt(publicUrl, { ...outside, secrets, ...stores });
const said = { ...outgoing(outside), ...links, ...pictureLinksAt(publicUrl, secrets) };
const pseudonyms = pseudonymsWith(process.env.LOG_SALT);
const commands = laterCommands(() => allCommands({ ...stores, ...said, pace, clock, log, pseudonyms }));
const answer = createSlackApp({ ...outside, ...links, secrets, handler: commands });

export function handler(event: APIGatewayProxyEvent | APIGatewayProxyEventV2, context: Context): Promise<HttpResponse> {
  return observed.during(context, () => answer(event));
}
