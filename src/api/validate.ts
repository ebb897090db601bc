/**
 * What is wrong with an object, in upstream's words.
 * Follows pkg/apis/{apps,core,storage}/validation.
 */
import type { Draft, KubeObject } from './objects';
import type { FieldError } from './rejection';

/** Everything that forbids creating this (defaulted) draft; empty when it may come in. */
export function validateNew(draft: Draft): readonly FieldError[] {
  return draft.metadata.name === undefined && draft.metadata.generateName === undefined
    ? [{ field: 'metadata.name', detail: 'Required value: name or generateName is required' }]
    : [];
}

/** Everything that forbids replacing an object by this one. */
export function validateChange(before: KubeObject, next: KubeObject): readonly FieldError[] {
  return before === next ? [] : validateNew(next);
}
