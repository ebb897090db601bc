/**
 * Programs that ask other Pods, by the names that Services have in the cluster.
 */
import type { Pod, Service } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { lotsApart, mainContainer, podsFor, receivers } from '../requests';
import type { Ended } from './ended';
import type { Inside } from './printing';

const failed = (stderr: string, exitCode: number): Ended => ({ stdout: '', stderr: `${stderr}\n`, exitCode });

export const NETWORK_PROGRAMS: Readonly<Record<string, (inside: Inside, args: readonly string[]) => Ended>> = {
  curl: (inside, args) =>
    ask(inside, args, (host) => failed(`curl: (6) Could not resolve host: ${host}`, 6), refusedByCurl),
  wget: (inside, args) => ask(inside, args, (host) => failed(`wget: bad address '${host}'`, 1), refusedByWget),
  nslookup: (inside, args) => lookUp(inside, args.find((word) => !word.startsWith('-')) ?? ''),
};

const refusedByCurl = (host: string, port: number): Ended =>
  failed(`curl: (7) Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`, 7);
const refusedByWget = (host: string, port: number): Ended =>
  failed(`wget: can't connect to remote host (${host}:${port}): Connection refused`, 1);

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The address among the words, or undefined. */
function addressIn(args: readonly string[]): Address | undefined {
  const url = args.filter((word) => !word.startsWith('-') && word !== '/dev/null').at(-1);
  const found = /^(?:https?:\/\/)?([\w.-]+)(?::(\d{1,5}))?(?:\/.*)?$/.exec(url ?? '');
  return found === null ? undefined : { host: found[1]!.toLowerCase(), port: Number(found[2] ?? 80) };
}

function ask(
  inside: Inside,
  args: readonly string[],
  unknown: (host: string) => Ended,
  refused: (host: string, port: number) => Ended,
): Ended {
  const { cluster, pod } = inside;
  const address = addressIn(args);
  if (address === undefined) return unknown(args.at(-1) ?? '');
  const { host, port } = address;
  const service = serviceNamed(cluster, pod, host);
  if (service === undefined) return unknown(host);
  const listens = service.spec.clusterIP === 'None' || service.spec.ports?.some((one) => one.port === port) === true;
  const able = listens ? podsFor(cluster, service, pod.spec.nodeName) : [];
  const [taker] = receivers(lotsApart(cluster), service, able, { count: 1, from: pod.spec.nodeName });
  return taker === undefined ? refused(host, port) : { stdout: `${answerOf(taker)}\n`, stderr: '', exitCode: 0 };
}

const answerOf = (pod: Pod): string =>
  `${pod.metadata.name} answers, ${pod.spec.containers.find(({ name }) => name === mainContainer(pod))?.image ?? ''}`;

/** `web`, `web.team`, `web.team.svc`, `web.team.svc.cluster.local`, or its address. */
function serviceNamed(cluster: Cluster, pod: Pod, host: string): Service | undefined {
  const found = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?)?\.?$/.exec(host);
  const namespace = found?.[2] ?? pod.metadata.namespace;
  const named = found === null ? undefined : cluster.get('Service', found[1]!, namespace);
  return named ?? cluster.list('Service').find(({ spec }) => spec.clusterIP === host);
}

function lookUp({ cluster, pod }: Inside, host: string): Ended {
  const service = serviceNamed(cluster, pod, host);
  const server = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n';
  if (service === undefined) {
    return { stdout: `${server}** server can't find ${host}: NXDOMAIN\n\n`, stderr: '', exitCode: 1 };
  }
  const { name, namespace = '' } = service.metadata;
  const whole = `${name}.${namespace}.svc.cluster.local`;
  const isHeadless = service.spec.clusterIP === 'None';
  const addresses = isHeadless
    ? podsFor(cluster, service).map(({ status }) => status.podIP ?? '')
    : [service.spec.clusterIP ?? ''];
  return {
    stdout: server + addresses.map((address) => `Name:\t${whole}\nAddress: ${address}\n`).join('') + '\n',
    stderr: '',
    exitCode: 0,
  };
}
