/**
 * What the server says about kinds that others took the place of.
 */
import { isRejected } from '../../api/rejection';
import { DEPRECATIONS } from '../../api/resources';
import type { Words } from '../grammar/words';
import { readTargets } from './targets';

/** As kubectl prints it, for whoever asks for such a kind; empty for all others. */
export function deprecations({ positional }: Words): string {
  const targets = readTargets(positional);
  if (isRejected(targets)) return '';
  const said = targets.kinds.flatMap(({ kind }) => DEPRECATIONS[kind] ?? []);
  return [...new Set(said)].map((warning) => `Warning: ${warning}\n`).join('');
}
