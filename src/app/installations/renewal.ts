/**
 * Getting the next token of a workspace, by one sandbox at a time. A refresh token works once, and is revoked after a
 * short grace period; the token before it works until its own end (Slack keeps two active). So: take the lease, exchange,
 * keep the new pair. Where it ends between the last two, the lease ends by itself, and another one tries with the old
 * refresh token, which Slack may still take.
 */
import { FOR_EVER, type DocumentStore, type Versioned } from '../documents';
import type { Cipher, Clock, Log, SaveResult } from '../ports';
import { type Grant, type Grants, NO_ANSWER } from './grants';
import { type Installation, installationPlace, loadInstallation, type Rotation } from './installation';

export interface RenewalOptions {
  readonly documents: DocumentStore;
  readonly cipher: Cipher;
  readonly grants: Grants;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Renewed {
  readonly token: string;
  /** Wall-clock milliseconds. */
  readonly expires: number;
}

/** Milliseconds for which a lease counts: longer than an exchange and keeping what came of it may take. */
const LEASE = 10_000;
/** Milliseconds for which Slack is left alone after it refused. */
const REST = 60_000;
/** Tries to keep a new pair, and milliseconds between them: lost is lost. */
const TRIES = 5;
const PAUSE = 100;

/** Whether somebody is getting the next token now. */
export function isTaken({ leasedUntil = 0 }: Rotation, now: number): boolean {
  return leasedUntil > now;
}

/** Whether Slack refused a moment ago. */
export function isResting({ refusedAt = 0 }: Rotation, now: number): boolean {
  return refusedAt + REST > now;
}

export class Renewal {
  constructor(private readonly options: RenewalOptions) {}

  /** The next token of a workspace, or undefined: others are faster, Slack refuses, or does not answer. */
  async renew(stored: Versioned<Installation>): Promise<Renewed | undefined> {
    const { cipher, clock, grants, log } = this.options;
    const { team, rotation } = stored.value;
    if (rotation === undefined) return undefined;
    const refreshToken = await cipher.decrypt(rotation.refreshToken, { team });
    const leasedUntil = clock.now() + LEASE;
    const leased = { ...stored.value, rotation: { ...rotation, leasedUntil } };
    if ((await this.save(leased, stored.version + 1)) === 'conflict') return undefined;
    const granted = await grants.refresh(refreshToken);
    if (granted.ok) return this.keep(leased, granted.grant);
    log.info('token-refused', { error: granted.error });
    // Without an answer Slack may have given a pair. The lease says for how long nobody asks for another.
    if (granted.error !== NO_ANSWER) await this.noteRefusal(leased, stored.version + 2);
    return undefined;
  }

  /** Keeps a new pair. Who got it may use it even where it could not be kept. */
  private async keep(before: Installation, { token, rotation }: Grant): Promise<Renewed> {
    const { clock, log } = this.options;
    const expires = rotation === undefined ? Infinity : clock.now() + rotation.seconds * 1000;
    const pair = { token, expires, refreshToken: rotation?.refreshToken };
    for (let tries = 1; ; tries++) {
      try {
        await this.replace(before, pair);
        return pair;
      } catch (error) {
        if (tries === TRIES) {
          log.error('token-not-kept', error);
          return pair;
        }
        await clock.sleep(PAUSE);
      }
    }
  }

  /** Puts a pair in the place of the one that it was made of, unless something newer took that place. */
  private async replace(
    { team, rotation: before }: Installation,
    { token, expires, refreshToken }: Renewed & { readonly refreshToken: string | undefined },
  ): Promise<void> {
    const { cipher, documents } = this.options;
    const sealed = await cipher.encrypt(token, { team });
    const rotation =
      refreshToken === undefined
        ? {}
        : { rotation: { refreshToken: await cipher.encrypt(refreshToken, { team }), expiresAt: expires } };
    const stored = await loadInstallation(documents, team);
    if (stored === undefined || stored.value.rotation?.refreshToken !== before?.refreshToken) return;
    const { rotation: _old, ...installation } = stored.value;
    const next = { ...installation, token: sealed, ...rotation };
    if ((await this.save(next, stored.version + 1)) === 'conflict') throw new Error('others were faster');
  }

  /** So that nobody asks again for a while. A conflict means that somebody else knows better. */
  private async noteRefusal({ rotation, ...installation }: Installation, version: number): Promise<void> {
    if (rotation === undefined) return;
    const { refreshToken, expiresAt } = rotation;
    const refused = { refreshToken, expiresAt, refusedAt: this.options.clock.now() };
    await this.save({ ...installation, rotation: refused }, version);
  }

  private save(installation: Installation, version: number): Promise<SaveResult> {
    return this.options.documents.save(installationPlace(installation.team), version, installation, FOR_EVER);
  }
}
