/**
 * How a Pod's requests and limits rank it when a Node runs out of memory.
 * Follows pkg/apis/core/v1/helper/qos.
 */
import type { PodSpec } from 'kubernetes-types/core/v1';
import { parseQuantity } from '../api/quantity';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

const COUNTED = ['cpu', 'memory'] as const;

export function qosClass(spec: Pick<PodSpec, 'containers' | 'initContainers'>): QosClass {
  let asksAnything = false;
  let isGuaranteed = true;
  for (const { resources } of [...spec.containers, ...(spec.initContainers ?? [])]) {
    for (const resource of COUNTED) {
      const request = parseQuantity(resources?.requests?.[resource]);
      const limit = parseQuantity(resources?.limits?.[resource]);
      if (request > 0 || limit > 0) asksAnything = true;
      if (limit === 0 || request !== limit) isGuaranteed = false;
    }
  }
  if (!asksAnything) return 'BestEffort';
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
}
