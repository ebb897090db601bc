/**
 * What is wrong with metadata, and with label selectors.
 * Follows apimachinery/pkg/api/validation/objectmeta.go and pkg/apis/meta/v1/validation.
 */
import { DELETION_COST, parseDeletionCost } from '../deletion-cost';
import { FOREGROUND, ORPHAN, STANDARD_FINALIZERS } from '../finalizers';
import type { Kind, LabelSelector, OwnerReference, StringMap } from '../objects';
import type { ObjectMeta } from 'kubernetes-types/meta/v1';
import {
  type Findings,
  forbiddenField,
  invalidValue,
  required,
  tooLongValue,
  wellFormed,
  type Unchecked,
} from './field';
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
  const isMadeUp = generateName !== undefined && generateName !== '';
  if (isMadeUp) wellFormed(found, 'metadata.generateName', generateName, (text) => rule(text.replace(/-$/, 'a')));
  if (name !== undefined && name !== '') wellFormed(found, 'metadata.name', name, rule);
  else if (!isMadeUp) found.push(required('metadata.name', 'name or generateName is required'));
  if (metadata.namespace !== undefined) wellFormed(found, 'metadata.namespace', metadata.namespace, dnsLabel);
  checkLabels(found, 'metadata.labels', labels);
  checkAnnotations(found, 'metadata.annotations', annotations);
  if (kind === 'Pod') checkPodAnnotations(found, 'metadata.annotations', annotations);
  checkOwners(found, metadata.ownerReferences ?? []);
  checkFinalizers(found, finalizers ?? []);
}

/** Follows ValidateOwnerReferences: at most one of them is the controller. */
function checkOwners(found: Findings, owners: readonly Unchecked<OwnerReference>[]): void {
  const at = 'metadata.ownerReferences';
  const controllers: string[] = [];
  for (const { apiVersion = '', kind = '', name = '', uid = '', controller } of owners) {
    if (apiVersion === '') found.push(invalidValue(`${at}.apiVersion`, apiVersion, 'version must not be empty'));
    if (kind === '') found.push(invalidValue(`${at}.kind`, kind, 'must not be empty'));
    if (name === '') found.push(invalidValue(`${at}.name`, name, 'must not be empty'));
    if (uid === '') found.push(invalidValue(`${at}.uid`, uid, 'must not be empty'));
    if (controller !== true) continue;
    const [first] = controllers;
    if (first !== undefined) {
      const why = `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${name}`;
      found.push(invalidValue(at, owners, why));
    }
    controllers.push(name);
  }
}

/** Follows ValidateFinalizers, and validateKubeFinalizerName for names without a domain. */
function checkFinalizers(found: Findings, finalizers: readonly string[]): void {
  for (const [index, finalizer] of finalizers.entries()) {
    wellFormed(found, 'metadata.finalizers', finalizer, qualifiedName);
    if (finalizer.includes('/') || STANDARD_FINALIZERS.has(finalizer)) continue;
    const why = 'name is neither a standard finalizer name nor is it fully qualified';
    found.push(invalidValue(`metadata.finalizers[${index}]`, finalizer, why));
  }
  if (!finalizers.includes(FOREGROUND) || !finalizers.includes(ORPHAN)) return;
  const both = `finalizer ${ORPHAN} and ${FOREGROUND} cannot be both set`;
  found.push(invalidValue('metadata.finalizers', finalizers, both));
}

/** What is deleted cannot be held by anything new. Follows ValidateNoNewFinalizers. */
export function checkNewFinalizers(found: Findings, before: ObjectMeta, next: ObjectMeta): void {
  if (before.deletionTimestamp === undefined) return;
  const added = (next.finalizers ?? []).filter((name) => before.finalizers?.includes(name) !== true);
  if (added.length === 0) return;
  const list = `[]string{${added.map((name) => JSON.stringify(name)).join(', ')}}`;
  const why = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`;
  found.push(forbiddenField('metadata.finalizers', why));
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

/** What only the annotations of Pods, and of templates of Pods, can get wrong. */
export function checkPodAnnotations(found: Findings, field: string, annotations: StringMap | undefined): void {
  const cost = annotations?.[DELETION_COST];
  if (parseDeletionCost(cost) !== undefined) return;
  found.push(invalidValue(`${field}[${DELETION_COST}]`, cost, 'must be a 32bit integer'));
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
