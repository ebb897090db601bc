/** Parameters of Systems Manager, decrypted: all names in one call. */
import type { Parameters } from '../app/ports';
import { GetParametersCommand, SSMClient } from './ssm-client';

/** Milliseconds of one try; two of them leave a request time for its answer. */
const TIMEOUT = 1_000;
const CONNECTION_TIMEOUT = 400;
const TRIES = 2;
/** Names that one call may have. */
const MOST_NAMES = 10;

/**
 * The region is that of the function. Nothing is made before the first call.
 * @param timeout milliseconds of each try
 */
export function ssmParameters(timeout = TIMEOUT): Parameters {
  let client: SSMClient | undefined;
  return {
    get: async (names) => {
      client ??= new SSMClient({
        requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout: timeout, throwOnRequestTimeout: true },
        maxAttempts: TRIES,
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
