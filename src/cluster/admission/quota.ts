/**
 * ResourceQuotas guard what is created, and what grows: a request that would take more than a quota allows is refused,
 * one that fits is written into the quota's status at once.
 * Follows apiserver/pkg/admission/plugin/resourcequota/controller.go (CheckRequest).
 */
import type { Draft, KubeObject, Pod, ResourceQuota } from '../../api/objects';
import { formatQuantity, parseQuantity } from '../../api/quantity';
import type { Rejection } from '../../api/rejection';
import { forbidden } from '../../api/status';
import type { Cluster } from '../cluster';
import { isInScope } from './quota-scope';
import { type Usage, unnamedResources, usageOf } from './quota-usage';

type Amounts = Readonly<Record<string, string>>;

/** Charges a new (admitted) object to every quota of its namespace, or says why it must not come in. */
export function chargeQuotas(cluster: Cluster, draft: Draft): Rejection | undefined {
  return charge(cluster, draft, (quota) => missingFrom(quota, draft));
}

/** Charges what a change takes more than before: a claim that grows, a Service that opens ports. */
export function chargeGrowth(cluster: Cluster, before: KubeObject, next: KubeObject): Rejection | undefined {
  if (next.kind !== 'PersistentVolumeClaim' && next.kind !== 'Service') return undefined;
  return charge(cluster, next, () => undefined, usageOf(before));
}

function charge(
  cluster: Cluster,
  draft: Draft,
  missing: (quota: ResourceQuota) => string | undefined,
  taken: Usage = {},
): Rejection | undefined {
  const { name, generateName = '', namespace } = draft.metadata;
  if (namespace === undefined || cluster.count('ResourceQuota') === 0) return undefined;
  const quotas = cluster
    .list('ResourceQuota', namespace)
    .filter((quota) => quota.status.hard !== undefined && isInScope(quota, draft));
  const usage = usageOf(draft);
  const wanted = Object.fromEntries(Object.entries(usage).map(([key, amount]) => [key, amount - (taken[key] ?? 0)]));
  for (const quota of quotas) {
    const why = missing(quota) ?? overdrawn(quota, wanted);
    if (why !== undefined) return forbidden(draft.kind, name ?? generateName, why);
  }
  for (const quota of quotas) {
    const used = { ...quota.status.used };
    for (const resource of limitedBy(quota, wanted)) {
      used[resource] = added(resource, used[resource], wanted[resource]!);
    }
    cluster.updateStatus(quota, { ...quota.status, used });
  }
  return undefined;
}

/** What the objects that exist take, of the resources that the quota limits. */
export function quotaStatus(quota: ResourceQuota, objects: Iterable<KubeObject>): ResourceQuota['status'] {
  const { hard = {} } = quota.spec;
  const used: Record<string, string> = Object.fromEntries(Object.keys(hard).map((resource) => [resource, '0']));
  for (const object of objects) {
    if (!isInScope(quota, object)) continue;
    const usage = usageOf(object);
    for (const resource of Object.keys(hard)) {
      const amount = usage[resource] ?? 0;
      if (amount > 0) used[resource] = added(resource, used[resource], amount);
    }
  }
  return { hard: { ...hard }, used };
}

/** Bytes print as Mi and Gi, all else in thousands. */
function added(resource: string, used: string | undefined, more: number): string {
  const isBytes = /memory|(^|[./])(requests\.|limits\.)?(ephemeral-)?storage$/.test(resource);
  return formatQuantity(parseQuantity(used) + more, isBytes ? 'BinarySI' : 'DecimalSI');
}

const limitedBy = ({ status }: ResourceQuota, wanted: Usage): readonly string[] =>
  Object.keys(status.hard ?? {}).filter((resource) => (wanted[resource] ?? 0) > 0);

function missingFrom(quota: ResourceQuota, draft: Draft): string | undefined {
  if (draft.kind !== 'Pod') return undefined;
  const unnamed = unnamedResources(draft as Draft<Pod>, Object.keys(quota.status.hard ?? {}));
  return unnamed.length === 0 ? undefined : `failed quota: ${quota.metadata.name}: must specify ${unnamed.join('; ')}`;
}

function overdrawn(quota: ResourceQuota, wanted: Usage): string | undefined {
  const { hard = {}, used = {} } = quota.status;
  const over = limitedBy(quota, wanted)
    .filter((resource) => parseQuantity(used[resource]) + wanted[resource]! > parseQuantity(hard[resource]))
    .sort();
  if (over.length === 0) return undefined;
  const requested = Object.fromEntries(over.map((resource) => [resource, added(resource, '0', wanted[resource]!)]));
  const said = (amounts: Amounts): string => over.map((one) => `${one}=${amounts[one] ?? '0'}`).join(',');
  return `exceeded quota: ${quota.metadata.name}, requested: ${said(requested)}, used: ${said(used)}, limited: ${said(hard)}`;
}
