/**
 * The tables of Services, EndpointSlices and Endpoints. Follows pkg/printers/internalversion/printers.go.
 */
import type { Endpoints, EndpointSlice, Service } from '../../api/objects';
import { AGE, type Column, labelText, NAME, NONE, UNSET } from '../column';

export const SERVICES: readonly Column<Service>[] = [
  NAME,
  { name: 'TYPE', cell: ({ spec }) => spec.type ?? 'ClusterIP' },
  { name: 'CLUSTER-IP', cell: ({ spec }) => spec.clusterIPs?.[0] ?? NONE },
  { name: 'EXTERNAL-IP', cell: externalIp },
  { name: 'PORT(S)', cell: ports },
  AGE,
  { name: 'SELECTOR', isWide: true, cell: ({ spec }) => labelText(spec.selector) },
];

function externalIp({ spec, status }: Service): string {
  const external = spec.externalIPs ?? [];
  if (spec.type === 'ExternalName') return spec.externalName ?? '';
  if (spec.type !== 'LoadBalancer') return external.join(',') || NONE;
  const ingress = (status.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');
  return [...ingress.sort(), ...external].join(',') || '<pending>';
}

function ports({ spec }: Service): string {
  const all = (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return all.join(',') || NONE;
}

export const ENDPOINT_SLICES: readonly Column<EndpointSlice>[] = [
  NAME,
  { name: 'ADDRESSTYPE', cell: ({ addressType }) => addressType },
  { name: 'PORTS', cell: ({ ports: list }) => firstThree((list ?? []).map(({ port }) => `${port ?? '*'}`)) },
  { name: 'ENDPOINTS', cell: ({ endpoints }) => firstThree(endpoints.flatMap(({ addresses }) => addresses)) },
  AGE,
];

const MOST_SHOWN = 3;

function firstThree(all: readonly string[]): string {
  if (all.length === 0) return UNSET;
  const shown = all.slice(0, MOST_SHOWN).join(',');
  return all.length > MOST_SHOWN ? `${shown} + ${all.length - MOST_SHOWN} more...` : shown;
}

export const ENDPOINTS: readonly Column<Endpoints>[] = [NAME, { name: 'ENDPOINTS', cell: addressesOf }, AGE];

/** Addresses that are ready, with each port. Follows formatEndpoints. */
function addressesOf({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return all.length === 0 ? NONE : firstThree(all);
}
