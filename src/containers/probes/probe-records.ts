/**
 * What a kubelet knows of a container from its probes: whether it has started, whether it is ready.
 * Follows pkg/kubelet/prober/prober_manager.go (UpdatePodStatus) and prober/worker.go.
 */
import type { Container } from '../../api/objects';
import type { ContainerRuntime, ProbeRecord, ProbeType } from '../../cluster/machines/container-runtime';
import { SECOND } from '../../cluster/time';
import type { Probe } from '../probes';

/** In the order in which they take part: the startup probe holds the others back. */
export const PROBE_TYPES: readonly ProbeType[] = ['startup', 'readiness', 'liveness'];

export function probeOf(container: Container, type: ProbeType): Probe | undefined {
  return container[`${type}Probe`];
}

/** Whether any probe looks at the container. */
export function hasProbes({ startupProbe, readinessProbe, livenessProbe }: Container): boolean {
  return (startupProbe ?? readinessProbe ?? livenessProbe) !== undefined;
}

/** Whether the container runs and its startup probe, if it has one, has passed. */
export function hasStarted(container: Container, runtime: ContainerRuntime | undefined): boolean {
  if (runtime?.phase !== 'running') return false;
  return container.startupProbe === undefined || runtime.probes?.startup?.passed === true;
}

/** Whether the container is ready: by its readiness probe, or without one as soon as it answers. */
export function isContainerReady(container: Container, runtime: ContainerRuntime | undefined, now: number): boolean {
  if (runtime === undefined || !hasStarted(container, runtime)) return false;
  if (container.readinessProbe !== undefined) return runtime.probes?.readiness?.passed === true;
  return runtime.run?.readyAt !== undefined && runtime.run.readyAt <= now;
}

/** What is known before the first probe: a container is not ready, and it lives. */
export function recordOf(type: ProbeType, { probes, run }: ContainerRuntime): ProbeRecord {
  const known = probes?.[type];
  if (known !== undefined) return known;
  const since = run?.startedAt ?? 0;
  return type === 'liveness'
    ? { passed: true, since, last: 'success', inRow: 1, at: -1 }
    : { passed: false, since, last: 'failure', inRow: 0, at: -1 };
}

/** The first instant, from `from` on, at which this probe looks at the container; undefined while it is held back. */
export function nextProbeAt(
  container: Container,
  runtime: ContainerRuntime,
  type: ProbeType,
  from: number,
): number | undefined {
  const probe = probeOf(container, type);
  const { run } = runtime;
  if (probe === undefined || run === undefined || runtime.phase !== 'running') return undefined;
  const started = hasStarted(container, runtime);
  if (started === (type === 'startup')) return undefined;
  const startedAt = runtime.probes?.startup?.since ?? run.startedAt;
  const first = run.startedAt + (probe.initialDelaySeconds ?? 0) * SECOND;
  // Readiness is asked at once when a container has started; the others keep their own beat.
  const beat = type === 'readiness' ? Math.max(first, startedAt) : first;
  const period = (probe.periodSeconds ?? 10) * SECOND;
  const after = Math.max(from, beat, startedAt);
  return beat + Math.ceil((after - beat) / period) * period;
}
