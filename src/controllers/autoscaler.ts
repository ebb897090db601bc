/**
 * Sets the number of Pods by what they use, again and again. It knows nothing of requests: it looks at CPU and memory.
 * Follows pkg/controller/podautoscaler. Works on keys of HorizontalPodAutoscalers.
 */
import { isTerminating } from '../api/lifecycle';
import { type HorizontalPodAutoscaler, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import type { AutoscalerRuntime } from '../cluster/machines/controller-memory';
import { ownedAfter } from '../cluster/server-side-apply/managed-fields';
import { millisOf, SECOND } from '../cluster/time';
import { type History, kept, NOTHING, scaled } from './autoscaler/history';
import { type Look, lookAt, nextChange } from './autoscaler/look';
import { recordLook, recordScaling } from './autoscaler/record';
import type { Controller, Requeue } from './controller';

/** Who sets the number of copies, for those who apply it server-side. */
const AUTOSCALER = { name: 'kube-controller-manager', subresource: 'scale' } as const;

/** It looks so often, the first time so long after the object was made. */
export const LOOK_INTERVAL = 15 * SECOND;
const SOURCE = 'horizontal-pod-autoscaler';

export const autoscaler: Controller = {
  name: 'autoscaler',
  affectedBy({ object }, cluster) {
    if (object.kind === 'HorizontalPodAutoscaler') return [keyOf(object)];
    // Nothing is looked at before its time: but what the next look will do is another thing now.
    if (object.kind !== 'Service') return [];
    return cluster.list('HorizontalPodAutoscaler', object.metadata.namespace).map(keyOf);
  },
  keys: (cluster) => cluster.list('HorizontalPodAutoscaler').map(keyOf),
  reconcile(key, cluster) {
    const hpa = cluster.byKey('HorizontalPodAutoscaler', key);
    if (hpa === undefined || isTerminating(hpa)) return undefined;
    const made = millisOf(hpa.metadata.creationTimestamp);
    const due = made + Math.floor((cluster.now - made) / LOOK_INTERVAL) * LOOK_INTERVAL;
    const memory = memoryOf(cluster, hpa);
    if (memory.lookedAt < due) act(cluster, hpa, memory);
    return again(cluster, key, due + LOOK_INTERVAL);
  },
};

/** What it remembers. Whoever tried what comes next put the clock back: what was thought then is forgotten. */
function memoryOf(cluster: Cluster, { metadata }: HorizontalPodAutoscaler): AutoscalerRuntime {
  const { autoscalers } = cluster.machines;
  const memory = autoscalers.get(metadata.uid);
  if (memory === undefined) return { ...NOTHING, lookedAt: millisOf(metadata.creationTimestamp) };
  if (memory.lookedAt <= cluster.now) return memory;
  const isPast = ({ at }: { readonly at: number }): boolean => at <= cluster.now;
  const past = {
    lookedAt: cluster.now,
    recommendations: memory.recommendations.filter(isPast),
    scalings: memory.scalings.filter(isPast),
  };
  autoscalers.set(metadata.uid, past);
  return past;
}

/** Looks, and does what follows. */
function act(cluster: Cluster, hpa: HorizontalPodAutoscaler, memory: History): void {
  const look = lookAt(cluster, hpa, memory, cluster.now);
  for (const event of look.events) reportEvent(cluster, SOURCE, hpa, event);
  recordLook(cluster, hpa, look, memory);
  const history = kept(setNumber(cluster, hpa, look), hpa, cluster.now);
  cluster.machines.autoscalers.set(hpa.metadata.uid, { ...history, lookedAt: cluster.now });
  cluster.updateStatus(hpa, look.status);
}

/** Sets the number of Pods that the target asks for, and remembers it where a policy may ask. */
function setNumber(cluster: Cluster, hpa: HorizontalPodAutoscaler, look: Look): History {
  const { target, set, history } = look;
  if (target === undefined || set === undefined) return history;
  const { replicas, reason } = set;
  recordScaling(cluster, hpa, look);
  const resized = { ...target, spec: { ...target.spec, replicas } } as typeof target;
  cluster.update(ownedAfter(target, resized, AUTOSCALER, cluster.now));
  reportEvent(cluster, SOURCE, hpa, {
    type: 'Normal',
    reason: 'SuccessfulRescale',
    message: `New size: ${replicas}; reason: ${reason}`,
  });
  return hpa.spec.behavior === undefined ? history : scaled(history, replicas - target.spec.replicas, cluster.now);
}

/** When it looks again; people hear of it where the number will change. */
function again(cluster: Cluster, key: string, at: number): Requeue | undefined {
  const hpa = cluster.byKey('HorizontalPodAutoscaler', key);
  if (hpa === undefined) return undefined;
  const look = lookAt(cluster, hpa, memoryOf(cluster, hpa), at);
  const change = nextChange(hpa, look, at, LOOK_INTERVAL);
  if (change === undefined || look.target === undefined) return { at, holdsOpen: false };
  return { at, holdsOpen: false, next: { verb: 'autoscaled', object: refOf(look.target), at: change } };
}
