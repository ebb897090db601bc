/**
 * How a client of the SDK reaches DynamoDB: what stands below its retries. A connection may be put in the place of the
 * client's own.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface WireOptions {
  readonly abortSignal?: AbortSignal;
}

export interface Exchange {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
}

export interface Connection {
  handle(request: WireRequest, options?: WireOptions): Promise<Exchange>;
}

/** The connection that a client has. */
export function connectionOf(client: DynamoDBClient): Connection {
  return client.config.requestHandler;
}

/** Lets a client use another connection from now on. */
export function connect(client: DynamoDBClient, connection: Connection): void {
  const handler = { metadata: { handlerProtocol: 'http/1.1' }, destroy: () => undefined };
  Object.assign(client.config, {
    requestHandler: {
      ...handler,
      handle: (request: WireRequest, options?: WireOptions) => connection.handle(request, options),
    },
  });
}
