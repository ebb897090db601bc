/**
 * The DynamoDB client: one per process, with timeouts that leave room inside Slack's three seconds.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface ClientOptions {
  /** Of a DynamoDB-compatible server on this machine; left out for AWS. */
  readonly endpoint?: string;
  readonly timeouts?: Timeouts;
}

/** Milliseconds. */
export interface Timeouts {
  readonly connection: number;
  readonly request: number;
}

/** Twice this, and there is still time to tell people within Slack's three seconds. */
const IN_LAMBDA: Timeouts = { connection: 400, request: 700 };
/** Where nobody waits: a moment in which the function has much to do must not look like a table that does not answer. */
export const UNHURRIED: Timeouts = { connection: 1_000, request: 1_500 };
/** A server inside this process answers only when the process has time: a busy machine must not look like a dead one. */
export const IN_PROCESS: Timeouts = { connection: 10_000, request: 10_000 };

/** A client for AWS by the environment of a Lambda function, or for the server at `endpoint`. */
export function createDynamoClient({ endpoint, timeouts = IN_LAMBDA }: ClientOptions): DynamoDBClient {
  return new DynamoDBClient({
    requestHandler: {
      connectionTimeout: timeouts.connection,
      requestTimeout: timeouts.request,
      throwOnRequestTimeout: true,
    },
    maxAttempts: 2,
    ...(endpoint === undefined
      ? {}
      : { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });
}
