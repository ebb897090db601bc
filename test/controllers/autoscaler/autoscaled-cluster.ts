/**
 * A cluster with an app behind a Service and an autoscaler for it, and short ways to send requests and let time pass.
 */
import type { Draft, HorizontalPodAutoscaler, Kind, Service } from '../../../src/api/objects';
import { keyOf } from '../../../src/cluster/cluster';
import { SECOND } from '../../../src/cluster/time';
import { deployment, RunningCluster } from '../running-cluster';

interface AppOptions {
  readonly replicas?: number;
  readonly image?: string;
  /** CPU request of its container; null: none. */
  readonly cpu?: string | null;
  readonly limits?: Readonly<Record<string, string>>;
}

export class AutoscaledCluster extends RunningCluster {
  /** Deployment and Service web. */
  app({ replicas = 2, image = 'web:v1', cpu = '200m', limits }: AppOptions = {}): void {
    const resources = { ...(cpu !== null && { requests: { cpu } }), ...(limits !== undefined && { limits }) };
    this.apply(
      deployment('web', {
        replicas,
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image, resources }] },
        },
      }),
    );
    this.apply(service('web'));
  }

  /** An autoscaler of Deployment web for 50 % of the CPU request, unless the spec says otherwise. */
  autoscale(spec: object = {}, name = 'web'): void {
    this.apply(autoscaler(name, spec));
  }

  /** So many requests per second from now on. */
  load(rate: number, name = 'web'): void {
    const target = this.the('Service', name);
    this.cluster.machines.setLoad(keyOf(target), rate);
    this.cluster.nudge(target);
  }

  /** Lets so many seconds pass. */
  wait(seconds: number): void {
    this.loop.advance(seconds * SECOND);
  }

  get replicas(): number {
    return this.the('Deployment', 'web').spec.replicas;
  }

  hpa(name = 'web'): HorizontalPodAutoscaler {
    return this.the('HorizontalPodAutoscaler', name);
  }

  /** `True ValidMetricFound: the HPA was able …` */
  condition(type: string, name = 'web'): string | undefined {
    const found = this.hpa(name).status.conditions?.find((condition) => condition.type === type);
    return found === undefined ? undefined : `${found.status} ${found.reason}: ${found.message}`;
  }

  eventsOf(kind: Kind, name: string): readonly string[] {
    return this.cluster
      .list('Event')
      .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === name)
      .map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
  }

  /** What the autoscaler said. */
  get told(): readonly string[] {
    return this.eventsOf('HorizontalPodAutoscaler', 'web');
  }
}

export function cpuUtilization(averageUtilization: number): object {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

export function autoscaler(name: string, spec: object = {}): Draft<HorizontalPodAutoscaler> {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: 'default' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 10,
      metrics: [cpuUtilization(50)],
      ...spec,
    },
  } as unknown as Draft<HorizontalPodAutoscaler>;
}

function service(name: string): Draft<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  } as unknown as Draft<Service>;
}
