/**
 * The numbers of fields in protobuf messages, of everything that a `create` of kubectl can send. The names of a type
 * stand in the order of their numbers, from 1; `-` is a number that nobody has or that nothing here knows. `NAME*`: it can
 * be absent, so 0, false and "" are said on purpose. `+TYPE`: the fields of a message of its own, which JSON has in place.
 * Follows the generated.proto of k8s.io/api and k8s.io/apimachinery.
 */
import { SCHEMA } from '../../api/schema/schema.generated';
import { POD_FIELDS } from './pod-fields';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  ...POD_FIELDS,
  ConfigMap: 'metadata data binaryData immutable*',
  CronJob: 'metadata spec',
  CronJobSpec:
    'schedule startingDeadlineSeconds* concurrencyPolicy suspend* jobTemplate successfulJobsHistoryLimit* ' +
    'failedJobsHistoryLimit* timeZone*',
  CrossVersionObjectReference: 'kind name apiVersion',
  DeleteOptions: 'gracePeriodSeconds* preconditions orphanDependents* propagationPolicy* dryRun',
  Deployment: 'metadata spec',
  DeploymentSpec:
    'replicas* selector template strategy minReadySeconds revisionHistoryLimit* paused - progressDeadlineSeconds*',
  DeploymentStrategy: 'type rollingUpdate',
  Eviction: 'metadata deleteOptions',
  HPAScalingPolicy: 'type value periodSeconds',
  HPAScalingRules: 'selectPolicy* policies stabilizationWindowSeconds* tolerance',
  HorizontalPodAutoscaler: 'metadata spec',
  HorizontalPodAutoscalerBehavior: 'scaleUp scaleDown',
  HorizontalPodAutoscalerSpec: 'scaleTargetRef minReplicas* maxReplicas metrics behavior',
  Job: 'metadata spec',
  JobSpec:
    'parallelism* completions* activeDeadlineSeconds* selector manualSelector* template backoffLimit* ' +
    'ttlSecondsAfterFinished* completionMode* suspend* podFailurePolicy backoffLimitPerIndex* maxFailedIndexes* ' +
    'podReplacementPolicy* managedBy* successPolicy',
  JobTemplateSpec: 'metadata spec',
  LabelSelector: 'matchLabels matchExpressions',
  LabelSelectorRequirement: 'key operator values',
  MetricSpec: 'type - - resource',
  MetricTarget: 'type value averageValue averageUtilization*',
  Namespace: 'metadata spec',
  NamespaceSpec: 'finalizers',
  NonResourceAttributes: 'path verb',
  ObjectMeta: 'name generateName namespace - uid resourceVersion - - - - labels annotations ownerReferences finalizers',
  OwnerReference: 'kind - name uid apiVersion controller* blockOwnerDeletion*',
  Pod: 'metadata spec',
  PodDisruptionBudget: 'metadata spec',
  PodDisruptionBudgetSpec: 'minAvailable selector maxUnavailable unhealthyPodEvictionPolicy*',
  PodFailurePolicy: 'rules',
  PodFailurePolicyOnExitCodesRequirement: 'containerName* operator values',
  PodFailurePolicyOnPodConditionsPattern: 'type status',
  PodFailurePolicyRule: 'action onExitCodes onPodConditions',
  Preconditions: 'uid* resourceVersion*',
  PriorityClass: 'metadata value globalDefault description preemptionPolicy*',
  ResourceAttributes: 'namespace verb group version resource subresource name',
  ResourceMetricSource: 'name target',
  ResourceQuota: 'metadata spec',
  ResourceQuotaSpec: 'hard scopes scopeSelector',
  RollingUpdateDeployment: 'maxUnavailable maxSurge',
  ScopeSelector: 'matchExpressions',
  ScopedResourceSelectorRequirement: 'scopeName operator values',
  Secret: 'metadata data type stringData immutable*',
  SelfSubjectAccessReview: 'metadata spec',
  SelfSubjectAccessReviewSpec: 'resourceAttributes nonResourceAttributes',
  SelfSubjectReview: 'metadata',
  SelfSubjectRulesReview: 'metadata spec',
  SelfSubjectRulesReviewSpec: 'namespace',
  Service: 'metadata spec',
  ServicePort: 'name protocol port targetPort nodePort appProtocol*',
  ServiceSpec:
    'ports selector clusterIP type externalIPs - sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName ' +
    'externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses - - - ipFamilyPolicy* clusterIPs ipFamilies ' +
    'allocateLoadBalancerNodePorts* loadBalancerClass* internalTrafficPolicy* trafficDistribution*',
  SuccessPolicy: 'rules',
  SuccessPolicyRule: 'succeededIndexes* succeededCount*',
};

/** Types that no object of a cluster has, or that JSON has in place, in the form of SCHEMA. */
const REQUEST_TYPES: typeof SCHEMA = {
  DeleteOptions: {
    gracePeriodSeconds: 'int64',
    preconditions: 'Preconditions',
    orphanDependents: 'bool',
    propagationPolicy: 'string',
    dryRun: '[]string',
  },
  Eviction: { metadata: 'ObjectMeta', deleteOptions: 'DeleteOptions' },
  NonResourceAttributes: { path: 'string', verb: 'string' },
  Preconditions: { uid: 'string', resourceVersion: 'string' },
  ProbeHandler: { exec: 'ExecAction', httpGet: 'HTTPGetAction', tcpSocket: 'TCPSocketAction', grpc: 'GRPCAction' },
  ResourceAttributes: {
    ...{ namespace: 'string', verb: 'string', group: 'string', version: 'string' },
    ...{ resource: 'string', subresource: 'string', name: 'string' },
  },
  SelfSubjectAccessReview: { metadata: 'ObjectMeta', spec: 'SelfSubjectAccessReviewSpec' },
  SelfSubjectAccessReviewSpec: {
    resourceAttributes: 'ResourceAttributes',
    nonResourceAttributes: 'NonResourceAttributes',
  },
  SelfSubjectReview: { metadata: 'ObjectMeta' },
  SelfSubjectRulesReview: { metadata: 'ObjectMeta', spec: 'SelfSubjectRulesReviewSpec' },
  SelfSubjectRulesReviewSpec: { namespace: 'string' },
  VolumeSource: SCHEMA.Volume ?? {},
};

export interface FieldNumber {
  readonly name: string;
  /** As SCHEMA writes it. */
  readonly type: string;
  /** Whether a zero is said on purpose. */
  readonly keepsZero: boolean;
  /** Its fields stand in the place of the message. */
  readonly isInline: boolean;
}

/** The field of a number in a type; undefined where nothing is known of it. */
export function fieldAt(type: string, number: number): FieldNumber | undefined {
  const word = (FIELD_NAMES[type] ?? '').split(' ')[number - 1] ?? '-';
  if (word === '-' || word === '') return undefined;
  if (word.startsWith('+')) return { name: '', type: word.slice(1), keepsZero: false, isInline: true };
  const name = word.replace('*', '');
  const found = typeOf(type, name);
  return found === undefined ? undefined : { name, type: found, keepsZero: word.endsWith('*'), isInline: false };
}

/** Whether the fields of a type have numbers. */
export const isNumbered = (type: string): boolean => Object.hasOwn(FIELD_NAMES, type);

function typeOf(type: string, field: string): string | undefined {
  const fields = REQUEST_TYPES[type] ?? SCHEMA[type];
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
