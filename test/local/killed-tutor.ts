/**
 * The tutor of `npm start`, which kills itself without a word after the write to its table that KILL_AFTER_WRITE counts.
 * Only suites that kill it run this.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const WRITES = /^(Put|Delete|Update)ItemCommand$/;
const last = Number(process.env.KILL_AFTER_WRITE);
let writes = 0;

type Send = (this: DynamoDBClient, command: object, ...more: readonly unknown[]) => Promise<unknown>;
const client = DynamoDBClient.prototype as unknown as { send: Send };
const { send } = client;

client.send = async function (command, ...more) {
  const answer = await send.call(this, command, ...more);
  if (WRITES.test(command.constructor.name) && ++writes === last) process.kill(process.pid, 'SIGKILL');
  return answer;
};

void import('../../src/local/start');
