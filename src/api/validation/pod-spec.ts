/**
 * What is wrong with the spec of a Pod or of a template.
 * Follows ValidatePodSpec in pkg/apis/core/validation/validation.go.
 */
import type { PersistentVolumeClaimSpec, PodSpec, Volume } from 'kubernetes-types/core/v1';
import {
  duplicate,
  type Findings,
  forbiddenField,
  invalidValue,
  oneOf,
  required,
  wellFormed,
  type Unchecked,
} from './field';
import { dnsLabel, subdomain } from './names';
import { checkContainers } from './pod-spec/container';
import { checkScheduling } from './pod-spec/scheduling';
import { checkPodPriority } from './priority-class';
import { checkClaimSpec } from './storage';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

/** `extraVolumes`: what a StatefulSet's claims add to the Pod's own volumes. */
export function checkPodSpec(
  found: Findings,
  field: string,
  spec: Unchecked<PodSpec>,
  extraVolumes: readonly string[] = [],
): void {
  const volumes = new Set([...extraVolumes, ...checkVolumes(found, `${field}.volumes`, spec.volumes ?? [])]);
  const taken = new Set<string>();
  const containers = spec.containers ?? [];
  if (containers.length === 0) found.push(required(`${field}.containers`));
  const grace = spec.terminationGracePeriodSeconds;
  checkContainers(found, `${field}.containers`, containers, { volumes, grace }, taken);
  checkContainers(
    found,
    `${field}.initContainers`,
    spec.initContainers ?? [],
    { volumes, grace, areInit: true },
    taken,
  );
  oneOf(found, `${field}.restartPolicy`, spec.restartPolicy, RESTART_POLICIES);
  oneOf(found, `${field}.dnsPolicy`, spec.dnsPolicy, DNS_POLICIES);
  checkScheduling(found, field, spec);
  checkPodPriority(found, field, spec);
  if (spec.serviceAccountName !== undefined && spec.serviceAccountName !== '') {
    wellFormed(found, `${field}.serviceAccountName`, spec.serviceAccountName, subdomain);
  }
  if (spec.nodeName !== undefined && spec.nodeName !== '') {
    wellFormed(found, `${field}.nodeName`, spec.nodeName, subdomain);
  }
  const deadline = spec.activeDeadlineSeconds;
  if (deadline !== undefined && (deadline < 1 || deadline > 2 ** 31 - 1)) {
    const why = 'must be between 1 and 2147483647, inclusive';
    found.push(invalidValue(`${field}.activeDeadlineSeconds`, deadline, why));
  }
  if (spec.hostname !== undefined && spec.hostname !== '') {
    wellFormed(found, `${field}.hostname`, spec.hostname, dnsLabel);
  }
  if (spec.subdomain !== undefined && spec.subdomain !== '') {
    wellFormed(found, `${field}.subdomain`, spec.subdomain, dnsLabel);
  }
}

/** Gives back the names of the volumes. */
function checkVolumes(found: Findings, field: string, volumes: readonly Unchecked<Volume>[]): readonly string[] {
  const names = new Set<string>();
  for (const [index, volume] of volumes.entries()) {
    const at = `${field}[${index}]`;
    const name = volume.name ?? '';
    const sources = Object.keys(volume).filter((key) => key !== 'name');
    for (const source of sources.slice(1)) {
      found.push(forbiddenField(`${at}.${source}`, 'may not specify more than 1 volume type'));
    }
    if (volume.persistentVolumeClaim !== undefined && (volume.persistentVolumeClaim.claimName ?? '') === '') {
      found.push(required(`${at}.persistentVolumeClaim.claimName`));
    }
    if (volume.ephemeral !== undefined) {
      const claim = volume.ephemeral.volumeClaimTemplate;
      const path = `${at}.ephemeral.volumeClaimTemplate`;
      if (claim === undefined) found.push(required(path));
      else checkClaimSpec(found, `${path}.spec`, (claim.spec ?? {}) as PersistentVolumeClaimSpec);
    }
    if (volume.hostPath !== undefined && (volume.hostPath.path ?? '') === '') {
      found.push(required(`${at}.hostPath.path`));
    }
    if (name === '') found.push(required(`${at}.name`));
    else wellFormed(found, `${at}.name`, name, dnsLabel);
    if (names.has(name)) found.push(duplicate(`${at}.name`, name));
    names.add(name);
  }
  return [...names];
}
