/**
 * The DynamoDB client: one per process, with timeouts that leave room inside Slack's three seconds.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface ClientOptions {
  /** Of a DynamoDB-compatible server on this machine; left out for AWS. */
  readonly endpoint?: string;
}

/** A client for AWS by the environment of a Lambda function, or for the server at `endpoint`. */
export function createDynamoClient({ endpoint }: ClientOptions): DynamoDBClient {
  return new DynamoDBClient({
    requestHandler: { connectionTimeout: 500, requestTimeout: 1500, throwOnRequestTimeout: true },
    maxAttempts: 2,
    ...(endpoint === undefined
      ? {}
      : { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });
}
