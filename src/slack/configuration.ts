/**
 * The environment of a function, read once. What is missing is a refusal to start, not a surprise at the first request.
 */
export interface Configuration {
  readonly signingSecret: string;
  readonly tableName: string;
  /** Of a DynamoDB-compatible server instead of AWS. */
  readonly dynamoEndpoint: string | undefined;
}

export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const missing = ['SLACK_SIGNING_SECRET', 'TABLE_NAME'].filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) throw new Error(`kube-tutor cannot start: ${missing.join(' and ')} must be set`);
  return {
    signingSecret: environment.SLACK_SIGNING_SECRET ?? '',
    tableName: environment.TABLE_NAME ?? '',
    dynamoEndpoint: environment.DYNAMODB_ENDPOINT,
  };
}
