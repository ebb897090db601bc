/**
 * What an object takes of the resources that a ResourceQuota limits.
 * Follows pkg/quota/v1/evaluator/core.
 */
import { resourceName } from '../../api/kinds';
import { isTerminal } from '../../api/lifecycle';
import type { Draft, KubeObject, PersistentVolumeClaim, Pod, Service } from '../../api/objects';
import { parseQuantity } from '../../api/quantity';
import { podTotal } from './pod-totals';

/** Amounts by resource, in base units (cores, bytes, pieces). */
export type Usage = Readonly<Record<string, number>>;

/** Compute resources that a quota counts under a name of their own. */
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** What an object takes; a Pod that has ended takes only its place among the objects. */
export function usageOf(object: Draft | KubeObject): Usage {
  const counted = { [`count/${resourceName(object.kind)}`]: 1 };
  switch (object.kind) {
    case 'Pod':
      return isTerminal(object as Pod) ? counted : { ...counted, ...podUsage(object as Pod) };
    case 'Service':
      return { ...counted, ...serviceUsage(object as Service) };
    case 'PersistentVolumeClaim': {
      return { ...counted, ...claimUsage(object as PersistentVolumeClaim) };
    }
    case 'ResourceQuota':
      return { ...counted, resourcequotas: 1 };
    case 'ConfigMap':
      return { ...counted, configmaps: 1 };
    case 'Secret':
      return { ...counted, secrets: 1 };
    default:
      return counted;
  }
}

function podUsage({ spec }: Draft<Pod>): Usage {
  const usage: Record<string, number> = { pods: 1 };
  for (const name of COMPUTE) {
    const requested = podTotal(spec, (container) => parseQuantity(container.resources?.requests?.[name]));
    usage[name] = requested;
    usage[`requests.${name}`] = requested;
    usage[`limits.${name}`] = podTotal(spec, (container) => parseQuantity(container.resources?.limits?.[name]));
  }
  return usage;
}

/** Storage counts on its own and, where a claim names a class, for that class too. */
function claimUsage({ spec }: Draft<PersistentVolumeClaim>): Usage {
  const usage = { persistentvolumeclaims: 1, 'requests.storage': parseQuantity(spec.resources.requests?.storage) };
  const { storageClassName = '' } = spec;
  if (storageClassName === '') return usage;
  const prefix = `${storageClassName}.storageclass.storage.k8s.io/`;
  const ofClass = Object.fromEntries(Object.entries(usage).map(([name, amount]) => [prefix + name, amount]));
  return { ...usage, ...ofClass };
}

function serviceUsage({ spec }: Draft<Service>): Usage {
  const { type = 'ClusterIP', ports = [] } = spec;
  return {
    services: 1,
    'services.nodeports': type === 'NodePort' || type === 'LoadBalancer' ? ports.length : 0,
    'services.loadbalancers': type === 'LoadBalancer' ? 1 : 0,
  };
}

/** What every container of a Pod must name because a quota limits it: `limits.cpu for: a,b`. */
export function unnamedResources(pod: Draft<Pod>, limited: readonly string[]): readonly string[] {
  const { containers, initContainers = [] } = pod.spec;
  return [...limited].sort().flatMap((resource) => {
    const list = resource.startsWith('limits.') ? 'limits' : 'requests';
    const name = resource.replace(/^(limits|requests)\./, '');
    if (!COMPUTE.some((one) => one === name)) return [];
    const without = [...containers, ...initContainers].filter(
      (container) => container.resources?.[list]?.[name] === undefined,
    );
    if (without.length === 0) return [];
    const names = without.map((container) => container.name).sort();
    return [`${resource} for: ${names.join(',')}`];
  });
}
