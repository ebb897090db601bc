/**
 * Names of resources in requests, limits, quotas and LimitRanges.
 * Follows validateResourceName and its kin in pkg/apis/core/validation/validation.go.
 */
import { type Findings, invalidValue, wellFormed } from './field';
import { qualifiedName } from './names';

/** Resources that come in whole pieces. */
export const WHOLE_RESOURCES: ReadonlySet<string> = new Set([
  'pods',
  'services',
  'services.nodeports',
  'services.loadbalancers',
  'persistentvolumeclaims',
  'resourcequotas',
  'replicationcontrollers',
  'secrets',
  'configmaps',
]);
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];
/** What Pods take: all that a quota with scopes can limit. */
export const POD_RESOURCES: ReadonlySet<string> = new Set([
  'pods',
  ...COMPUTE,
  ...COMPUTE.map((name) => `requests.${name}`),
  ...COMPUTE.map((name) => `limits.${name}`),
]);
const OF_QUOTAS = new Set([...WHOLE_RESOURCES, ...POD_RESOURCES, 'requests.storage']);

export const isQuotaResource = (name: string): boolean => OF_QUOTAS.has(name) || /^(requests\.)?hugepages-/.test(name);
const isOfContainers = (name: string): boolean => COMPUTE.includes(name) || name.startsWith('hugepages-');

/** A name without a domain must be one that Kubernetes knows. */
export function checkResourceName(found: Findings, at: string, name: string): void {
  const before = found.length;
  wellFormed(found, at, name, qualifiedName);
  if (found.length > before || name.includes('/') || isQuotaResource(name) || name === 'storage') return;
  found.push(invalidValue(at, name, 'must be a standard resource type or fully qualified'));
}

export function checkContainerResource(found: Findings, at: string, name: string): void {
  checkResourceName(found, at, name);
  if (name.includes('/') || isOfContainers(name)) return;
  found.push(invalidValue(at, name, 'must be a standard resource for containers'));
}

export function checkQuotaResource(found: Findings, at: string, name: string): void {
  checkResourceName(found, at, name);
  if (name.includes('/') || isQuotaResource(name)) return;
  found.push(invalidValue(at, name, 'must be a standard resource for quota'));
}
