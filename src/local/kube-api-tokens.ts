/**
 * Tokens of kubectl: who it acts for, and in which channel. A token is sealed with a key of this start, so nothing has to
 * be kept about it, nobody reads or makes one without the key, and the next start takes none of them.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { ChannelId, Person } from '../app/ports';

/** What a token opens. */
export interface Pass {
  readonly id: ChannelId;
  readonly person: Person;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Milliseconds for which a token works: a week. */
export const TOKEN_LASTS = 7 * 24 * 60 * 60_000;
/** Longer ones are not tried. */
const LONGEST = 2_000;
const FORM = /^[A-Za-z0-9_-]+$/;

export const newTokenKey = (): Buffer => randomBytes(KEY_BYTES);

/** @param now wall-clock milliseconds */
export function sealToken({ id, person }: Pass, key: Buffer, now: number): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  const text = JSON.stringify([id.team, id.channel, person.id, person.name, now + TOKEN_LASTS]);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/**
 * What a token opens; undefined for one that was not made with this key, or is over. The tag of a sealed text is compared
 * in constant time (OpenSSL).
 */
export function openToken(token: string, key: Buffer, now: number): Pass | undefined {
  if (token.length > LONGEST || !FORM.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const sealed = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([sealed, decipher.final()]).toString('utf8');
    // Only what was sealed here gets this far.
    const [team, channel, person, name, until] = JSON.parse(text) as [string, string, string, string, number];
    return until > now ? { id: { team, channel }, person: { id: person, name } } : undefined;
  } catch {
    return undefined;
  }
}
