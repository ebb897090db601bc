/**
 * Autoscalers in the words of autoscaling/v1, which knows CPU and nothing else: read as autoscaling/v2.
 * Follows pkg/apis/autoscaling/v1/conversion.go.
 */
import { type JsonFields, isFields } from './fields';
import { jsonMismatch } from './mismatch';
import { isRejected, type Result } from './rejection';
import { badRequest } from './status';
import type { Json } from './yaml/value';

const OLDER = 'autoscaling/v1';
const NEWER = 'autoscaling/v2';
const KIND = 'HorizontalPodAutoscaler';
const PERCENTAGE = 'targetCPUUtilizationPercentage';
const KNOWN: ReadonlySet<string> = new Set(['scaleTargetRef', 'minReplicas', 'maxReplicas', PERCENTAGE]);

/** The manifest in the version that the cluster keeps; any other is left as it is. */
export function asNewerVersion(manifest: JsonFields): Result<JsonFields> {
  if (manifest.apiVersion !== OLDER || manifest.kind !== KIND) return manifest;
  const { spec, status: _status, ...others } = manifest;
  if (!isFields(spec)) return { ...manifest, apiVersion: NEWER };
  const unknown = Object.keys(spec).filter((field) => !KNOWN.has(field));
  if (unknown.length > 0) {
    return unreadable(`strict decoding error: ${unknown.map((field) => `unknown field "spec.${field}"`).join(', ')}`);
  }
  const { [PERCENTAGE]: percentage, ...kept } = spec;
  const metrics = metricsOf(percentage);
  return isRejected(metrics) ? metrics : { ...others, apiVersion: NEWER, spec: { ...kept, ...metrics } };
}

function metricsOf(percentage: Json | undefined): Result<JsonFields> {
  if (percentage === undefined || percentage === null) return {};
  if (typeof percentage !== 'number' || !Number.isInteger(percentage)) {
    const place = { path: `spec.${PERCENTAGE}`, struct: `${KIND}Spec`, names: `spec.${PERCENTAGE}` };
    return unreadable(jsonMismatch(percentage, 'int32', place));
  }
  const target = { type: 'Utilization', averageUtilization: percentage };
  return { metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] };
}

const unreadable = (problem: string) =>
  badRequest(`${KIND} in version "v1" cannot be handled as a ${KIND}: ${problem}`);
