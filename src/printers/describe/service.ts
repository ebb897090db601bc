/**
 * Describes Services, and what their requests end at. Follows kubectl/pkg/describe, describeService.
 */
import type { EndpointSlice, Service } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { labelText, NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

const SERVICE_LABEL = 'kubernetes.io/service-name';
/** Endpoints that a line names before it says how many more there are. */
const ENDPOINTS_SHOWN = 3;

export function writeService(service: Service, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec } = service;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Selector:\t${labelText(spec.selector)}`);
  sheet.line(0, `Type:\t${spec.type ?? 'ClusterIP'}`);
  writeAddresses(service, sheet);
  const slices = slicesOf(service, view.cluster);
  for (const port of spec.ports ?? []) writePort(port, slices, sheet);
  sheet.line(0, `Session Affinity:\t${spec.sessionAffinity ?? ''}`);
  writePolicies(spec, sheet);
  writeEvents(service, sheet, view);
}

function writeAddresses({ spec, status }: Service, sheet: Sheet): void {
  if (spec.ipFamilyPolicy !== undefined) sheet.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
  sheet.line(0, `IP Families:\t${(spec.ipFamilies ?? []).join(',') || NONE}`);
  sheet.line(0, `IP:\t${spec.clusterIP ?? ''}`);
  sheet.line(0, `IPs:\t${(spec.clusterIPs ?? []).join(',') || NONE}`);
  if ((spec.externalIPs ?? []).length > 0) sheet.line(0, `External IPs:\t${spec.externalIPs!.join(',')}`);
  if (spec.loadBalancerIP) sheet.line(0, `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`);
  if (spec.externalName) sheet.line(0, `External Name:\t${spec.externalName}`);
  const ingress = (status.loadBalancer?.ingress ?? []).map(({ ip, hostname = '' }) => ip ?? hostname);
  if (ingress.length > 0) sheet.line(0, `LoadBalancer Ingress:\t${ingress.join(', ')}`);
}

type ServicePort = NonNullable<Service['spec']['ports']>[number];

function writePort(port: ServicePort, slices: readonly EndpointSlice[], sheet: Sheet): void {
  const { protocol = 'TCP', nodePort = 0 } = port;
  const name = port.name || UNSET;
  sheet.line(0, `Port:\t${name}\t${port.port}/${protocol}`);
  sheet.line(0, `TargetPort:\t${port.targetPort ?? port.port}/${protocol}`);
  if (nodePort !== 0) sheet.line(0, `NodePort:\t${name}\t${nodePort}/${protocol}`);
  sheet.line(0, `Endpoints:\t${endpointsOf(slices, port.name ?? '')}`);
}

function writePolicies(spec: Service['spec'], sheet: Sheet): void {
  const { externalTrafficPolicy, internalTrafficPolicy, healthCheckNodePort = 0, loadBalancerSourceRanges = [] } = spec;
  if (externalTrafficPolicy) sheet.line(0, `External Traffic Policy:\t${externalTrafficPolicy}`);
  if (internalTrafficPolicy !== undefined) sheet.line(0, `Internal Traffic Policy:\t${internalTrafficPolicy}`);
  if (healthCheckNodePort !== 0) sheet.line(0, `HealthCheck NodePort:\t${healthCheckNodePort}`);
  if (loadBalancerSourceRanges.length > 0) {
    sheet.line(0, `LoadBalancer Source Ranges:\t${loadBalancerSourceRanges.join(',')}`);
  }
  if (spec.trafficDistribution !== undefined) sheet.line(0, `Traffic Distribution:\t${spec.trafficDistribution}`);
}

/** In the order in which the API lists them. */
function slicesOf({ metadata }: Service, cluster: Cluster): readonly EndpointSlice[] {
  return cluster
    .list('EndpointSlice', metadata.namespace)
    .filter((slice) => slice.metadata.labels?.[SERVICE_LABEL] === metadata.name)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** Who is ready to answer behind a port: `10.0.1.2:80,10.0.2.2:80`. Follows formatEndpointSlices. */
function endpointsOf(slices: readonly EndpointSlice[], portName: string): string {
  if (slices.length === 0) return NONE;
  const shown: string[] = [];
  let count = 0;
  let isCut = false;
  for (const { ports = [], endpoints } of slices) {
    const wanted = ports.length === 0 ? [undefined] : ports.filter(({ name = '' }) => name === portName);
    for (const port of wanted) {
      for (const { addresses, conditions } of endpoints) {
        // As upstream: a fourth that is not ready makes the line say how many more there are, too.
        if (shown.length === ENDPOINTS_SHOWN) isCut = true;
        if (conditions?.ready === false) continue;
        if (!isCut) shown.push(port === undefined ? addresses[0]! : hostPort(addresses[0]!, port.port));
        count++;
      }
    }
  }
  return `${shown.join(',')}${isCut ? ` + ${count - ENDPOINTS_SHOWN} more...` : ''}`;
}

const hostPort = (address: string, port: number | undefined): string =>
  address.includes(':') ? `[${address}]:${port ?? 0}` : `${address}:${port ?? 0}`;
