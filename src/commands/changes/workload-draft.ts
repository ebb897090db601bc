/**
 * The manifests that `deploy` and `create deployment` send.
 */
import type { Draft, PersistentVolumeClaim, Service } from '../../api/objects';
import { SHARED } from '../../cluster/storage-classes';
import type { WorkloadKind } from '../naming/workload-names';

export interface WorkloadPlan {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  /** Name of the container; the workload's own when left out. */
  readonly container?: string;
  readonly replicas: number;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** One claim for all Pods, at /data; for a StatefulSet a claim for each. */
  readonly volume?: boolean;
  /** Image of a second container: both see an emptyDir at /logs. */
  readonly second?: string;
  /** The port that its container says it listens on. */
  readonly port?: number;
  /** What the container starts in the place of its image's program. */
  readonly command?: readonly string[];
  /** Where the app forwards what it gets. */
  readonly backend?: string;
}

export const WEB_PORT = 80;
const VOLUME_SIZE = '1Gi';

/** The workload itself. A volume is mounted at /data. */
export function workloadDraft(plan: WorkloadPlan): Draft {
  const { kind, name, namespace, replicas } = plan;
  const hasClaims = kind === 'StatefulSet' && plan.volume === true;
  const spec = {
    ...(kind === 'DaemonSet' ? {} : { replicas }),
    selector: { matchLabels: { app: name } },
    ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
    ...(hasClaims ? { volumeClaimTemplates: [claimTemplate()] } : {}),
    template: podTemplate(plan),
  };
  // As a person would write it: what is missing are defaults, which the server fills in.
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, labels: { app: name } },
    spec,
  } as unknown as Draft;
}

/** The Service that belongs to a workload: headless for a StatefulSet, none for a DaemonSet. */
export function serviceFor(plan: WorkloadPlan): Draft<Service> | undefined {
  if (plan.kind === 'DaemonSet') return undefined;
  const { name, namespace } = plan;
  const isHeadless = plan.kind === 'StatefulSet';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: { app: name } },
    spec: { ...(isHeadless ? { clusterIP: 'None' } : {}), selector: { app: name }, ports: [{ port: WEB_PORT }] },
  };
}

/** The claim that all Pods share, so that Pods on any Node may write. None for a StatefulSet: it makes its own. */
export function sharedClaim(plan: WorkloadPlan): Draft<PersistentVolumeClaim> | undefined {
  if (plan.volume !== true || plan.kind === 'StatefulSet') return undefined;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: sharedClaimName(plan), namespace: plan.namespace, labels: { app: plan.name } },
    spec: {
      accessModes: ['ReadWriteMany'],
      storageClassName: SHARED.metadata.name,
      resources: { requests: { storage: VOLUME_SIZE } },
    },
  };
}

/** `notes-data`. */
export function sharedClaimName({ name }: Pick<WorkloadPlan, 'name'>): string {
  return `${name}-data`;
}

/** `shop/cart:v2` makes a container cart. */
export function nameOfImage(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return (last.split(/[:@]/)[0] ?? last).toLowerCase();
}

function podTemplate(plan: WorkloadPlan): object {
  const { kind, name, image, container = name, nodeSelector, second, backend, port, command = [] } = plan;
  const logs = second === undefined ? [] : [{ name: 'logs', mountPath: '/logs' }];
  const data = plan.volume === true ? [{ name: 'data', mountPath: '/data' }] : [];
  const env = backend === undefined ? {} : { env: [{ name: 'BACKEND', value: backend }] };
  const ports = filled('ports', port === undefined ? [] : [{ containerPort: port }]);
  const containers = [
    {
      name: container,
      image,
      ...filled('command', command),
      ...ports,
      ...env,
      ...filled('volumeMounts', [...data, ...logs]),
    },
    ...(second === undefined ? [] : [{ name: nameOfImage(second), image: second, volumeMounts: logs }]),
  ];
  const isShared = plan.volume === true && kind !== 'StatefulSet';
  const volumes = [
    ...(isShared ? [{ name: 'data', persistentVolumeClaim: { claimName: sharedClaimName(plan) } }] : []),
    ...(second === undefined ? [] : [{ name: 'logs', emptyDir: {} }]),
  ];
  return {
    metadata: { labels: { app: name } },
    spec: {
      ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
      containers,
      ...filled('volumes', volumes),
    },
  };
}

/** A field with a list, left out where the list is empty. */
const filled = (field: string, list: readonly unknown[]): object => (list.length === 0 ? {} : { [field]: list });

function claimTemplate(): object {
  return {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: VOLUME_SIZE } } },
  };
}
