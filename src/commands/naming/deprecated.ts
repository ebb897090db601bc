/**
 * What the server says about kinds that another took the place of. Follows k8s.io/api/core/v1 (APILifecycleDeprecated…).
 */
import { isRejected } from '../../api/rejection';
import type { Words } from '../grammar/words';
import { readTargets } from './targets';

const ENDPOINTS = 'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n';

/** As kubectl prints it, for whoever asks for such a kind; empty for all others. */
export function deprecations({ positional }: Words): string {
  const targets = readTargets(positional);
  const isOld = !isRejected(targets) && targets.kinds.some(({ kind }) => kind === 'Endpoints');
  return isOld ? ENDPOINTS : '';
}
