/**
 * One pass of a kubelet over one Pod: containers go their way, and the Pod's status says how far they got.
 * Follows pkg/kubelet/kubelet.go (SyncPod) and kuberuntime_manager.go (computePodActions).
 */
import { own } from '../../api/own';
import { type Container, type Node, type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { ContainerRuntime, PodRuntime } from '../../cluster/runtime';
import type { StepVerb } from '../../cluster/step';
import { timestamp } from '../../cluster/time';
import { isTrue } from '../../containers/pod-condition';
import { isInitDone, podStatus } from '../../containers/pod-status';
import type { Requeue } from '../controller';
import type { Place } from './place';
import { addressOf, takeAddress } from './pod-address';
import { readySlot } from './ready-slot';
import { recordKubelet } from './reports';
import { runContainer } from './run-container';

/** Takes a Pod that its Node has accepted as far as it gets now. */
export function syncPod(cluster: Cluster, pod: Pod, node: Node): Requeue | undefined {
  const before = cluster.machines.pods.get(pod.metadata.uid);
  const known = before ?? { containers: {} };
  const current = pod.status.podIP === undefined ? withAddress(cluster, pod, node) : pod;
  const slot = readySlot(cluster, node.metadata.name, known);
  const containers = runContainers({ cluster, pod: current, node, readySlot: slot.take }, known);
  const runtime: PodRuntime = { ...known, containers, ...slot.taken() };
  cluster.machines.pods.set(pod.metadata.uid, runtime);
  report(cluster, current, runtime);
  return nextPass(cluster, current, runtime);
}

/** Init containers one after another, then all others beside each other. */
function runContainers(place: Place, known: PodRuntime): PodRuntime['containers'] {
  const next: Record<string, ContainerRuntime> = { ...known.containers };
  const run = (container: Container) => {
    next[container.name] = runContainer(place, container, own(known.containers, container.name));
  };
  for (const container of place.pod.spec.initContainers ?? []) {
    run(container);
    if (!isInitDone(container, own(next, container.name))) return next;
  }
  place.pod.spec.containers.forEach(run);
  return next;
}

function withAddress(cluster: Cluster, pod: Pod, node: Node): Pod {
  const [hostIP, podIP] = [addressOf(node), takeAddress(cluster, node, pod)];
  const hosts = { hostIP, hostIPs: [{ ip: hostIP }], podIP, podIPs: [{ ip: podIP }] };
  return { ...pod, status: { ...pod.status, ...hosts, startTime: timestamp(cluster.now) } };
}

function report(cluster: Cluster, pod: Pod, runtime: PodRuntime): void {
  const status = podStatus(pod, runtime, cluster.now);
  const [wasReady, isReady] = [isTrue(pod, 'Ready'), isTrue({ status }, 'Ready')];
  if (isReady && !wasReady) {
    const restarts = Object.values(runtime.containers).reduce((sum, container) => sum + container.restarts, 0);
    recordKubelet(cluster, pod, 'became-ready', { because: 'every container in it answers', detail: { restarts } });
  }
  cluster.updateStatus(pod, status);
}

const VERBS: Partial<Record<ContainerRuntime['phase'], StepVerb>> = {
  pulling: 'pulled',
  'pull-back-off': 'waits-to-pull',
  starting: 'started',
  running: 'container-ended',
  'crash-back-off': 'restarted',
};

/** When the kubelet must look again. */
function nextPass(cluster: Cluster, pod: Pod, runtime: PodRuntime): Requeue | undefined {
  let soonest: Requeue | undefined;
  const wake = (at: number, verb: StepVerb | undefined) => {
    if (soonest !== undefined && soonest.at <= at) return;
    soonest = { at, holdsOpen: true, ...(verb === undefined ? {} : { next: { verb, object: refOf(pod) } }) };
  };
  for (const container of Object.values(runtime.containers)) {
    const { phase, until, run } = container;
    if (until !== undefined) wake(until, VERBS[phase]);
    if (phase === 'running' && run?.readyAt !== undefined && run.readyAt > cluster.now) {
      wake(run.readyAt, 'became-ready');
    }
  }
  return soonest;
}
