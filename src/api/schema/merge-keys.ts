/**
 * How lists and maps merge in strategic merge patches: upstream's patchStrategy and patchMergeKey tags. What is not
 * here is replaced as a whole, for example tolerations, taints, args and volumeClaimTemplates.
 */

/** The field by which items of a list are told apart. By `Type.field`. */
export const MERGE_KEYS: Readonly<Record<string, string>> = {
  'Container.env': 'name',
  'Container.ports': 'containerPort',
  'Container.volumeDevices': 'devicePath',
  'Container.volumeMounts': 'mountPath',
  'DaemonSetStatus.conditions': 'type',
  'DeploymentStatus.conditions': 'type',
  'EphemeralContainer.env': 'name',
  'EphemeralContainer.volumeDevices': 'devicePath',
  'EphemeralContainer.volumeMounts': 'mountPath',
  'JobStatus.conditions': 'type',
  'NamespaceStatus.conditions': 'type',
  'NodeStatus.addresses': 'type',
  'NodeStatus.conditions': 'type',
  'ObjectMeta.ownerReferences': 'uid',
  'PersistentVolumeClaimStatus.conditions': 'type',
  'PodDisruptionBudgetStatus.conditions': 'type',
  'PodSpec.containers': 'name',
  'PodSpec.ephemeralContainers': 'name',
  'PodSpec.hostAliases': 'ip',
  'PodSpec.imagePullSecrets': 'name',
  'PodSpec.initContainers': 'name',
  'PodSpec.resourceClaims': 'name',
  'PodSpec.schedulingGates': 'name',
  'PodSpec.topologySpreadConstraints': 'topologyKey',
  'PodSpec.volumes': 'name',
  'PodStatus.conditions': 'type',
  'PodStatus.podIPs': 'ip',
  'ReplicaSetStatus.conditions': 'type',
  'ServiceSpec.ports': 'port',
  'StatefulSetStatus.conditions': 'type',
};

/** Lists of texts that are joined. */
export const JOINED_LISTS: ReadonlySet<string> = new Set(['NodeSpec.podCIDRs', 'ObjectMeta.finalizers']);

/** One of several shapes: when it changes, fields of the old shape go. Of a list, this holds for each item. */
export const RETAINED_KEYS: ReadonlySet<string> = new Set(['DeploymentSpec.strategy', 'PodSpec.volumes']);
