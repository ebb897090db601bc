/**
 * What the API knows of its fields and the type definitions of kubernetes-types do not say.
 */

/** Fields that hold 64 bits, by name; every other whole number has 32. */
export const INT64_FIELDS: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds',
  'deletionGracePeriodSeconds',
  'expirationSeconds',
  'fsGroup',
  'generation',
  'observedGeneration',
  'revision',
  'runAsGroup',
  'runAsUser',
  'sizeBytes',
  'supplementalGroups',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
]);

/** Maps whose values are bytes, which JSON has in base64. By `Type.field`. */
export const BYTES_FIELDS: ReadonlySet<string> = new Set(['ConfigMap.binaryData', 'Secret.data']);

/** Texts with a type of their own in Go, which shows in error messages. By `Type.field`. */
export const NAMED_TEXTS: Readonly<Record<string, string>> = {
  'Container.imagePullPolicy': 'PullPolicy',
  'Container.terminationMessagePolicy': 'TerminationMessagePolicy',
  'ContainerPort.protocol': 'Protocol',
  'CronJobSpec.concurrencyPolicy': 'ConcurrencyPolicy',
  'DaemonSetUpdateStrategy.type': 'DaemonSetUpdateStrategyType',
  'DeploymentStrategy.type': 'DeploymentStrategyType',
  'JobSpec.completionMode': 'CompletionMode',
  'JobSpec.podReplacementPolicy': 'PodReplacementPolicy',
  'LabelSelectorRequirement.operator': 'LabelSelectorOperator',
  'NodeSelectorRequirement.operator': 'NodeSelectorOperator',
  'PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'PersistentVolumeReclaimPolicy',
  'PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'UnhealthyPodEvictionPolicyType',
  'PodSpec.dnsPolicy': 'DNSPolicy',
  'PodSpec.preemptionPolicy': 'PreemptionPolicy',
  'PodSpec.restartPolicy': 'RestartPolicy',
  'ServicePort.protocol': 'Protocol',
  'ServiceSpec.type': 'ServiceType',
  'StatefulSetSpec.podManagementPolicy': 'PodManagementPolicyType',
  'StatefulSetUpdateStrategy.type': 'StatefulSetUpdateStrategyType',
  'Taint.effect': 'TaintEffect',
  'Toleration.effect': 'TaintEffect',
  'Toleration.operator': 'TolerationOperator',
};

/** Fields that came after the version of kubernetes-types, up to Kubernetes 1.35. By type, then field. */
export const NEWER_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: { restartPolicyRules: '[]ContainerRestartRule' },
  ContainerRestartRule: { action: 'string', exitCodes: 'ContainerRestartRuleOnExitCodes' },
  ContainerRestartRuleOnExitCodes: { operator: 'string', values: '[]int32' },
  HPAScalingRules: { tolerance: 'quantity' },
  DeploymentStatus: { terminatingReplicas: 'int32' },
  ImageVolumeSource: { pullPolicy: 'string', reference: 'string' },
  Lifecycle: { stopSignal: 'string' },
  PodCondition: { observedGeneration: 'int64' },
  PodSecurityContext: { seLinuxChangePolicy: 'string', supplementalGroupsPolicy: 'string' },
  PodSpec: { hostnameOverride: 'string', resources: 'ResourceRequirements' },
  PodStatus: { observedGeneration: 'int64' },
  ReplicaSetStatus: { terminatingReplicas: 'int32' },
  Volume: { image: 'ImageVolumeSource' },
};
