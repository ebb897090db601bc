/**
 * One pass of a kubelet over one Pod: containers go their way, and the Pod's status says how far they got.
 * Follows pkg/kubelet/kubelet.go (SyncPod) and kuberuntime_manager.go (computePodActions).
 */
import { type Container, type Node, type Pod, refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import type { ContainerRuntime } from '../../cluster/machines/container-runtime';
import type { PodRuntime } from '../../cluster/runtime';
import type { StepVerb } from '../../cluster/step';
import { SECOND, timestamp } from '../../cluster/time';
import { isTrue } from '../../containers/pod-condition';
import { areMainsOver, isInitDone, isInitialized, podStatus } from '../../containers/pod-status';
import { isSidecar } from '../../containers/restart';
import type { Requeue } from '../controller';
import { awaitVolumes } from './await-volumes';
import { nextTellingProbe } from './container/probe-container';
import { readySlot } from './container/ready-slot';
import { runContainer } from './container/run-container';
import { stopSidecars } from './container/stop-sidecars';
import { keepCreating } from './keep-creating';
import type { Place } from './place';
import { addressOf, rangeOf, takeAddress } from './pod-address';
import { recordKubelet } from './reports';

const ADDRESS_RETRY = 10 * SECOND;

/** Takes a Pod that its Node has accepted as far as it gets now. */
export function syncPod(cluster: Cluster, pod: Pod, node: Node): Requeue | undefined {
  const before = cluster.machines.pods.get(pod.metadata.uid);
  const known = before ?? { containers: {} };
  if (Object.keys(known.containers).length === 0) {
    const waits = awaitVolumes(cluster, pod, node);
    if (waits !== undefined) return waits;
  }
  const current = pod.status.podIP === undefined ? withAddress(cluster, pod, node) : pod;
  if (current === undefined) return awaitAddress(cluster, pod, node);
  const slot = readySlot(cluster, node.metadata.name, known);
  const place: Place = { cluster, pod: current, node, readySlot: slot.take };
  const containers = runContainers(place, known);
  const runtime: PodRuntime = { ...known, containers, ...slot.taken() };
  cluster.machines.pods.set(pod.metadata.uid, runtime);
  report(cluster, current, runtime);
  return nextPass(place, runtime);
}

/**
 * Init containers one after another, then all others beside each other. Once a main container has run, only sidecars are
 * started again; once all of them are done, sidecars stop.
 */
function runContainers(place: Place, { containers: known }: PodRuntime): PodRuntime['containers'] {
  const { pod } = place;
  const next: Record<string, ContainerRuntime> = { ...known };
  const run = (container: Container) => {
    next[container.name] = runContainer(place, container, own(known, container.name));
  };
  const { initContainers = [], containers } = pod.spec;
  const isBegun = initContainers.length > 0 && isInitialized(pod, known);
  const isOver = isBegun && areMainsOver(pod, known);
  for (const container of initContainers) {
    const isWanted = !isBegun || (isSidecar(container) && !isOver) || own(known, container.name)?.phase === 'running';
    if (isWanted) run(container);
    if (!isBegun && !isInitDone(container, own(next, container.name))) return next;
  }
  containers.forEach(run);
  return initContainers.length > 0 && areMainsOver(pod, next) ? stopSidecars(place, next) : next;
}

/** The Pod with an address of its Node's range; undefined while there is none. */
function withAddress(cluster: Cluster, pod: Pod, node: Node): Pod | undefined {
  const [hostIP, podIP] = [addressOf(node), takeAddress(cluster, node, pod)];
  if (podIP === undefined) return undefined;
  const hosts = { hostIP, hostIPs: [{ ip: hostIP }], podIP, podIPs: [{ ip: podIP }] };
  return { ...pod, status: { ...pod.status, ...hosts, startTime: timestamp(cluster.now) } };
}

/** A Pod without a network has no sandbox to make containers in: its kubelet tries again and again. */
function awaitAddress(cluster: Cluster, pod: Pod, node: Node): Requeue {
  const message =
    'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: ' +
    `failed to allocate for range 0: no IP addresses available in range set: ${rangeOf(node)}`;
  const note = { type: 'Warning', reason: 'FailedCreatePodSandBox', message } as const;
  return keepCreating(cluster, pod, node, { note, after: 0, every: ADDRESS_RETRY });
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

const allContainers = ({ spec }: Pod): readonly Container[] =>
  spec.initContainers === undefined ? spec.containers : [...spec.initContainers, ...spec.containers];

/** When the kubelet must look again. */
function nextPass(place: Place, runtime: PodRuntime): Requeue | undefined {
  const { cluster, pod } = place;
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
  for (const container of allContainers(pod)) {
    const known = own(runtime.containers, container.name);
    const at = known === undefined ? undefined : nextTellingProbe(place, container, known);
    if (at !== undefined) wake(at, undefined);
  }
  return soonest;
}
