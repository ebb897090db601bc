/** An object as a golden file shows it: what was decided, without what is always so, times and machine facts. */
import type { KubeObject } from '../../src/api/objects';

/** Fields that say nothing here, wherever they are. */
const DROPPED = new Set([
  'apiVersion',
  'uid',
  'resourceVersion',
  'managedFields',
  'creationTimestamp',
  'lastTransitionTime',
  'lastUpdateTime',
  'lastProbeTime',
  'lastHeartbeatTime',
  'startTime',
  'startedAt',
  'finishedAt',
  'completionTime',
  'podIP',
  'podIPs',
  'hostIP',
  'hostIPs',
  'addresses',
  'clusterIP',
  'clusterIPs',
  'imageID',
  'containerID',
  'nodeInfo',
  'images',
  'podCIDR',
  'podCIDRs',
  'capacity',
  'allocatable',
  'timeAdded',
  'kubectl.kubernetes.io/last-applied-configuration',
]);

/** Defaults that every object has. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  namespace: 'default',
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: 'IfNotPresent',
  enableServiceLinks: true,
  preemptionPolicy: 'PreemptLowerPriority',
  priority: 0,
  revisionHistoryLimit: 10,
  progressDeadlineSeconds: 600,
  volumeMode: 'Filesystem',
  podManagementPolicy: 'OrderedReady',
  blockOwnerDeletion: true,
  generation: 1,
};

export function readable(object: KubeObject): unknown {
  return { kind: object.kind, ...(shown(object) as object) };
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) {
    // The two tolerations that admission gives to every Pod.
    const items = value.filter((item) => (item as { tolerationSeconds?: number } | null)?.tolerationSeconds !== 300);
    return items.map((item: unknown) => (isCondition(item) ? inOneLine(item) : shown(item)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key, field]) => !DROPPED.has(key) && field !== undefined && DEFAULTS[key] !== field)
    .map(([key, field]) => [key, key === 'deletionTimestamp' ? 'set' : shown(field)] as const)
    .filter(([, field]) => !isEmpty(field));
  return Object.fromEntries(kept);
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

const isCondition = (item: unknown): item is Condition =>
  typeof item === 'object' && item !== null && 'type' in item && 'status' in item;

/** `Ready=False ContainersNotReady: containers with unready status: [web]` */
function inOneLine({ type, status, reason, message }: Condition): string {
  const because = reason === undefined || reason === '' ? '' : ` ${reason}`;
  return `${type}=${status}${because}${message === undefined || message === '' ? '' : `: ${message}`}`;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
