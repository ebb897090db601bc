/**
 * Defaults of Services.
 * Follows pkg/apis/core/v1/defaults.go.
 */
import type { ServicePort, ServiceSpec } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';

const SERVICE: Partial<ServiceSpec> = { type: 'ClusterIP', sessionAffinity: 'None' };
const INSIDE: Partial<ServiceSpec> = { internalTrafficPolicy: 'Cluster' };
const OUTSIDE: Partial<ServiceSpec> = { externalTrafficPolicy: 'Cluster' };
const BALANCED: Partial<ServiceSpec> = { allocateLoadBalancerNodePorts: true };
const THREE_HOURS = 10_800;

/** A port targets the same port of its Pods, unless it says otherwise. */
export function serviceDefaults(spec: ServiceSpec): ServiceSpec {
  let result = fill(spec, SERVICE);
  if (result.type !== 'ExternalName') result = fill(result, INSIDE);
  if (result.type === 'NodePort' || result.type === 'LoadBalancer') result = fill(result, OUTSIDE);
  if (result.type === 'LoadBalancer') result = fill(result, BALANCED);
  if (result.sessionAffinity === 'ClientIP' && result.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
    result = { ...result, sessionAffinityConfig: { clientIP: { timeoutSeconds: THREE_HOURS } } };
  }
  return within(result, 'ports', (ports) => each(ports, portDefaults));
}

function portDefaults(port: ServicePort): ServicePort {
  const isNamed = port.targetPort !== undefined && port.targetPort !== 0;
  return fill(port, isNamed ? { protocol: 'TCP' } : { protocol: 'TCP', targetPort: port.port });
}
