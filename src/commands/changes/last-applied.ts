/**
 * How `kubectl apply` writes down what it says about an object.
 */
import { KINDS } from '../../api/kinds';
import { LAST_APPLIED } from '../../api/last-applied';
import type { Draft } from '../../api/objects';
import { sortedJson } from '../../printers/json';
import { DEFAULT_NAMESPACE } from '../grammar/words';

/** What a manifest says of an object, as it goes into the annotation. */
export function configuration(draft: Draft): Draft {
  const { annotations = {}, ...metadata } = draft.metadata;
  const { [LAST_APPLIED]: _old, ...others } = annotations;
  const namespace = KINDS[draft.kind].namespaced ? { namespace: draft.metadata.namespace ?? DEFAULT_NAMESPACE } : {};
  return { ...draft, metadata: { ...metadata, ...namespace, annotations: others } };
}

/** What `apply` writes into the annotation for a manifest. */
export const lastAppliedText = (draft: Draft): string => `${sortedJson(configuration(draft))}\n`;

/** The draft with itself in the annotation. */
export function withLastApplied(draft: Draft): Draft {
  const plain = configuration(draft);
  const annotations = { ...plain.metadata.annotations, [LAST_APPLIED]: lastAppliedText(draft) };
  return { ...plain, metadata: { ...plain.metadata, annotations } };
}
