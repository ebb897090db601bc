/** A client of DynamoDB that asks a role before each request, as AWS would. */
import { DynamoDBClient, type DynamoDBClientConfig, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { mayTouch } from './may-touch';
import { at, type Resource } from './template';

export function asRole(role: Resource, config: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient(config);
  client.middlewareStack.add(
    (next, context) => (args) => {
      const action = `dynamodb:${String(context.commandName).replace('Command', '')}`;
      const partition = partitionOf(args.input);
      if (partition === undefined || !mayTouch(role, action, partition)) {
        throw new DynamoDBServiceException({
          name: 'AccessDeniedException',
          message: `may not ${action} ${partition ?? 'a whole table'}`,
          $fault: 'client',
          $metadata: {},
        });
      }
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

/** The partition that a request is about. */
function partitionOf(input: object): string | undefined {
  const found =
    at(input, 'Key', 'pk', 'S') ?? at(input, 'Item', 'pk', 'S') ?? at(input, 'ExpressionAttributeValues', ':pk', 'S');
  return typeof found === 'string' ? found : undefined;
}
