/**
 * What a story needs to know of a deletion.
 */
import type { KubeObject } from '../../api/objects';
import type { DeleteOptions } from '../../cluster/deletion';
import type { Intent } from './intent';

/** Seconds that a Pod gets to stop where nobody says otherwise. */
const USUAL_GRACE = 30;

/** That a Pod had ended before, or how long it gets where that is not the usual. */
export function deletionDetail(object: KubeObject, { gracePeriodSeconds }: DeleteOptions): Pick<Intent, 'detail'> {
  if (object.kind !== 'Pod') return gracePeriodSeconds === 0 ? { detail: { grace: 0 } } : {};
  const { phase } = object.status;
  if (phase === 'Failed' || phase === 'Succeeded') return { detail: { phase } };
  const grace = gracePeriodSeconds ?? object.spec.terminationGracePeriodSeconds;
  return grace === USUAL_GRACE ? {} : { detail: { grace } };
}
