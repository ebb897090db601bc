/**
 * The lines that one run of a container has printed: its start, what became of it, its end.
 */
import type { Container, Pod, Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { behaviourOf } from '../behaviour';
import { databaseContainer } from '../database';
import type { Run } from '../logs';
import { mainContainer } from '../requests';
import { isSidecar } from '../restart';
import { printedByCommand } from './by-command';
import { lineOfStep } from './from-steps';

export interface LogLine {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly text: string;
}

/** Everything that this run prints in its life, by time; what is still to come may be among it. */
export function printedBy(cluster: Cluster, pod: Pod, container: Container, run: Run): readonly LogLine[] {
  const said = printedByCommand(cluster, pod, container, run.startedAt);
  if (said !== undefined) return said.filter(({ at }) => at <= (run.finishedAt ?? Infinity));
  const lines = [
    ...beginning(pod, container, run),
    ...meanwhile(cluster, pod, container, run),
    ...ending(pod, container, run),
  ];
  return lines.sort((a, b) => a.at - b.at);
}

/** A container that works and ends has nothing to listen for. */
function isWork(pod: Pod, container: Container): boolean {
  const isInit = (pod.spec.initContainers ?? []).includes(container);
  return (isInit && !isSidecar(container)) || /:(exit0|exit1)$/.test(container.image ?? '');
}

function beginning(pod: Pod, container: Container, { startedAt, readyAt }: Run): readonly LogLine[] {
  const { image = '' } = container;
  const start = { at: startedAt, text: `${image} starts in ${pod.metadata.name}` };
  if (isWork(pod, container)) return [start, { at: startedAt, text: 'work begins' }];
  const { ready, ends } = behaviourOf(image);
  if (ready === 'never') {
    return [start, { at: startedAt, text: 'waiting for something that does not come; not ready to answer' }];
  }
  if (ends !== undefined) return [start];
  const port = container.ports?.[0]?.containerPort;
  // An app that stopped answering did answer before: only its log remembers.
  return [
    start,
    { at: readyAt ?? startedAt, text: port === undefined ? 'ready to answer' : `ready to answer on port ${port}` },
  ];
}

/** What happened to the Pod meanwhile, as far as its steps are remembered. */
function meanwhile(cluster: Cluster, pod: Pod, container: Container, run: Run): readonly LogLine[] {
  const isMain = (databaseContainer(pod) ?? mainContainer(pod)) === container.name;
  const isDeaf = behaviourOf(container.image ?? '').ignoresStop === true;
  const until = run.finishedAt ?? Infinity;
  return cluster.history
    .filter(({ at, object }) => at >= run.startedAt && at <= until && isAbout(pod, object))
    .filter(({ verb, detail }) => {
      const said = detail?.container;
      return said === undefined ? isMain || verb === 'stopping' : said === container.name;
    })
    .flatMap((step) => lineOfStep(step, isDeaf) ?? []);
}

const isAbout = ({ metadata }: Pod, ref: Ref): boolean =>
  ref.kind === 'Pod' && ref.name === metadata.name && ref.namespace === metadata.namespace;

/** What SIGKILL ends prints nothing more, and what was told to stop has said so. */
function ending(pod: Pod, container: Container, { finishedAt, exitCode = 0, reason }: Run): readonly LogLine[] {
  if (finishedAt === undefined || reason === 'OOMKilled' || exitCode === 137) return [];
  if (exitCode === 143) return [{ at: finishedAt, text: 'stopped' }];
  const what = isWork(pod, container) ? 'work' : 'process';
  const text = exitCode === 0 ? `${what} is done, exit code 0` : `error: ${what} failed, exit code ${exitCode}`;
  return [{ at: finishedAt, text }];
}
