/**
 * The numbers of the fields of Pods, in the form of field-numbers.ts.
 * Follows k8s.io/api/core/v1/generated.proto.
 */
export const POD_FIELDS: Readonly<Record<string, string>> = {
  Affinity: 'nodeAffinity podAffinity podAntiAffinity',
  AppArmorProfile: 'type localhostProfile*',
  CSIVolumeSource: 'driver readOnly* fsType* volumeAttributes nodePublishSecretRef',
  Capabilities: 'add drop',
  ConfigMapEnvSource: '+LocalObjectReference optional*',
  ConfigMapKeySelector: '+LocalObjectReference key optional*',
  ConfigMapProjection: '+LocalObjectReference items - optional*',
  ConfigMapVolumeSource: '+LocalObjectReference items defaultMode* optional*',
  Container:
    'name image command args workingDir ports env resources volumeMounts livenessProbe readinessProbe lifecycle ' +
    'terminationMessagePath imagePullPolicy securityContext stdin stdinOnce tty envFrom terminationMessagePolicy ' +
    'volumeDevices startupProbe resizePolicy restartPolicy* restartPolicyRules',
  ContainerPort: 'name hostPort containerPort protocol hostIP',
  ContainerResizePolicy: 'resourceName restartPolicy',
  ContainerRestartRule: 'action exitCodes',
  ContainerRestartRuleOnExitCodes: 'operator values',
  DownwardAPIProjection: 'items',
  DownwardAPIVolumeFile: 'path fieldRef resourceFieldRef mode*',
  DownwardAPIVolumeSource: 'items defaultMode*',
  EmptyDirVolumeSource: 'medium sizeLimit',
  EnvFromSource: 'prefix configMapRef secretRef',
  EnvVar: 'name value valueFrom',
  EnvVarSource: 'fieldRef resourceFieldRef configMapKeyRef secretKeyRef',
  EphemeralVolumeSource: 'volumeClaimTemplate',
  ExecAction: 'command',
  GRPCAction: 'port service*',
  HTTPGetAction: 'path port host scheme httpHeaders',
  HTTPHeader: 'name value',
  HostAlias: 'ip hostnames',
  HostPathVolumeSource: 'path type*',
  ImageVolumeSource: 'reference pullPolicy',
  KeyToPath: 'key path mode*',
  Lifecycle: 'postStart preStop stopSignal*',
  LifecycleHandler: 'exec httpGet tcpSocket sleep',
  LocalObjectReference: 'name',
  NFSVolumeSource: 'server path readOnly',
  NodeAffinity: 'requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution',
  NodeSelector: 'nodeSelectorTerms',
  NodeSelectorRequirement: 'key operator values',
  NodeSelectorTerm: 'matchExpressions matchFields',
  ObjectFieldSelector: 'apiVersion fieldPath',
  PersistentVolumeClaimSpec:
    'accessModes resources volumeName selector storageClassName* volumeMode* dataSource dataSourceRef ' +
    'volumeAttributesClassName*',
  PersistentVolumeClaimTemplate: 'metadata spec',
  PersistentVolumeClaimVolumeSource: 'claimName readOnly',
  PodAffinity: 'requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution',
  PodAffinityTerm: 'labelSelector namespaces topologyKey namespaceSelector matchLabelKeys mismatchLabelKeys',
  PodAntiAffinity: 'requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution',
  PodDNSConfig: 'nameservers searches options',
  PodDNSConfigOption: 'name value*',
  PodOS: 'name',
  PodReadinessGate: 'conditionType',
  PodSchedulingGate: 'name',
  PodSecurityContext:
    'seLinuxOptions runAsUser* runAsNonRoot* supplementalGroups fsGroup* runAsGroup* sysctls windowsOptions ' +
    'fsGroupChangePolicy* seccompProfile appArmorProfile supplementalGroupsPolicy* seLinuxChangePolicy*',
  PodSpec:
    'volumes containers restartPolicy terminationGracePeriodSeconds* activeDeadlineSeconds* dnsPolicy nodeSelector ' +
    'serviceAccountName serviceAccount nodeName hostNetwork hostPID hostIPC securityContext imagePullSecrets hostname ' +
    'subdomain affinity schedulerName initContainers automountServiceAccountToken* tolerations hostAliases ' +
    'priorityClassName priority* dnsConfig shareProcessNamespace* readinessGates runtimeClassName* enableServiceLinks* ' +
    'preemptionPolicy* overhead topologySpreadConstraints ephemeralContainers setHostnameAsFQDN* os hostUsers* ' +
    'schedulingGates resourceClaims resources hostnameOverride*',
  PodTemplateSpec: 'metadata spec',
  PreferredSchedulingTerm: 'weight preference',
  Probe:
    '+ProbeHandler initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold ' +
    'terminationGracePeriodSeconds*',
  ProbeHandler: 'exec httpGet tcpSocket grpc',
  ProjectedVolumeSource: 'sources defaultMode*',
  ResourceClaim: 'name request',
  ResourceFieldSelector: 'containerName resource divisor',
  ResourceRequirements: 'limits requests claims',
  SELinuxOptions: 'user role type level',
  SeccompProfile: 'type localhostProfile*',
  SecretEnvSource: '+LocalObjectReference optional*',
  SecretKeySelector: '+LocalObjectReference key optional*',
  SecretProjection: '+LocalObjectReference items - optional*',
  SecretVolumeSource: 'secretName items defaultMode* optional*',
  SecurityContext:
    'capabilities privileged* seLinuxOptions runAsUser* runAsNonRoot* readOnlyRootFilesystem* ' +
    'allowPrivilegeEscalation* runAsGroup* procMount* windowsOptions seccompProfile appArmorProfile',
  ServiceAccountTokenProjection: 'audience expirationSeconds* path',
  SleepAction: 'seconds',
  Sysctl: 'name value',
  TCPSocketAction: 'port host',
  Toleration: 'key operator value effect tolerationSeconds*',
  TopologySpreadConstraint:
    'maxSkew topologyKey whenUnsatisfiable labelSelector minDomains* nodeAffinityPolicy* nodeTaintsPolicy* matchLabelKeys',
  TypedLocalObjectReference: 'apiGroup* kind name',
  TypedObjectReference: 'apiGroup* kind name namespace*',
  Volume: 'name +VolumeSource',
  VolumeDevice: 'name devicePath',
  VolumeMount: 'name readOnly mountPath subPath mountPropagation* subPathExpr recursiveReadOnly*',
  VolumeProjection: 'secret downwardAPI configMap serviceAccountToken',
  VolumeResourceRequirements: 'limits requests',
  VolumeSource:
    'hostPath emptyDir - - - secret nfs - - persistentVolumeClaim - - - - - downwardAPI - - configMap - - - - - - ' +
    'projected - csi ephemeral image',
  WeightedPodAffinityTerm: 'weight podAffinityTerm',
  WindowsSecurityContextOptions: 'gmsaCredentialSpecName* gmsaCredentialSpec* runAsUserName* hostProcess*',
};
