/**
 * When two Pod templates are the same. Follows pkg/controller/deployment/util (EqualIgnoreHash).
 */
import { isEqual } from './equal';
import type { PodTemplate } from './objects';

/** The label that ties Pods and ReplicaSets to one template of a Deployment. */
export const TEMPLATE_HASH_LABEL = 'pod-template-hash';

/** Whether two templates ask for the same Pods; the label with the hash does not count. */
export function isSameTemplate(a: PodTemplate, b: PodTemplate): boolean {
  return isEqual(a.spec, b.spec) && isEqual(withoutHash(a).metadata, withoutHash(b).metadata);
}

/** The template without the label that a Deployment adds to it. */
export function withoutHash(template: PodTemplate): PodTemplate {
  const labels = template.metadata.labels;
  if (labels?.[TEMPLATE_HASH_LABEL] === undefined) return template;
  const { [TEMPLATE_HASH_LABEL]: _hash, ...rest } = labels;
  return { ...template, metadata: { ...template.metadata, labels: rest } };
}
