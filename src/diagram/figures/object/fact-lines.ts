/**
 * What objects that are no Pods and hold none have to say, in the words of replies.
 */
import type {
  CronJob,
  HorizontalPodAutoscaler,
  KubeObject,
  PersistentVolume,
  PodDisruptionBudget,
  PriorityClass,
} from '../../../api/objects';
import { type Fact, listed, pairs } from './facts';

/** The facts of one object; none for kinds that have a figure of their own. */
export function factsOf(object: KubeObject): readonly Fact[] {
  switch (object.kind) {
    case 'PodDisruptionBudget':
      return budgetFacts(object);
    case 'HorizontalPodAutoscaler':
      return autoscalerFacts(object);
    case 'ResourceQuota': {
      const { hard = {}, used = {} } = object.status;
      return Object.entries(hard).map(([what, most]) => [what, `${used[what] ?? 0} of at most ${most}`]);
    }
    case 'LimitRange':
      return object.spec.limits.flatMap(({ type, ...limits }) =>
        Object.entries(limits).map(([what, amounts]): Fact => [`${type} ${what}`, pairs(amounts)]),
      );
    case 'ConfigMap':
      return [['keys', listed(Object.keys(object.data ?? {}))]];
    case 'PriorityClass':
      return priorityFacts(object);
    case 'StorageClass':
      return [
        ['made by', object.provisioner],
        ['when', object.volumeBindingMode === 'WaitForFirstConsumer' ? 'when a Pod needs it' : 'at once'],
        ['reclaim', object.reclaimPolicy],
      ];
    case 'Namespace':
      return [['phase', object.status.phase]];
    case 'CronJob':
      return cronFacts(object);
    case 'PersistentVolume':
      return volumeFacts(object);
    case 'VolumeAttachment':
      return [
        ['volume', object.spec.source.persistentVolumeName],
        ['Node', object.spec.nodeName],
        ['attached', object.status.attached === true ? 'yes' : 'not yet'],
      ];
    case 'EndpointSlice':
      return [['addresses', listed(object.endpoints.flatMap(({ addresses }) => addresses))]];
    case 'ControllerRevision':
      return [['revision', String(object.revision)]];
    case 'Event':
      return [
        ['about', `${object.involvedObject.kind ?? ''} ${object.involvedObject.name ?? ''}`.trim()],
        ['reason', object.reason],
        ['message', object.message],
      ];
    default:
      return [];
  }
}

function budgetFacts({ spec, status }: PodDisruptionBudget): readonly Fact[] {
  const { currentHealthy = 0, disruptionsAllowed = 0 } = status;
  return [
    ['selects', pairs(spec.selector?.matchLabels)],
    ['must stay', spec.minAvailable === undefined ? undefined : `${spec.minAvailable} ready`],
    ['may be out', spec.maxUnavailable === undefined ? undefined : String(spec.maxUnavailable)],
    ['now', `${currentHealthy} ready, ${disruptionsAllowed} may be evicted`],
  ];
}

function autoscalerFacts({ spec, status }: HorizontalPodAutoscaler): readonly Fact[] {
  const { kind, name } = spec.scaleTargetRef;
  const { currentReplicas, desiredReplicas } = status;
  const targets = spec.metrics.flatMap(({ resource }) =>
    resource?.target.averageUtilization === undefined
      ? []
      : [`${resource.name} ${resource.target.averageUtilization}% of what Pods ask for`],
  );
  return [
    ['scales', `${kind} ${name}`],
    ['between', `${spec.minReplicas} and ${spec.maxReplicas} Pods`],
    ['aims at', listed(targets)],
    ['now', currentReplicas === undefined ? undefined : `${currentReplicas}, wants ${desiredReplicas ?? 'the same'}`],
  ];
}

const priorityFacts = ({ value, globalDefault, preemptionPolicy }: PriorityClass): readonly Fact[] => [
  ['value', `${value}: higher goes first`],
  ['default', globalDefault === true ? 'for Pods that name no class' : undefined],
  ['preempts', preemptionPolicy === 'Never' ? 'no other Pods' : 'Pods of a lower value'],
];

const cronFacts = ({ spec, status }: CronJob): readonly Fact[] => [
  ['schedule', spec.schedule],
  ['suspended', spec.suspend ? 'makes no Jobs' : undefined],
  ['last', status.lastScheduleTime],
];

const volumeFacts = ({ spec, status }: PersistentVolume): readonly Fact[] => [
  ['phase', status.phase],
  ['size', spec.capacity?.storage],
  ['class', spec.storageClassName],
  ['reclaim', spec.persistentVolumeReclaimPolicy],
];
