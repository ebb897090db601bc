/**
 * Ids of Slack as the log has them: lines about one channel can be found, and nobody reads from a line which channel it
 * is. Whoever knows an id and the salt can look for it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Pseudonyms } from './ports';

const DIGITS = 12;

/** @param salt kept outside of the log; without one the names hold for this process */
export function pseudonymsWith(salt: string | undefined): Pseudonyms {
  const key = salt === undefined || salt === '' ? randomBytes(32) : salt;
  return (id) => createHmac('sha256', key).update(id).digest('hex').slice(0, DIGITS);
}
