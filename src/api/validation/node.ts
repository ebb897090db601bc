/**
 * What is wrong with a Node.
 * Follows ValidateNode in pkg/apis/core/validation/validation.go.
 */
import type { NodeSpec } from 'kubernetes-types/core/v1';
import { duplicate, type Findings, required, unsupported, wellFormed, type Unchecked } from './field';
import { labelValue, qualifiedName } from './names';
import { TAINT_EFFECTS } from './pod-spec/scheduling';

/** Taints are told apart by key and effect. */
export function checkNode(found: Findings, spec: Unchecked<NodeSpec>): void {
  const taken = new Set<string>();
  for (const [index, { key = '', value = '', effect = '' }] of (spec.taints ?? []).entries()) {
    const at = `spec.taints[${index}]`;
    wellFormed(found, `${at}.key`, key, qualifiedName);
    wellFormed(found, `${at}.value`, value, labelValue);
    if (effect === '') found.push(required(`${at}.effect`));
    else if (!TAINT_EFFECTS.includes(effect)) found.push(unsupported(`${at}.effect`, effect, TAINT_EFFECTS));
    const pair = `${key}:${effect}`;
    if (taken.has(pair)) found.push(duplicate(at, { Key: key, Value: value, Effect: effect, TimeAdded: null }));
    taken.add(pair);
  }
}
