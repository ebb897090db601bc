/**
 * Probes of a container that runs: each look counts, and as many in a row as the thresholds ask for decide.
 * Looks that would only confirm what is known are not made: nothing follows from them.
 * Follows pkg/kubelet/prober/worker.go (doProbe) and prober.go (recordContainerEvent).
 */
import type { Container } from '../../../api/objects';
import type { ContainerRuntime, ProbeRecord, ProbeType } from '../../../cluster/machines/container-runtime';
import { findByProbe, type Probe, type ProbeFinding } from '../../../containers/probes';
import { hasProbes, nextProbeAt, PROBE_TYPES, probeOf, recordOf } from '../../../containers/probes/probe-records';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';
import { stopContainer } from './stop-container';

/** Failures beyond these tell nothing new while a probe fails from the start. */
const TOLD_FAILURES = 3;

/** Makes the looks that are due now, and does what follows from them. */
export function probeContainer(place: Place, container: Container, from: ContainerRuntime): ContainerRuntime {
  if (!hasProbes(container) || from.stopping !== undefined) return from;
  let runtime = from;
  for (const type of PROBE_TYPES) {
    const probe = probeOf(container, type);
    if (probe === undefined || !isDue(place, container, runtime, type)) continue;
    const finding = findByProbe(place.cluster, place.pod, container, runtime.run!, probe);
    const before = recordOf(type, runtime);
    if (!tellsSomething(before, probe, finding)) continue;
    const after = counted(before, probe, finding, place.cluster.now);
    runtime = { ...runtime, probes: { ...runtime.probes, [type]: after } };
    if (finding.result !== 'success') kubeletEvents.unhealthy(place.cluster, place.pod, type, finding);
    runtime = act(place, container, runtime, type, { before, after });
    if (runtime.stopping !== undefined) return runtime;
  }
  return runtime;
}

/** The next instant at which a look tells something new, or undefined. */
export function nextTellingProbe(place: Place, container: Container, runtime: ContainerRuntime): number | undefined {
  if (!hasProbes(container) || runtime.phase !== 'running' || runtime.stopping !== undefined) return undefined;
  const { cluster, pod } = place;
  let soonest: number | undefined;
  for (const type of PROBE_TYPES) {
    const probe = probeOf(container, type);
    const at = probe === undefined ? undefined : nextProbeAt(container, runtime, type, cluster.now + 1);
    if (probe === undefined || at === undefined || (soonest !== undefined && at >= soonest)) continue;
    const finding = findByProbe(cluster, pod, container, runtime.run!, probe);
    if (tellsSomething(recordOf(type, runtime), probe, finding)) soonest = at;
  }
  return soonest;
}

function isDue({ cluster }: Place, container: Container, runtime: ContainerRuntime, type: ProbeType): boolean {
  return (
    nextProbeAt(container, runtime, type, cluster.now) === cluster.now && recordOf(type, runtime).at !== cluster.now
  );
}

/** Whether a look that finds this changes what is known, or counts towards it. */
function tellsSomething({ passed, last, inRow }: ProbeRecord, probe: Probe, { result }: ProbeFinding): boolean {
  if (last !== result) return true;
  if (result === 'success') return !passed || inRow < thresholdOf(probe, 'success');
  return (passed && result === 'failure') || inRow < Math.min(thresholdOf(probe, 'failure'), TOLD_FAILURES);
}

function thresholdOf(probe: Probe, result: 'success' | 'failure'): number {
  return (result === 'success' ? probe.successThreshold : probe.failureThreshold) ?? (result === 'success' ? 1 : 3);
}

function counted(before: ProbeRecord, probe: Probe, { result }: ProbeFinding, now: number): ProbeRecord {
  const inRow = before.last === result ? before.inRow + 1 : 1;
  const isDecided = result !== 'error' && inRow >= thresholdOf(probe, result);
  const passed = isDecided ? result === 'success' : before.passed;
  return { passed, since: passed === before.passed ? before.since : now, last: result, inRow, at: now };
}

interface Turn {
  readonly before: ProbeRecord;
  readonly after: ProbeRecord;
}

/** A container that has not started in time, or does not live any more, is stopped; readiness stops nothing. */
function act(
  place: Place,
  container: Container,
  runtime: ContainerRuntime,
  type: ProbeType,
  { before, after }: Turn,
): ContainerRuntime {
  if (type === 'readiness') {
    if (before.passed && !after.passed) sayUnready(place, container, after);
    return runtime;
  }
  const threshold = thresholdOf(probeOf(container, type)!, 'failure');
  const hasFailed = after.last === 'failure' && after.inRow >= threshold;
  return hasFailed ? stopContainer(place, container, runtime, type) : runtime;
}

function sayUnready({ cluster, pod }: Place, { name }: Container, { inRow }: ProbeRecord): void {
  recordKubelet(cluster, pod, 'became-unready', {
    because: `its readiness probe failed ${inRow === 1 ? 'once' : `${inRow} times`}`,
    detail: { container: name, probe: 'readiness', failures: inRow },
  });
}
