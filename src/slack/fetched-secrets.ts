/** The signing secrets and the token of the bot where they are kept outside of the program. */
import type { Log } from '../app/ports';
import type { FetchedParameters } from './fetched-parameters';
import { type Secrets, secretsIn, type SigningSecrets } from './signing-secrets';
import type { Tokens } from './tokens';

/** A secret that the program needs and does not have. Its message names the parameter, never the value. */
class MissingSecret extends Error {
  override readonly name = 'MissingSecret';
}

/** The signing secrets of a parameter: one, or two separated by white space while one takes the other's place. */
export class FetchedSecrets implements SigningSecrets {
  private current: { readonly value: string | undefined; readonly secrets: Secrets } | undefined;

  constructor(
    private readonly parameters: FetchedParameters,
    /** Of the parameter. */
    private readonly parameter: string,
    private readonly log: Log,
  ) {}

  all(): Secrets {
    if (this.current === undefined) throw new MissingSecret(`${this.parameter} was not fetched yet`);
    return this.current.secrets;
  }

  async ready(): Promise<void> {
    const value = (await this.parameters.ready()).get(this.parameter);
    // What somebody just puts right need not wait until everything is fetched anew.
    const isUsable = typeof secretsIn(value) !== 'string';
    const hasNews = !isUsable && (await this.parameters.renew());
    this.take(hasNews ? this.parameters.values?.get(this.parameter) : value);
  }

  async renew(): Promise<boolean> {
    const before = this.current?.value;
    if (!(await this.parameters.renew())) return false;
    this.take(this.parameters.values?.get(this.parameter));
    return this.current?.value !== before;
  }

  /** What is there now counts, and nothing else does: a secret that was taken away opens nothing any more. */
  private take(value: string | undefined): void {
    if (this.current !== undefined && this.current.value === value) return;
    const secrets = secretsIn(value);
    if (typeof secrets === 'string') {
      this.current = undefined;
      const error = new MissingSecret(`${this.parameter} holds ${secrets}`);
      this.log.error('secret-unusable', error, { parameter: this.parameter, holds: secrets });
      throw error;
    }
    this.current = { value, secrets };
  }
}

/** The secret of a parameter, or undefined where it is missing or empty. Rejects where nobody answers. */
export async function fetchedSecret(parameters: FetchedParameters, parameter: string): Promise<string | undefined> {
  const value = (await parameters.ready()).get(parameter)?.trim() ?? '';
  return value === '' ? undefined : value;
}

/** The token of a parameter. Where the parameter is missing, the bot has none. */
export function fetchedToken(parameters: FetchedParameters, parameter: string): Tokens {
  const tokenOf = () => fetchedSecret(parameters, parameter);
  return {
    tokenOf,
    tokenAfter: async (_team, refused) => {
      const token = (await parameters.renew()) ? await tokenOf() : undefined;
      return token === refused ? undefined : token;
    },
  };
}
