/**
 * What `kubectl apply` said last about an object: kept in an annotation, to know later what was left out on purpose.
 */
import { KINDS } from '../../api/kinds';
import type { Draft, KubeObject } from '../../api/objects';
import { sortedJson } from '../../printers/json';
import { DEFAULT_NAMESPACE } from '../grammar/words';

/** The annotation's key. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What a manifest says of an object, as it goes into the annotation. */
export function configuration(draft: Draft): Draft {
  const { annotations = {}, ...metadata } = draft.metadata;
  const { [LAST_APPLIED]: _old, ...others } = annotations;
  const namespace = KINDS[draft.kind].namespaced ? { namespace: draft.metadata.namespace ?? DEFAULT_NAMESPACE } : {};
  return { ...draft, metadata: { ...metadata, ...namespace, annotations: others } };
}

/** The draft with itself in the annotation. */
export function withLastApplied(draft: Draft): Draft {
  const plain = configuration(draft);
  const annotations = { ...plain.metadata.annotations, [LAST_APPLIED]: `${sortedJson(plain)}\n` };
  return { ...plain, metadata: { ...plain.metadata, annotations } };
}

/** What was applied last; undefined when nothing was. */
export function lastAppliedOf(live: KubeObject): Draft | undefined {
  const text = live.metadata.annotations?.[LAST_APPLIED];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    return undefined; // somebody overwrote the annotation by hand
  }
}
