/** Newest first. */
export type Secrets = readonly [string, ...string[]];

/**
 * What Slack signs its requests with, and what this program seals with keys made of it. While a secret is being changed
 * two count at once: the newest seals, each of them opens.
 */
export interface SigningSecrets {
  /** Those that count, newest first. Throws before `ready`. */
  all(): Secrets;
  /** Resolves when `all` can answer. Rejects where they cannot be fetched. */
  ready(): Promise<void>;
  /** Asks whether they were changed, for a signature that none of them explains. Answers whether they were. */
  renew(): Promise<boolean>;
}

/** Secrets that are known when the program starts. */
export function fixedSecrets(newest: string, ...before: readonly string[]): SigningSecrets {
  return { all: () => [newest, ...before], ready: () => Promise.resolve(), renew: () => Promise.resolve(false) };
}

/** Secrets that count at the same time: more would mean that somebody forgot to take away an old one. */
const MOST_SECRETS = 2;

/** The secrets of a setting, separated by white space; or what is wrong with it, in words that tell nothing of it. */
export function secretsIn(value: string | undefined): Secrets | 'nothing' | 'more than two secrets' {
  const [newest, ...before] = (value ?? '').split(/\s+/).filter((word) => word !== '');
  if (newest === undefined) return 'nothing';
  return before.length < MOST_SECRETS ? [newest, ...before] : 'more than two secrets';
}

/** Something made of a secret once for each: keys cost time to derive. */
export class PerSecret<Made> {
  private readonly made = new Map<string, Made>();

  constructor(
    private readonly secrets: Pick<SigningSecrets, 'all'>,
    private readonly make: (secret: string) => Made,
  ) {}

  /** For sealing. */
  newest(): Made {
    return this.of(this.secrets.all()[0]);
  }

  /** For opening, newest first. */
  all(): readonly Made[] {
    return this.secrets.all().map((secret) => this.of(secret));
  }

  private of(secret: string): Made {
    const known = this.made.get(secret) ?? this.make(secret);
    // Secrets that no longer count are forgotten with what was made of them.
    for (const old of this.made.keys()) if (!this.secrets.all().includes(old)) this.made.delete(old);
    this.made.set(secret, known);
    return known;
  }
}
