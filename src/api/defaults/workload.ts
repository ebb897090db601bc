/**
 * Defaults of the kinds that make Pods from a template.
 * Follows pkg/apis/apps/v1/defaults.go.
 */
import type * as apps from 'kubernetes-types/apps/v1';
import type { PodTemplateSpec } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';
import { withPodSpecDefaults } from './pod';

const TEMPLATE: PodTemplateSpec = {};
const EMPTY_TEMPLATE: PodTemplateSpec = { metadata: {}, spec: { containers: [] } };
const REPLICA_SET = { replicas: 1, template: TEMPLATE };
const DEPLOYMENT: Partial<apps.DeploymentSpec> = {
  replicas: 1,
  strategy: { type: 'RollingUpdate' },
  revisionHistoryLimit: 10,
  progressDeadlineSeconds: 600,
  template: TEMPLATE,
};
const ROLLING_DEPLOYMENT = { maxUnavailable: '25%', maxSurge: '25%' };
const STATEFUL_SET: Partial<apps.StatefulSetSpec> = {
  replicas: 1,
  podManagementPolicy: 'OrderedReady',
  updateStrategy: { type: 'RollingUpdate' },
  revisionHistoryLimit: 10,
  persistentVolumeClaimRetentionPolicy: {},
  template: TEMPLATE,
};
const RETENTION = { whenDeleted: 'Retain', whenScaled: 'Retain' } as const;
/** 1.35.0 to 1.35.3 have the feature gate MaxUnavailableStatefulSet on. */
const ROLLING_STATEFUL_SET = { partition: 0, maxUnavailable: 1 };
const DAEMON_SET: Partial<apps.DaemonSetSpec> = {
  updateStrategy: { type: 'RollingUpdate' },
  revisionHistoryLimit: 10,
  template: TEMPLATE,
};
const ROLLING_DAEMON_SET = { maxUnavailable: 1, maxSurge: 0 };
const CLAIM = { volumeMode: 'Filesystem' } as const;
const CLAIM_TYPE = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' } as const;

/** A rolling update by a quarter, ten old revisions, ten minutes to make progress. */
export function deploymentDefaults(spec: apps.DeploymentSpec): apps.DeploymentSpec {
  const result = within(fill(spec, DEPLOYMENT), 'strategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' });
    if (typed.type !== 'RollingUpdate') return typed;
    return fillField(typed, 'rollingUpdate', ROLLING_DEPLOYMENT);
  });
  return within(result, 'template', templateDefaults);
}

/** One replica. */
export function replicaSetDefaults(spec: apps.ReplicaSetSpec): apps.ReplicaSetSpec {
  return within(fill(spec, REPLICA_SET), 'template', templateDefaults);
}

/** Ordered Pods, claims that stay, rolling updates from the highest ordinal down. */
export function statefulSetDefaults(spec: apps.StatefulSetSpec): apps.StatefulSetSpec {
  let result = within(fill(spec, STATEFUL_SET), 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' });
    if (typed.type !== 'RollingUpdate') return typed;
    return fillField(typed, 'rollingUpdate', ROLLING_STATEFUL_SET);
  });
  result = within(result, 'persistentVolumeClaimRetentionPolicy', (policy) => fill(policy, RETENTION));
  result = within(result, 'volumeClaimTemplates', (claims) =>
    each(claims, (claim) => within(fill(claim, CLAIM_TYPE), 'spec', (claimSpec) => fill(claimSpec, CLAIM))),
  );
  return within(result, 'template', templateDefaults);
}

/** A rolling update by one Node at a time. */
export function daemonSetDefaults(spec: apps.DaemonSetSpec): apps.DaemonSetSpec {
  const result = within(fill(spec, DAEMON_SET), 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' });
    if (typed.type !== 'RollingUpdate') return typed;
    return fillField(typed, 'rollingUpdate', ROLLING_DAEMON_SET);
  });
  return within(result, 'template', templateDefaults);
}

/** The object with defaults inside a field that may itself be absent. */
function fillField<T extends object, K extends keyof T>(object: T, field: K, defaults: Partial<NonNullable<T[K]>>): T {
  const value = (object[field] ?? {}) as NonNullable<T[K]> & object;
  const filled = fill(value, defaults as Partial<typeof value>);
  return filled === object[field] ? object : { ...object, [field]: filled };
}

/** Metadata and a whole Pod spec. */
export const templateDefaults = (template: PodTemplateSpec): PodTemplateSpec =>
  within(fill(template, EMPTY_TEMPLATE), 'spec', withPodSpecDefaults);
