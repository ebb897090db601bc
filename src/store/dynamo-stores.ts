/** Everything that is stored in the one table, for a function: one client for all of it. */
import type { Clock, Ports } from '../app/ports';
import { createDynamoClient, type Timeouts } from './client';
import { DynamoBelongings } from './dynamo-belongings';
import { DynamoClusterStore } from './dynamo-cluster-store';
import { DynamoDocuments } from './dynamo-documents';
import { DynamoQuizStore } from './dynamo-quiz-store';

export interface TableOptions {
  readonly tableName: string;
  /** Of a DynamoDB-compatible server instead of AWS. */
  readonly dynamoEndpoint: string | undefined;
}

/** Nothing is asked of DynamoDB before the first request. */
export function dynamoStores(
  { tableName, dynamoEndpoint }: TableOptions,
  clock: Clock,
  timeouts?: Timeouts,
): Pick<Ports, 'clusters' | 'quizzes' | 'documents' | 'belongings'> {
  const client = createDynamoClient({ endpoint: dynamoEndpoint, timeouts });
  return {
    clusters: new DynamoClusterStore(client, tableName, clock),
    quizzes: new DynamoQuizStore(client, tableName, clock),
    documents: new DynamoDocuments(client, tableName, clock),
    belongings: new DynamoBelongings(client, tableName, clock),
  };
}
