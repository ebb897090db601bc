/**
 * The container that a command runs in, as `kubectl exec` finds it, and its words when it cannot.
 * Follows kubectl/pkg/cmd/exec, pkg/registry/core/pod/strategy.go (streamLocation) and the kubelet's server.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';
import { own } from '../../api/own';
import type { Rejection, Result } from '../../api/rejection';
import { badRequest, clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';

export interface ExecTarget {
  readonly pod: Pod;
  readonly container: string;
  /** What kubectl says on stderr when it chose among several containers; with a final newline. */
  readonly stderr?: string;
}

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** The container of this Pod that a command can run in now. */
export function execTarget(cluster: Cluster, pod: Pod, wanted: string | undefined): Result<ExecTarget> {
  if (isTerminal(pod)) {
    const refused = clientError(
      `cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`,
    );
    return { ...refused, hint: `${pod.metadata.name} has ended, and nothing runs in it.`, fixes: ['get pods'] };
  }
  const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name);
  const container = wanted ?? pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? names[0] ?? '';
  if (!names.includes(container)) return notValid(pod, container);
  const refused = whyNotNow(cluster, pod, container);
  if (refused !== undefined) return refused;
  const isChosen = wanted === undefined && names.length > 1;
  return { pod, container, ...(isChosen ? { stderr: defaulted(pod, container) } : {}) };
}

/** The container that kubectl takes where none was named, and what it says on stderr when there are several. */
export function defaultContainer(pod: Pod): { readonly container: string; readonly said: string } {
  const noted = pod.metadata.annotations?.[DEFAULT_CONTAINER];
  const isKnown = noted !== undefined && pod.spec.containers.some(({ name }) => name === noted);
  const container = isKnown ? noted : (pod.spec.containers[0]?.name ?? '');
  const isOnlyOne = pod.spec.containers.length + (pod.spec.initContainers ?? []).length === 1;
  return { container, said: isKnown || isOnlyOne ? '' : defaulted(pod, container) };
}

function notValid({ metadata, spec }: Pod, container: string): Rejection {
  const names = spec.containers.map(({ name }) => name);
  const hint = `${names.length === 1 ? 'Its container is' : 'Its containers are'} ${names.join(', ')}.`;
  return { ...badRequest(`container ${container} is not valid for pod ${metadata.name}`), hint };
}

function whyNotNow(cluster: Cluster, pod: Pod, container: string): Rejection | undefined {
  const { name } = pod.metadata;
  const node = cluster.get('Node', pod.spec.nodeName ?? '');
  if (node === undefined) {
    const hint = `${name} has no Node yet, so nothing of it runs.`;
    return { ...badRequest(`pod ${name} does not have a host assigned`), hint, fixes: [`why ${name}`] };
  }
  if (cluster.machines.nodes.get(node.metadata.name)?.fault?.kind === 'silent') {
    const address = node.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
    return {
      rejected: true,
      code: 'Client',
      message: `Error from server: error dialing backend: dial tcp ${address}:10250: i/o timeout`,
      hint: `The kubelet on ${node.metadata.name} does not answer, so nobody can look into ${name}.`,
      fixes: [`node recover ${node.metadata.name}`],
    };
  }
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  if (own(runtime?.containers, container)?.phase === 'running') return undefined;
  const refused = clientError(`unable to upgrade connection: container not found ("${container}")`);
  return { ...refused, hint: `Container ${container} of ${name} does not run now.`, fixes: [`why ${name}`] };
}

function defaulted({ spec }: Pod, container: string): string {
  const main = spec.containers.map(({ name }) => name);
  const init = (spec.initContainers ?? []).map(({ name }) => `${name} (init)`);
  return `Defaulted container "${container}" out of: ${[...main, ...init].join(', ')}\n`;
}
