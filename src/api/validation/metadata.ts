/**
 * What is wrong with metadata, and with label selectors.
 * Follows apimachinery/pkg/api/validation/objectmeta.go and pkg/apis/meta/v1/validation.
 */
import type { Kind, LabelSelector, StringMap } from '../objects';
import type { ObjectMeta } from 'kubernetes-types/meta/v1';
import { type Findings, required, tooLongValue, wellFormed, type Unchecked } from './field';
import { dns1035Label, dnsLabel, labelValue, qualifiedName, subdomain } from './names';
import { checkOperator } from './operator';

const NAME_RULES: Partial<Record<Kind, (name: string) => readonly string[]>> = {
  Namespace: dnsLabel,
  Service: dns1035Label,
  StatefulSet: dnsLabel,
};
const MOST_ANNOTATIONS = 256 * 1024;

/** Names follow the rule of their kind: most may have dots, Services and Namespaces may not. */
export function checkMetadata(found: Findings, kind: Kind, metadata: ObjectMeta): void {
  const { name, generateName, labels, annotations, finalizers } = metadata;
  const rule = NAME_RULES[kind] ?? subdomain;
  if (generateName !== undefined && name === undefined) {
    wellFormed(found, 'metadata.generateName', generateName, (text) => rule(text.replace(/-$/, 'a')));
  } else if (name === undefined || name === '') {
    found.push(required('metadata.name', 'name or generateName is required'));
  } else wellFormed(found, 'metadata.name', name, rule);
  if (metadata.namespace !== undefined) wellFormed(found, 'metadata.namespace', metadata.namespace, dnsLabel);
  checkLabels(found, 'metadata.labels', labels);
  checkAnnotations(found, 'metadata.annotations', annotations);
  for (const finalizer of finalizers ?? []) wellFormed(found, 'metadata.finalizers', finalizer, qualifiedName);
}

/** Keys are qualified names; values may be empty. */
export function checkLabels(found: Findings, field: string, labels: StringMap | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    wellFormed(found, field, key, qualifiedName);
    wellFormed(found, field, value, labelValue);
  }
}

/** Values may hold anything; all together they have a limit. */
export function checkAnnotations(found: Findings, field: string, annotations: StringMap | undefined): void {
  let size = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    wellFormed(found, field, key, (text) => qualifiedName(text.toLowerCase()));
    size += key.length + value.length;
  }
  if (size > MOST_ANNOTATIONS) found.push(tooLongValue(field, MOST_ANNOTATIONS));
}

/** A selector that is missing is not wrong: who needs one says so. */
export function checkSelector(found: Findings, field: string, selector: Unchecked<LabelSelector> | undefined): void {
  checkLabels(found, `${field}.matchLabels`, selector?.matchLabels);
  for (const [index, { key, operator, values = [] }] of (selector?.matchExpressions ?? []).entries()) {
    const at = `${field}.matchExpressions[${index}]`;
    checkOperator(found, at, operator, values);
    wellFormed(found, `${at}.key`, key ?? '', qualifiedName);
    for (const [place, value] of values.entries()) wellFormed(found, `${at}.values[${place}]`, value, labelValue);
  }
}
