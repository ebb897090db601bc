/**
 * Points at the object that a draft will be.
 */
import { KINDS } from '../../api/kinds';
import type { Draft, Ref } from '../../api/objects';
import { DEFAULT_NAMESPACE } from '../grammar/words';

/** A draft that leaves its name to the server has an empty one. */
export function refOfDraft({ kind, metadata }: Draft): Ref {
  const { name = '', namespace = DEFAULT_NAMESPACE } = metadata;
  return KINDS[kind].namespaced ? { kind, name, namespace } : { kind, name };
}
