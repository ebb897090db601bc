/**
 * The addresses of Services: one of 10.96.0.0/16 for each that is not headless.
 * Follows pkg/registry/core/service/storage/alloc.go; which address is free decides, not chance, so that the same
 * commands give the same addresses.
 */
import type { ServiceSpec } from 'kubernetes-types/core/v1';
import type { Cluster } from './cluster';

const FIRST = 10;
const ADDRESSES = 65_000;

/** The Service with an address; one that has one, wants none or lives elsewhere (ExternalName) stays as it is. */
export function withClusterIp<T extends { readonly spec: ServiceSpec }>(cluster: Cluster, service: T): T {
  const { spec } = service;
  if (spec.type === 'ExternalName') return service;
  const families = { ipFamilies: spec.ipFamilies ?? ['IPv4'], ipFamilyPolicy: spec.ipFamilyPolicy ?? 'SingleStack' };
  const clusterIP = spec.clusterIP === undefined || spec.clusterIP === '' ? freeAddress(cluster) : spec.clusterIP;
  return { ...service, spec: { ...spec, clusterIP, clusterIPs: [clusterIP], ...families } };
}

function freeAddress(cluster: Cluster): string {
  const taken = new Set(cluster.list('Service').map((service) => service.spec.clusterIP));
  for (let n = FIRST; n < ADDRESSES; n++) {
    const address = `10.96.${n >> 8}.${n & 255}`;
    if (!taken.has(address)) return address;
  }
  throw new Error('no free cluster IP is left');
}
