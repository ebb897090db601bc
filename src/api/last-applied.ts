/**
 * The annotation in which `kubectl apply` keeps what it said last, to know later what was left out on purpose.
 */
import type { Draft } from './objects';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What was applied last to an object with this metadata; undefined when nothing was. */
export function lastAppliedOf({ metadata }: Pick<Draft, 'metadata'>): Draft | undefined {
  const text = metadata.annotations?.[LAST_APPLIED];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    return undefined; // somebody overwrote the annotation by hand
  }
}
