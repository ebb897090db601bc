/**
 * What the kubelet's probes find in a container that runs. A simulated app answers or it does not, so:
 *
 *   the app …                       httpGet              tcpSocket            grpc          exec
 *   answers                         passes               passes               passes        passes
 *   is still waking (`:slow`)       connection refused   connection refused   no connection fails
 *   never answers (`:bad`)          times out            times out            no connection fails
 *   stopped answering (`unready`)   status code 500      times out            NOT_SERVING   fails
 *
 * A container that declares ports listens on these, one that declares none on every port. `cat FILE`, `ls FILE` and
 * `test -f FILE` look only for the file; `true`, `false` and `echo` are what they always are.
 * Follows pkg/kubelet/prober/prober.go and pkg/probe.
 */
import type { Container, Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { ContainerRun } from '../cluster/machines/container-runtime';
import { behaviourOf } from './behaviour';
import { execProbe } from './probes/exec-probe';

export type Probe = NonNullable<Container['livenessProbe']>;

export interface ProbeFinding {
  readonly result: 'success' | 'failure' | 'error';
  /** What the event says. */
  readonly output: string;
}

const PASSED: ProbeFinding = { result: 'success', output: '' };

/** What a probe of this container finds now. */
export function findByProbe(
  cluster: Cluster,
  pod: Pod,
  container: Container,
  run: ContainerRun,
  probe: Probe,
): ProbeFinding {
  const app = appState(container, run, cluster.now);
  if (probe.exec !== undefined) return execProbe(cluster, pod, container, app === 'answers', probe.exec.command ?? []);
  const handler = probe.httpGet ?? probe.tcpSocket ?? probe.grpc;
  const port = portOf(container, handler?.port ?? 0);
  if (typeof port === 'string') return { result: 'error', output: port };
  const host = probe.httpGet?.host ?? probe.tcpSocket?.host ?? pod.status.podIP ?? '';
  const at = isListening(container, port) ? app : 'waking';
  if (at === 'answers') return PASSED;
  if (probe.httpGet !== undefined) return failed(httpOutput(probe.httpGet, `${host}:${port}`, at));
  if (probe.grpc !== undefined) return failed(grpcOutput(`${host}:${port}`, at, probe.timeoutSeconds ?? 1));
  return failed(`dial tcp ${host}:${port}: ${at === 'waking' ? 'connect: connection refused' : 'i/o timeout'}`);
}

const failed = (output: string): ProbeFinding => ({ result: 'failure', output });

type AppState = 'answers' | 'waking' | 'never' | 'muted';

function appState({ image = '' }: Container, { readyAt }: ContainerRun, now: number): AppState {
  if (readyAt === undefined) return behaviourOf(image).ready === 'never' ? 'never' : 'muted';
  return readyAt <= now ? 'answers' : 'waking';
}

/** The number of a port, or what Go says of a name that no port of the container has. */
function portOf({ ports = [] }: Container, port: number | string): number | string {
  if (typeof port === 'number') return port;
  const named = ports.find(({ name }) => name === port)?.containerPort;
  if (named !== undefined) return named;
  return /^\d+$/.test(port) ? Number(port) : `strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`;
}

function isListening({ ports = [] }: Container, port: number): boolean {
  return ports.length === 0 || ports.some(({ containerPort }) => containerPort === port);
}

function httpOutput({ scheme = 'HTTP', path = '/' }: NonNullable<Probe['httpGet']>, at: string, app: AppState): string {
  if (app === 'muted') return 'HTTP probe failed with statuscode: 500';
  const url = `${scheme.toLowerCase()}://${at}${path.startsWith('/') ? '' : '/'}${path}`;
  return app === 'waking'
    ? `Get "${url}": dial tcp ${at}: connect: connection refused`
    : `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`;
}

function grpcOutput(at: string, app: AppState, timeout: number): string {
  return app === 'muted'
    ? 'service unhealthy (responded with "NOT_SERVING")'
    : `timeout: failed to connect service "${at}" within ${timeout}s: context deadline exceeded`;
}
