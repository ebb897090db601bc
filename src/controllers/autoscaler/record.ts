/**
 * What the autoscaler tells: what it set, why it takes no Pods away yet, why it cannot tell how many are right.
 */
import type { MetricSpec, MetricStatus } from 'kubernetes-types/autoscaling/v2';
import { type HorizontalPodAutoscaler, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { History } from './history';
import type { Look } from './look';
import { DISABLED } from './status';

const actor = 'autoscaler';

/** Records what a look found where the look before it found something else. `before`: what was remembered of that. */
export function recordLook(cluster: Cluster, hpa: HorizontalPodAutoscaler, look: Look, before: History): void {
  const { status, target, wish, set } = look;
  const object = target === undefined ? refOf(hpa) : refOf(target);
  const detail = { autoscaler: hpa.metadata.name };
  for (const type of ['AbleToScale', 'ScalingActive']) {
    const [was, is] = [hpa.status, status].map(({ conditions = [] }) => conditions.find((one) => one.type === type));
    if (is === undefined || was?.reason === is.reason) continue;
    if (is.status !== 'False') continue;
    const { reason = '', message = '' } = is;
    const because = reason === DISABLED.reason ? 'it was set to 0 Pods' : plainly(message);
    cluster.record({ actor, verb: 'failed-to-autoscale', object, because, detail: { ...detail, reason } });
  }
  if (wish === undefined || set !== undefined || wish.desired >= wish.current) return;
  const last = before.recommendations.at(-1)?.replicas ?? wish.current;
  if (last < wish.current) return;
  const { current, desired } = wish;
  const enough = Math.max(desired, hpa.spec.minReplicas);
  cluster.record({ actor, verb: 'holds-size', object, detail: { ...detail, current, desired: enough } });
}

/** Records the number that is set now. */
export function recordScaling(
  cluster: Cluster,
  hpa: HorizontalPodAutoscaler,
  { target, set, status, wish }: Look,
): void {
  if (target === undefined || set === undefined) return;
  const { minReplicas, maxReplicas } = hpa.spec;
  const from = target.spec.replicas;
  const bound = from > maxReplicas ? `${maxReplicas} Pods are its most` : `${minReplicas} Pods are its least`;
  // What was right a while ago may still count, whatever the metrics say now.
  const isOld = wish !== undefined && set.replicas > from && wish.desired <= from;
  const used = isOld
    ? `${set.replicas} Pods were right a while ago`
    : usedOf(hpa.spec.metrics, status.currentMetrics ?? []);
  const because = wish === undefined ? bound : used;
  const detail = { from, to: set.replicas, autoscaler: hpa.metadata.name };
  cluster.record({ actor, verb: 'autoscaled', object: refOf(target), because, detail });
}

/** `CPU use is 100%, and should be 50%`: of the first metric that could be read. */
function usedOf(metrics: readonly MetricSpec[], statuses: readonly MetricStatus[]): string {
  for (const [index, { resource, containerResource }] of metrics.entries()) {
    const source = resource ?? containerResource;
    const status = statuses[index];
    const current = (status?.resource ?? status?.containerResource)?.current;
    if (source === undefined || current === undefined) continue;
    const what = source.name === 'cpu' ? 'CPU' : source.name;
    const { averageUtilization, averageValue } = source.target;
    return averageValue === undefined
      ? `${what} use is ${current.averageUtilization}%, and should be ${averageUtilization}%`
      : `${what} use is ${current.averageValue} a Pod, and should be ${averageValue}`;
  }
  return 'its metrics say so';
}

/** What learners can do something with, in place of upstream's chains of errors. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/missing request for cpu in container (\S+) of Pod/, 'container $1 asks for no CPU'],
  [/missing request for (\S+) in container (\S+) of Pod/, 'container $2 asks for no $1'],
  [/did not receive metrics for targeted pods/, 'no Pod was ready for long enough to be measured'],
  [/no metrics returned from resource metrics API/, 'no Pod runs that could be measured'],
  [/metrics from (custom|external) metrics API/, 'nobody serves that metric here'],
  [/controlled by multiple HPAs/, 'another autoscaler wants the same Pods'],
  [/could not find the requested resource|no matches for kind/, 'what it is for has no number of Pods'],
  [/"([^\s"]+)" not found$/, 'there is no $1 to scale'],
];

function plainly(message: string): string {
  for (const [pattern, words] of PLAIN) {
    const found = pattern.exec(message);
    if (found !== null) return words.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '');
  }
  return message.replace(/^the HPA was unable to compute the replica count: /, '');
}
