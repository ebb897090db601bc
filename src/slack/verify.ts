/**
 * Slack's request signature, version 0: proof that a request comes from Slack and was sent a moment ago.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Requests older or newer than this many seconds are refused. */
const TOLERANCE = 300;

/** `v0=` and 64 hex digits for a body that is sent at `timestamp`, seconds since the epoch. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

export interface Signed {
  /** The headers as they were sent, or undefined where they are missing. */
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The raw bytes of the body. */
  readonly body: Uint8Array;
}

/** Whether the request was signed with the secret, within TOLERANCE of `now` (milliseconds) in both directions. */
export function isGenuine({ timestamp, signature, body }: Signed, secret: string, now: number): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  // Anybody could sign with a secret that was forgotten.
  if (secret === '') return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE) return false;
  const wanted = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
