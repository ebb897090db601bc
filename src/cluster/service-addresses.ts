/**
 * The addresses of Services: a cluster IP of 10.96.0.0/16, and ports on the Nodes for those that want them.
 * Follows pkg/registry/core/service/storage/alloc.go; what is given derives from the cluster's serial number, so the
 * same commands give the same addresses.
 */
import type { Draft, Service } from '../api/objects';
import type { FieldError } from '../api/rejection';
import { invalidValue } from '../api/validation/field';
import type { Cluster } from './cluster';
import { mix } from './random';

/** The first addresses are kept for the cluster itself (the API server, DNS). */
const ADDRESSES = { first: 16, count: 65_000 } as const;
const NODE_PORTS = { first: 30_000, count: 2_768 } as const;

/** What a new Service asks for and another one has. */
export function addressConflict(cluster: Cluster, draft: Draft): readonly FieldError[] {
  if (draft.kind !== 'Service') return [];
  const { spec } = draft as Draft<Service>;
  const address = spec.clusterIP ?? '';
  const isTaken = address !== '' && address !== 'None' && addresses(cluster).has(address);
  if (!isTaken) return [];
  const why = `failed to allocate IP ${address}: provided IP is already allocated`;
  return [invalidValue('spec.clusterIPs', [address], why)];
}

/** A new Service with its addresses; any other draft as it is. */
export function withAddresses(cluster: Cluster, draft: Draft): Draft {
  if (draft.kind !== 'Service') return draft;
  const service = draft as Draft<Service>;
  if (service.spec.type === 'ExternalName') return draft;
  const { clusterIP: asked = '', ipFamilies = ['IPv4'], ipFamilyPolicy = 'SingleStack' } = service.spec;
  const clusterIP = asked === '' ? freeAddress(cluster) : asked;
  const spec = { ...service.spec, clusterIP, clusterIPs: [clusterIP], ipFamilies, ipFamilyPolicy };
  return { ...service, spec: withNodePorts(cluster, spec) } as Draft;
}

function withNodePorts(cluster: Cluster, spec: Service['spec']): Service['spec'] {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return spec;
  const taken = nodePorts(cluster);
  const ports = (spec.ports ?? []).map((port) => {
    if (port.nodePort !== undefined && port.nodePort !== 0) return port;
    const nodePort = NODE_PORTS.first + freePlace(cluster, NODE_PORTS.count, (n) => taken.has(NODE_PORTS.first + n));
    taken.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...spec, ports };
}

function freeAddress(cluster: Cluster): string {
  const taken = addresses(cluster);
  const at = (n: number): string => `10.96.${(n + ADDRESSES.first) >> 8}.${(n + ADDRESSES.first) & 255}`;
  return at(freePlace(cluster, ADDRESSES.count, (n) => taken.has(at(n))));
}

/** A free place of `count`, by a number that nobody can guess; the next one when it is taken. */
function freePlace(cluster: Cluster, count: number, isTaken: (place: number) => boolean): number {
  const start = mix(cluster.nextSerial()) % count;
  for (let offset = 0; offset < count; offset++) {
    const place = (start + offset) % count;
    if (!isTaken(place)) return place;
  }
  throw new Error(`all of ${count} places are taken`);
}

const addresses = (cluster: Cluster): Set<string | undefined> =>
  new Set(cluster.list('Service').map(({ spec }) => spec.clusterIP));

const nodePorts = (cluster: Cluster): Set<number | undefined> =>
  new Set(cluster.list('Service').flatMap(({ spec }) => (spec.ports ?? []).map((port) => port.nodePort)));
