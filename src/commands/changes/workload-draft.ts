/**
 * The manifests that `deploy` and `create deployment` send.
 */
import type { Draft, Service } from '../../api/objects';
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
}

const WEB_PORT = 80;
const VOLUME_SIZE = '1Gi';

/** The workload itself. A StatefulSet gets a claim `data` for each Pod, mounted at /data. */
export function workloadDraft(plan: WorkloadPlan): Draft {
  const { kind, name, namespace, replicas } = plan;
  const spec = {
    ...(kind === 'DaemonSet' ? {} : { replicas }),
    selector: { matchLabels: { app: name } },
    ...(kind === 'StatefulSet' ? { serviceName: name, volumeClaimTemplates: [claimTemplate()] } : {}),
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

function podTemplate({ kind, name, image, container = name, nodeSelector }: WorkloadPlan): object {
  const mounts = kind === 'StatefulSet' ? { volumeMounts: [{ name: 'data', mountPath: '/data' }] } : {};
  const nodes = Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {};
  return {
    metadata: { labels: { app: name } },
    spec: { ...nodes, containers: [{ name: container, image, ...mounts }] },
  };
}

function claimTemplate(): object {
  return {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: VOLUME_SIZE } } },
  };
}
