/**
 * The addresses of Services: a cluster IP of 10.96.0.0/16, and ports on the Nodes for those that want them.
 * Follows pkg/registry/core/service/storage/alloc.go; what is given derives from the cluster's serial number, so the
 * same commands give the same addresses.
 */
import type { Draft, KubeObject, Service } from '../../api/objects';
import type { FieldError } from '../../api/rejection';
import { invalidValue } from '../../api/validation/field';
import type { Cluster } from '../cluster';
import { mix } from '../random';

type ServiceSpec = Service['spec'];

/** The first two parts of every address of a Service. */
const RANGE = '10.96.';
/** The first addresses are kept for the cluster itself (the API server, DNS). */
const ADDRESSES = { first: 16, count: 65_000 } as const;
const NODE_PORTS = { first: 30_000, count: 2_768 } as const;

/** What a Service asks for and cannot have. `before`: the Service as it is, when it changes. */
export function addressConflict(cluster: Cluster, draft: Draft, before?: KubeObject): readonly FieldError[] {
  if (draft.kind !== 'Service') return [];
  const { spec } = draft as Draft<Service>;
  const own = before?.kind === 'Service' ? before.spec : undefined;
  return [...clusterIpConflict(cluster, spec, own), ...nodePortConflicts(cluster, spec, own)];
}

function clusterIpConflict(cluster: Cluster, spec: ServiceSpec, own: ServiceSpec | undefined): readonly FieldError[] {
  const address = spec.clusterIP ?? '';
  if (address === '' || address === 'None' || address === own?.clusterIP) return [];
  const refused = (why: string) => [
    invalidValue('spec.clusterIPs', [address], `failed to allocate IP ${address}: ${why}`),
  ];
  if (!address.startsWith(RANGE)) {
    return refused(`the provided IP (${address}) is not in the valid range. The range of valid IPs is 10.96.0.0/16`);
  }
  return addresses(cluster).has(address) ? refused('provided IP is already allocated') : [];
}

/** A port of the Nodes belongs to one Service. */
function nodePortConflicts(cluster: Cluster, spec: ServiceSpec, own: ServiceSpec | undefined): readonly FieldError[] {
  const taken = nodePorts(cluster);
  for (const { nodePort } of own?.ports ?? []) taken.delete(nodePort);
  return (spec.ports ?? []).flatMap(({ nodePort = 0 }, i) => {
    if (nodePort === 0) return [];
    const isTaken = taken.has(nodePort);
    taken.add(nodePort);
    const why = 'provided port is already allocated';
    return isTaken ? [invalidValue(`spec.ports[${i}].nodePort`, nodePort, why)] : [];
  });
}

/** A Service with its addresses; any other draft as it is. */
export function withAddresses(cluster: Cluster, draft: Draft): Draft {
  if (draft.kind !== 'Service') return draft;
  const service = draft as Draft<Service>;
  if (service.spec.type === 'ExternalName') return draft;
  const { clusterIP: asked = '', ipFamilies = ['IPv4'], ipFamilyPolicy = 'SingleStack' } = service.spec;
  const clusterIP = asked === '' ? freeAddress(cluster) : asked;
  const spec = { ...service.spec, clusterIP, clusterIPs: [clusterIP], ipFamilies, ipFamilyPolicy };
  return { ...service, spec: withNodePorts(cluster, spec) } as Draft;
}

/**
 * A changed Service with the addresses that it has and that its new form does not name.
 * Follows patchAllocatedValues in pkg/registry/core/service/storage/storage.go.
 */
export function withKeptAddresses<T extends KubeObject>(before: KubeObject, next: T): T {
  if (before.kind !== 'Service' || next.kind !== 'Service') return next;
  const old = before.spec;
  let spec: ServiceSpec = next.spec;
  if (old.type !== 'ExternalName' && spec.type !== 'ExternalName') {
    const clusterIP = (spec.clusterIP ?? '') === '' ? old.clusterIP : spec.clusterIP;
    const clusterIPs = spec.clusterIPs ?? (clusterIP === old.clusterIP ? old.clusterIPs : undefined);
    if (clusterIP !== spec.clusterIP || clusterIPs !== spec.clusterIPs) spec = { ...spec, clusterIP, clusterIPs };
  }
  if (usesNodes(old) && usesNodes(spec)) spec = withKeptNodePorts(old, spec);
  return spec === next.spec ? next : { ...next, spec };
}

/** A port that is the same but for its number on the Nodes keeps that number. */
function withKeptNodePorts(old: ServiceSpec, spec: ServiceSpec): ServiceSpec {
  const isUnset = ({ nodePort = 0 }: { readonly nodePort?: number }) => nodePort === 0;
  if (!(spec.ports ?? []).some(isUnset)) return spec;
  const used = new Set((spec.ports ?? []).map(({ nodePort }) => nodePort));
  const ports = (spec.ports ?? []).map((port) => {
    if (!isUnset(port)) return port;
    const same = old.ports?.find((one) => one.port === port.port && one.protocol === port.protocol);
    return same?.nodePort === undefined || used.has(same.nodePort) ? port : { ...port, nodePort: same.nodePort };
  });
  return { ...spec, ports };
}

/**
 * A changed Service without what only its old type needs, as far as it is the same as before: nobody asked for it.
 * Follows dropTypeDependentFields in pkg/registry/core/service/strategy.go.
 */
export function withoutOldFields<T extends KubeObject>(before: KubeObject, next: T): T {
  if (before.kind !== 'Service' || next.kind !== 'Service') return next;
  const old = before.spec;
  let spec: ServiceSpec = next.spec;
  if (usesNodes(old) && !usesNodes(spec)) {
    const ports = (spec.ports ?? []).map(({ nodePort, ...port }, i) =>
      nodePort !== undefined && nodePort !== old.ports?.[i]?.nodePort ? { ...port, nodePort } : port,
    );
    const { externalTrafficPolicy, ...rest } = spec;
    const isAsked = externalTrafficPolicy !== old.externalTrafficPolicy;
    spec = { ...rest, ports, ...(isAsked ? { externalTrafficPolicy } : {}) };
  }
  if (old.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    const { allocateLoadBalancerNodePorts: _balanced, ...rest } = spec;
    spec = rest;
  }
  if (old.type !== 'ExternalName' && spec.type === 'ExternalName' && spec.clusterIP === old.clusterIP) {
    const { clusterIP: _ip, clusterIPs: _ips, ipFamilies: _families, ipFamilyPolicy: _policy, ...rest } = spec;
    spec = rest;
  }
  return spec === next.spec ? next : { ...next, spec };
}

const usesNodes = ({ type }: ServiceSpec): boolean => type === 'NodePort' || type === 'LoadBalancer';

function withNodePorts(cluster: Cluster, spec: ServiceSpec): ServiceSpec {
  if (!usesNodes(spec)) return spec;
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
