/**
 * Credentials as Lambda hands them to a function: in the environment. The bundle puts this in the place of the SDK's
 * chain of providers (profiles, containers, SSO, EC2 …), which no Lambda function ever reaches and which is most of what
 * the SDK loads. infra/bundle.ts names it.
 */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Credentials = Extract<DynamoDBClientConfig['credentials'], () => unknown>;

/** Takes the place of `defaultProvider` of @aws-sdk/credential-provider-node. Throws when the environment has no keys. */
export function defaultProvider(): Credentials {
  return () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
      return Promise.reject(new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set'));
    }
    return Promise.resolve({
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
    });
  };
}
