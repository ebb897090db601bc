/**
 * What each metric of an autoscaler asks for, and what all of them together do.
 * Follows computeReplicasForMetrics in pkg/controller/podautoscaler/horizontal.go.
 */
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from 'kubernetes-types/autoscaling/v2';
import type { HorizontalPodAutoscaler, Pod } from '../../api/objects';
import { formatQuantity, milliCpu, parseQuantity } from '../../api/quantity';
import { goSelector } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { usageOf } from '../../containers/usage';
import type { Note } from './limits';
import { type Measure, type Resource } from './measure';
import { forAverage, forUtilization } from './replicas';

/** How far a metric may lie from its target: what kube-controller-manager is started with. */
const TOLERANCE = 0.1;

/** What all metrics together ask for; undefined: they do not say. */
export interface Wanted {
  readonly replicas: number | undefined;
  /** The metric that asked for it, as events name it. */
  readonly metric: string;
  readonly statuses: readonly MetricStatus[];
  /** Why metrics could not be read: an event of each. */
  readonly failures: readonly Note[];
  /** All failures in one sentence. */
  readonly problem?: string;
}

/** The most that a metric asks for counts. A metric that cannot be read may ask for more: then nothing goes down. */
export function wantedBy(
  cluster: Cluster,
  hpa: HorizontalPodAutoscaler,
  pods: readonly Pod[],
  current: number,
  now: number,
): Wanted {
  const { namespace = 'default' } = hpa.metadata;
  const { metrics, behavior } = hpa.spec;
  const measure: Reading = {
    pods,
    usage: usageOf(cluster, namespace, pods),
    current,
    now,
    namespace,
    tolerances: {
      up: tolerance(behavior?.scaleUp?.tolerance),
      down: tolerance(behavior?.scaleDown?.tolerance),
    },
  };
  const read = metrics.map((metric) => readMetric(metric, measure));
  const failed = read.filter((one) => 'failure' in one);
  let best: Found | undefined;
  for (const one of read) if ('metric' in one && (best === undefined || one.replicas > best.replicas)) best = one;
  const statuses = read.map((one): MetricStatus => ('metric' in one ? one.status : { type: '' }));
  const failures = failed.map(({ failure }) => failure);
  const [first] = failed;
  const isLost = best === undefined || (first !== undefined && best.replicas < current);
  return {
    replicas: isLost ? undefined : best?.replicas,
    metric: best?.metric ?? '',
    statuses,
    failures,
    ...(first !== undefined && {
      problem: `invalid metrics (${failed.length} invalid out of ${metrics.length}), first error is: ${first.error}`,
    }),
  };
}

type Reading = Omit<Measure, 'resource' | 'container'> & { readonly namespace: string };

interface Found {
  readonly replicas: number;
  readonly metric: string;
  readonly status: MetricStatus;
}

interface Failed {
  readonly failure: Note;
  /** How the failure is told among those of the other metrics. */
  readonly error: string;
}

const tolerance = (own: string | undefined): number => (own === undefined ? TOLERANCE : parseQuantity(own));

function readMetric(spec: MetricSpec, reading: Reading): Found | Failed {
  const { type, resource, containerResource } = spec;
  if (type === 'Resource' && resource !== undefined) {
    const { name, target } = resource;
    const found = readResource({ ...reading, resource: name as Resource, container: undefined }, target);
    if ('problem' in found) return failed('FailedGetResourceMetric', found.problem, found.problem);
    return { ...found, status: { type, resource: { name, current: found.current } } };
  }
  if (type === 'ContainerResource' && containerResource !== undefined) {
    const { name, container, target } = containerResource;
    const found = readResource({ ...reading, resource: name as Resource, container }, target);
    if ('problem' in found) {
      const error = `failed to get ${name} container metric value: ${found.problem}`;
      return failed('FailedGetContainerResourceMetric', found.problem, error);
    }
    return { ...found, status: { type, containerResource: { name, container, current: found.current } } };
  }
  return unread(spec, reading.namespace);
}

/** Metrics that other programs would have to serve: nobody does here. */
function unread({ pods, object, external }: MetricSpec, namespace: string): Failed {
  const custom =
    'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered';
  if (pods !== undefined) {
    const problem = `unable to get metric ${pods.metric.name}: ${custom}`;
    return failed('FailedGetPodsMetric', problem, `failed to get pods metric value: ${problem}`);
  }
  if (object !== undefined) {
    const { kind, name } = object.describedObject;
    const problem = `unable to get metric ${object.metric.name}: ${custom} on ${kind} ${namespace}/${name}`;
    return failed('FailedGetObjectMetric', problem, `failed to get object metric value: ${problem}`);
  }
  const { name = '', selector } = external?.metric ?? {};
  const absent = `the server could not find the requested resource (get ${name}.external.metrics.k8s.io)`;
  const where = `${namespace}/${name}/${goSelector(selector)}`;
  const problem = `unable to get external metric ${where}: unable to fetch metrics from external metrics API: ${absent}`;
  const error = `failed to get ${name} external metric value: failed to get ${name} external metric: ${problem}`;
  return failed('FailedGetExternalMetric', problem, error);
}

function failed(reason: string, problem: string, error: string): Failed {
  return { failure: { reason, message: problem }, error };
}

interface Read {
  readonly replicas: number;
  readonly metric: string;
  readonly current: MetricValueStatus;
}

function readResource(measure: Measure, target: MetricTarget): Read | { readonly problem: string } {
  const { resource, container } = measure;
  const { averageValue, averageUtilization = 0 } = target;
  const amount = (value: number): string => formatQuantity(resource === 'cpu' ? value / 1000 : value);
  if (averageValue !== undefined) {
    const wanted = resource === 'cpu' ? milliCpu(averageValue) : parseQuantity(averageValue);
    const found = forAverage(measure, wanted);
    if ('problem' in found) return { problem: `failed to get ${resource} usage: ${found.problem}` };
    return {
      replicas: found.replicas,
      metric: `${resource} resource`,
      current: { averageValue: amount(found.average) },
    };
  }
  const found = forUtilization(measure, averageUtilization);
  if ('problem' in found) return { problem: `failed to get ${resource} utilization: ${found.problem}` };
  const what = container === undefined ? 'resource' : 'container resource';
  return {
    replicas: found.replicas,
    metric: `${resource} ${what} utilization (percentage of request)`,
    current: { averageUtilization: found.utilization ?? 0, averageValue: amount(found.average) },
  };
}
