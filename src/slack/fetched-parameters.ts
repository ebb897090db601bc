/**
 * Secrets that are kept outside of the program: fetched together at the first request, remembered, and fetched anew while
 * they go on being used. Whoever asks never causes more than one fetch at a time, nor one more often than it says here.
 */
import type { Clock, Log, Parameters } from '../app/ports';

/** Milliseconds after which what is known is fetched anew, and after which it no longer counts if that fails. */
const FRESH_FOR = 5 * 60_000;
const KEPT_FOR = 60 * 60_000;
/** Milliseconds between fetches that a request causes with a signature that nothing known explains. */
const RENEWED_EVERY = 30_000;
/** Milliseconds before another try after a failure: while nothing is known, and while something is. */
const TRIED_EVERY = 2_000;
const REFRESH_TRIED_EVERY = 30_000;
/** Milliseconds that a request waits for a refresh before it goes on with what is known. */
const REFRESH_WAIT = 300;

type Values = ReadonlyMap<string, string>;

export interface FetchedParametersOptions {
  readonly parameters: Parameters;
  /** All of them: one call brings them. */
  readonly names: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

export class FetchedParameters {
  private known: { readonly values: Values; readonly at: number } | undefined;
  private failed: { readonly error: unknown; readonly at: number } | undefined;
  private fetching: Promise<Values> | undefined;
  private renewedAt = -Infinity;

  constructor(private readonly options: FetchedParametersOptions) {}

  /** What was fetched last; undefined before `ready`. */
  get values(): Values | undefined {
    return this.known?.values;
  }

  /** Resolves when `values` can be used. Rejects where nothing was fetched for an hour. */
  async ready(): Promise<Values> {
    const { known, failed, options } = this;
    const now = options.clock.now();
    const age = known === undefined ? Infinity : between(known.at, now);
    if (known !== undefined && age < FRESH_FOR) return known.values;
    const isKept = known !== undefined && age < KEPT_FOR;
    if (failed !== undefined && between(failed.at, now) < (isKept ? REFRESH_TRIED_EVERY : TRIED_EVERY)) {
      if (isKept) return known.values;
      throw failed.error;
    }
    if (!isKept) return this.fetch();
    const old = options.clock.sleep(REFRESH_WAIT).then(() => known.values);
    return Promise.race([this.fetch().catch(() => known.values), old]);
  }

  /** Fetches what may have been changed. Answers whether anything was fetched; a failure leaves all as it was. */
  async renew(): Promise<boolean> {
    const now = this.options.clock.now();
    const latest = Math.max(this.renewedAt, this.known?.at ?? -Infinity, this.failed?.at ?? -Infinity);
    if (between(latest, now) < RENEWED_EVERY) return false;
    this.renewedAt = now;
    return this.fetch().then(
      () => true,
      () => false,
    );
  }

  /** One call for everybody who waits for it. */
  private fetch(): Promise<Values> {
    this.fetching ??= this.ask().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async ask(): Promise<Values> {
    const { parameters, names, clock, log } = this.options;
    try {
      const values = await parameters.get(names);
      this.known = { values, at: clock.now() };
      this.failed = undefined;
      return values;
    } catch (error) {
      this.failed = { error, at: clock.now() };
      log.error('parameters-not-read', error, { parameters: names.join(' ') });
      throw error;
    }
  }
}

/** Milliseconds since; for ever, where the clock was set back in between. */
const between = (then: number, now: number): number => (then > now ? Infinity : now - then);
