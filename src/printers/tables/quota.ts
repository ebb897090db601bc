/**
 * The tables of ResourceQuotas and LimitRanges. Follows pkg/printers/internalversion/printers.go.
 */
import type { LimitRange, ResourceQuota } from '../../api/objects';
import { AGE, type Column, NAME } from '../column';

export const QUOTAS: readonly Column<ResourceQuota>[] = [
  NAME,
  { name: 'REQUEST', cell: (quota) => usedOf(quota, false) },
  { name: 'LIMIT', cell: (quota) => usedOf(quota, true) },
  AGE,
];

/** `pods: 2/2, requests.cpu: 1/4`: what is used of what may be. */
function usedOf({ status: { hard = {}, used = {} } }: ResourceQuota, isLimits: boolean): string {
  return Object.keys(hard)
    .filter((resource) => resource.startsWith('limits.') === isLimits)
    .sort()
    .map((resource) => `${resource}: ${used[resource] ?? '0'}/${hard[resource]}`)
    .join(', ');
}

export const LIMIT_RANGES: readonly Column<LimitRange>[] = [
  NAME,
  { name: 'CREATED AT', cell: ({ metadata }) => metadata.creationTimestamp },
];
