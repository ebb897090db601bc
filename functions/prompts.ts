/** What is due, once a minute. Everything is built once for each sandbox. */
import type { Context } from 'aws-lambda';
import { measured } from '../src/app/event-metrics';
import { EveryMinute } from '../src/app/every-minute';
import { logTo } from '../src/app/json-log';
import { PROGRAM } from '../src/app/program';
import { systemClock as clock } from '../src/app/system-clock';
import { KmsCipher } from '../src/aws/cipher';
import { Observed } from '../src/aws/observed';
import { ssmParameters } from '../src/aws/parameters';
import { readCommandName } from '../src/slack/command-name';
import { readOwnWork } from '../src/slack/configuration';
import { botOf } from '../src/slack/install/installed-bot';
import { outgoing } from '../src/slack/outgoing';
import { UNHURRIED } from '../src/store/client';
import { dynamoStores } from '../src/store/dynamo-stores';

/** Milliseconds for what was begun last to end. */
const MARGIN = 8_000;

const observed = new Observed(process.env, PROGRAM);
const log = measured(logTo(observed), observed.metrics);
const own = readOwnWork(process.env, { parameters: ssmParameters(), clock, log });
const stores = dynamoStores(own, clock, UNHURRIED);
const bot = botOf(own, { ...stores, cipher: new KmsCipher(own.tokenKey), clock, log });
// Nobody waits for it: a message that is given up too early would be posted twice.
const outside = { bot, clock, log, allowLoopback: false, commandName: readCommandName(process.env), budget: 6_000 };
/** Made at the first run: the engine is in a file of its own, which a start does not read. */
let minute: EveryMinute | undefined;

export function handler(
  _event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis' | 'awsRequestId'>,
): Promise<void> {
  const due = (minute ??= new EveryMinute({ ...stores, ...outgoing(outside), clock, log }));
  return observed.during(context, () => due.run(context.getRemainingTimeInMillis() - MARGIN));
}
