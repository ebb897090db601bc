/**
 * Who began to install comes back from Slack with the same random number, once, within ten minutes, in the same browser:
 * so nobody can make somebody else finish what they began. The store keeps hashes only.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DocumentStore, Place } from '../../app/documents';

/** Seconds between beginning and coming back. */
export const STATE_FOR = 10 * 60;

export interface Begun {
  /** Goes to Slack and comes back in the address. */
  readonly state: string;
  /** Stays in the browser, as a cookie. */
  readonly browser: string;
}

/** `over`: never begun, or too long ago. `foreign`: begun in another browser. `used`: come back before. */
export type Claim = 'claimed' | 'over' | 'foreign' | 'used';

const RANDOM = /^[A-Za-z0-9_-]{43}$/;

/** Notes that somebody begins to install. */
export async function begin(documents: DocumentStore): Promise<Begun> {
  const begun = { state: randomNumber(), browser: randomNumber() };
  const stored: StoredState = { form: 1, browser: hash(begun.browser) };
  const saved = await documents.save(placeOf(begun.state), 1, stored, STATE_FOR);
  if (saved === 'conflict') throw new Error('a random number came twice');
  return begun;
}

/** Whether somebody may finish what was begun. Of several who try, one may. */
export async function claim(documents: DocumentStore, state: string, browser: string): Promise<Claim> {
  if (!RANDOM.test(state)) return 'over';
  const place = placeOf(state);
  const stored = await documents.load(place, isStoredState);
  if (stored === undefined) return 'over';
  // Whoever loads the last page again has no cookie any more: it is the same browser all the same.
  if (stored.version > 1) return 'used';
  if (!isSame(hash(browser), stored.value.browser)) return 'foreign';
  return (await documents.save(place, 2, stored.value, STATE_FOR)) === 'saved' ? 'claimed' : 'used';
}

interface StoredState {
  readonly form: 1;
  readonly browser: string;
}

function isStoredState(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & StoredState {
  return value.form === 1 && typeof value.browser === 'string';
}

const placeOf = (state: string): Place => ({ owner: { installing: hash(state) }, name: 'STATE' });
const randomNumber = (): string => randomBytes(32).toString('base64url');
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
