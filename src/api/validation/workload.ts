/**
 * What is wrong with a Deployment, ReplicaSet, StatefulSet or DaemonSet.
 * Follows pkg/apis/apps/validation/validation.go.
 */
import type * as apps from 'kubernetes-types/apps/v1';
import type { PodTemplateSpec } from 'kubernetes-types/core/v1';
import type { LabelSelector } from '../objects';
import { matchesSelector, selectsEverything } from '../selectors';
import { type Findings, forbiddenField, invalidValue, notNegative, required, unsupported, wellFormed } from './field';
import { checkAnnotations, checkLabels, checkPodAnnotations, checkSelector } from './metadata';
import { dns1035Label } from './names';
import { checkPodSpec } from './pod-spec';
import { checkClaimSpec } from './storage';
import { checkDaemonSetStrategy, checkDeploymentStrategy, checkStatefulSetStrategy } from './update-strategy';

/** Selector, template, strategy, and a deadline that is longer than what a Pod needs to be available. */
export function checkDeployment(found: Findings, spec: apps.DeploymentSpec): void {
  notNegative(found, 'spec.replicas', spec.replicas);
  checkOwnSelector(found, spec.selector, 'deployment');
  checkTemplate(found, spec.selector, spec.template, 'ReplicaSet');
  checkDeploymentStrategy(found, spec.strategy ?? {});
  notNegative(found, 'spec.minReadySeconds', spec.minReadySeconds);
  notNegative(found, 'spec.revisionHistoryLimit', spec.revisionHistoryLimit);
  const deadline = spec.progressDeadlineSeconds;
  notNegative(found, 'spec.progressDeadlineSeconds', deadline);
  if (deadline !== undefined && deadline <= (spec.minReadySeconds ?? 0)) {
    found.push(invalidValue('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'));
  }
}

/** Selector, template and a number of replicas. */
export function checkReplicaSet(found: Findings, spec: apps.ReplicaSetSpec): void {
  notNegative(found, 'spec.replicas', spec.replicas);
  notNegative(found, 'spec.minReadySeconds', spec.minReadySeconds);
  checkOwnSelector(found, spec.selector, 'deployment');
  checkTemplate(found, spec.selector, spec.template ?? {}, 'ReplicaSet');
}

/** Selector, template with the volumes of its claims, and how Pods are managed. */
export function checkStatefulSet(
  found: Findings,
  spec: Omit<apps.StatefulSetSpec, 'serviceName'> & { serviceName?: string },
): void {
  const { persistentVolumeClaimRetentionPolicy: retention } = spec;
  const policy = spec.podManagementPolicy;
  if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    found.push(invalidValue('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"));
  }
  checkStatefulSetStrategy(found, spec.updateStrategy ?? {});
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = retention?.[field];
    if (retention === undefined || value === 'Retain' || value === 'Delete') continue;
    found.push(unsupported(`spec.persistentVolumeClaimRetentionPolicy.${field}`, value, ['Delete', 'Retain']));
  }
  for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    checkClaimSpec(found, `spec.volumeClaimTemplates[${index}].spec`, claim.spec ?? {});
  }
  notNegative(found, 'spec.replicas', spec.replicas);
  notNegative(found, 'spec.minReadySeconds', spec.minReadySeconds);
  notNegative(found, 'spec.ordinals.start', spec.ordinals?.start);
  notNegative(found, 'spec.revisionHistoryLimit', spec.revisionHistoryLimit);
  checkOwnSelector(found, spec.selector, 'statefulset');
  const claims = (spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata?.name ?? '');
  checkTemplate(found, spec.selector, spec.template, 'StatefulSet', claims);
  const { serviceName = '' } = spec;
  if (serviceName !== '') wellFormed(found, 'spec.serviceName', serviceName, dns1035Label);
}

/** Selector and template; Nodes are its number. */
export function checkDaemonSet(found: Findings, spec: apps.DaemonSetSpec): void {
  checkSelector(found, 'spec.selector', spec.selector);
  checkTemplate(found, spec.selector, spec.template, 'DaemonSet');
  if (isEmptySelector(spec.selector)) {
    found.push(invalidValue('spec.selector', spec.selector, 'empty selector is invalid for daemonset'));
  }
  notNegative(found, 'spec.minReadySeconds', spec.minReadySeconds);
  checkDaemonSetStrategy(found, spec.updateStrategy ?? {});
  notNegative(found, 'spec.revisionHistoryLimit', spec.revisionHistoryLimit);
}

function checkOwnSelector(found: Findings, selector: LabelSelector | undefined, name: string): void {
  if (selector === undefined) {
    found.push(required('spec.selector'));
    return;
  }
  checkSelector(found, 'spec.selector', selector);
  if (isEmptySelector(selector)) {
    found.push(invalidValue('spec.selector', shown(selector), `empty selector is invalid for ${name}`));
  }
}

function isEmptySelector(selector: LabelSelector | undefined): boolean {
  return selector !== undefined && selectsEverything(selector);
}

/** Go leaves empty maps and lists out of JSON. */
function shown(selector: LabelSelector): LabelSelector {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
}

function checkTemplate(
  found: Findings,
  selector: LabelSelector | undefined,
  template: PodTemplateSpec,
  maker: string,
  claims: readonly string[] = [],
): void {
  const { metadata = {}, spec } = template;
  if (!isEmptySelector(selector) && !matchesSelector(selector, metadata.labels)) {
    const field = 'spec.template.metadata.labels';
    found.push(invalidValue(field, metadata.labels, '`selector` does not match template `labels`'));
  }
  checkLabels(found, 'spec.template.labels', metadata.labels);
  checkAnnotations(found, 'spec.template.annotations', metadata.annotations);
  checkPodAnnotations(found, 'spec.template.annotations', metadata.annotations);
  checkPodSpec(found, 'spec.template.spec', spec ?? { containers: [] }, claims);
  const policy = spec?.restartPolicy ?? 'Always';
  const field = 'spec.template.spec.restartPolicy';
  if (policy !== 'Always' && !found.some((one) => one.field === field)) {
    found.push(unsupported(field, policy, ['Always']));
  }
  if (spec?.activeDeadlineSeconds !== undefined) {
    const why = `activeDeadlineSeconds in ${maker} is not Supported`;
    found.push(forbiddenField('spec.template.spec.activeDeadlineSeconds', why));
  }
}
