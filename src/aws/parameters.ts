/** Parameters of Systems Manager, decrypted: all names in one call. */
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Parameters } from '../app/ports';

/** Milliseconds of one try; two of them leave a request time for its answer. */
const TIMEOUTS = { connectionTimeout: 400, requestTimeout: 1_000, throwOnRequestTimeout: true };
const TRIES = 2;
/** Names that one call may have. */
const MOST_NAMES = 10;

/** @param endpoint of a stand-in; left out for AWS */
export function ssmParameters(endpoint?: string): Parameters {
  let client: SSMClient | undefined;
  return {
    get: async (names) => {
      client ??= new SSMClient({
        requestHandler: TIMEOUTS,
        maxAttempts: TRIES,
        ...(endpoint === undefined ? {} : { endpoint }),
      });
      if (names.length > MOST_NAMES) throw new RangeError('too many parameters for one call');
      const answer = await client.send(new GetParametersCommand({ Names: [...names], WithDecryption: true }));
      const found = (answer.Parameters ?? []).flatMap(({ Name, Value }): [string, string][] =>
        Name === undefined || Value === undefined ? [] : [[Name, Value]],
      );
      return new Map(found);
    },
  };
}
