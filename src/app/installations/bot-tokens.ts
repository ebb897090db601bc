/**
 * The token of each workspace that installed the app: read, decrypted, remembered for minutes, and renewed before it
 * ends. Of all sandboxes one renews (see renewal.ts). The old token works until its own end, so nobody has to wait for
 * the new one while it does; who has only one that is over waits a moment for whoever renews.
 */
import type { DocumentStore, Versioned } from '../documents';
import type { Cipher, Clock, Log } from '../ports';
import type { Grants } from './grants';
import { type Installation, loadInstallation } from './installation';
import { Remembered } from '../remembered';
import { isResting, isTaken, Renewal } from './renewal';

export interface BotTokensOptions {
  readonly documents: DocumentStore;
  readonly cipher: Cipher;
  readonly grants: Grants;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds for which a token is used without looking whether it is still the one. */
const REMEMBERED_FOR = 5 * 60_000;
/** The same for one that somebody is renewing. */
const REMEMBERED_BRIEFLY = 10_000;
/** Workspaces whose tokens are in memory at a time. */
const MOST_REMEMBERED = 500;
/** A token that ends within so many milliseconds is renewed. */
const RENEWED_BEFORE = 2 * 60 * 60_000;
/** A token that ends within so many milliseconds counts as over: a call takes time, and clocks differ. */
const OVER_BEFORE = 30_000;
/** Milliseconds for which one waits for somebody else who renews, and between two looks. */
const WAITED_FOR = 1_500;
const LOOK_EVERY = 150;

export class BotTokens {
  private readonly remembered: Remembered<string>;
  private readonly renewal: Renewal;
  /** One look at the store for all who ask at once. */
  private readonly asked = new Map<string, Promise<string | undefined>>();

  constructor(private readonly options: BotTokensOptions) {
    this.remembered = new Remembered(MOST_REMEMBERED, options.clock);
    this.renewal = new Renewal(options);
  }

  /** The token for a workspace, or undefined where the app is not installed or the token is lost. */
  async tokenOf(team: string): Promise<string | undefined> {
    return this.remembered.get(team) ?? (await this.ask(team, undefined));
  }

  /** Another token in the place of one that Slack refused, or undefined when there is none. */
  async tokenAfter(team: string, refused: string): Promise<string | undefined> {
    const known = this.remembered.get(team);
    if (known !== undefined && known !== refused) return known;
    this.remembered.forget(team);
    return this.ask(team, refused);
  }

  private ask(team: string, refused: string | undefined): Promise<string | undefined> {
    const key = JSON.stringify([team, refused]);
    const asked = this.asked.get(key) ?? this.find(team, refused).finally(() => this.asked.delete(key));
    this.asked.set(key, asked);
    return asked;
  }

  private async find(team: string, refused: string | undefined): Promise<string | undefined> {
    const { documents, clock } = this.options;
    const until = clock.now() + WAITED_FOR;
    for (;;) {
      const stored = await loadInstallation(documents, team);
      if (stored === undefined) return undefined;
      const found = await this.usable(stored, refused);
      if (found !== 'later') return found;
      if (clock.now() >= until) return undefined;
      await clock.sleep(LOOK_EVERY);
    }
  }

  /** The token of a stored installation, a new one, or `later` where somebody else is getting it. */
  private async usable(
    stored: Versioned<Installation>,
    refused: string | undefined,
  ): Promise<string | undefined | 'later'> {
    const { cipher, clock } = this.options;
    const { team, token: sealed, rotation } = stored.value;
    const token = await cipher.decrypt(sealed, { team });
    const isRefused = token === refused;
    const now = clock.now();
    if (rotation === undefined) return isRefused ? undefined : this.remember(team, token, now + REMEMBERED_FOR);
    const { expiresAt } = rotation;
    const isOver = isRefused || expiresAt <= now + OVER_BEFORE;
    const renewAt = expiresAt - RENEWED_BEFORE;
    if (!isOver && renewAt > now) return this.remember(team, token, Math.min(renewAt, now + REMEMBERED_FOR));
    if (!isTaken(rotation, now) && !isResting(rotation, now)) {
      const renewed = await this.renew(stored, isOver);
      if (renewed !== undefined) {
        const { expires } = renewed;
        return this.remember(team, renewed.token, Math.min(expires - RENEWED_BEFORE, now + REMEMBERED_FOR));
      }
    }
    if (!isOver) return this.remember(team, token, Math.min(expiresAt - OVER_BEFORE, now + REMEMBERED_BRIEFLY));
    return isResting(rotation, now) ? undefined : 'later';
  }

  /** Who still has a token that works does without a new one when renewing fails. */
  private async renew(stored: Versioned<Installation>, isOver: boolean) {
    try {
      return await this.renewal.renew(stored);
    } catch (error) {
      if (isOver) throw error;
      this.options.log.error('token-not-renewed', error);
      return undefined;
    }
  }

  private remember(team: string, token: string, until: number): string {
    this.remembered.put(team, token, until);
    return token;
  }
}
