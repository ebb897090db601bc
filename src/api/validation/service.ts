/**
 * What is wrong with a Service.
 * Follows ValidateService in pkg/apis/core/validation/validation.go.
 */
import type { ServicePort, ServiceSpec } from 'kubernetes-types/core/v1';
import {
  duplicate,
  type Findings,
  forbiddenField,
  invalidValue,
  oneOf,
  required,
  validPort,
  wellFormed,
  type Unchecked,
} from './field';
import { checkLabels } from './metadata';
import { dnsLabel, portName, subdomain } from './names';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const NODE_PORTS = { first: 30_000, last: 32_767 } as const;
const OUT_OF_RANGE = `provided port is not in the valid range. The range of valid ports is ${NODE_PORTS.first}-${NODE_PORTS.last}`;

/** Type, ports and selector. Addresses are given out, and checked, by the cluster. */
export function checkService(found: Findings, spec: ServiceSpec): void {
  const { type, ports = [] } = spec;
  const isHeadless = spec.clusterIP === 'None';
  if (ports.length === 0 && !isHeadless && type !== 'ExternalName') found.push(required('spec.ports'));
  if (type === 'LoadBalancer' && isHeadless) {
    found.push(invalidValue('spec.clusterIPs[0]', 'None', "may not be set to 'None' for LoadBalancer services"));
  }
  if (type === 'NodePort' && isHeadless) {
    found.push(invalidValue('spec.clusterIPs[0]', 'None', "may not be set to 'None' for NodePort services"));
  }
  if (type === 'ExternalName') checkExternalName(found, spec);
  checkPorts(found, spec, ports);
  checkLabels(found, 'spec.selector', spec.selector);
  oneOf(found, 'spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']);
  checkAffinity(found, spec);
  if (spec.internalTrafficPolicy !== undefined) {
    oneOf(found, 'spec.internalTrafficPolicy', spec.internalTrafficPolicy, ['Cluster', 'Local']);
  }
  checkTraffic(found, spec);
  oneOf(found, 'spec.type', type, TYPES);
}

const LONGEST_AFFINITY = 86_400;

function checkAffinity(found: Findings, { sessionAffinity, sessionAffinityConfig }: ServiceSpec): void {
  const at = 'spec.sessionAffinityConfig';
  if (sessionAffinity === 'None' && sessionAffinityConfig !== undefined) {
    found.push(forbiddenField(at, 'must not be set when session affinity is None'));
  }
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (seconds === undefined || (seconds > 0 && seconds <= LONGEST_AFFINITY)) return;
  const why = `must be greater than 0 and less than ${LONGEST_AFFINITY}`;
  found.push(invalidValue(`${at}.clientIP.timeoutSeconds`, seconds, why));
}

function checkTraffic(found: Findings, { type, externalTrafficPolicy, trafficDistribution }: ServiceSpec): void {
  if (externalTrafficPolicy !== undefined) {
    const at = 'spec.externalTrafficPolicy';
    if (type === 'NodePort' || type === 'LoadBalancer') oneOf(found, at, externalTrafficPolicy, ['Cluster', 'Local']);
    else found.push(invalidValue(at, externalTrafficPolicy, 'may only be set for externally-accessible services'));
  }
  if (trafficDistribution === undefined) return;
  const known = ['PreferClose', 'PreferSameNode', 'PreferSameZone'];
  oneOf(found, 'spec.trafficDistribution', trafficDistribution, known);
}

function checkExternalName(found: Findings, spec: ServiceSpec): void {
  const name = spec.externalName?.replace(/\.$/, '') ?? '';
  if (name === '') found.push(required('spec.externalName'));
  else wellFormed(found, 'spec.externalName', name, subdomain);
  if (spec.clusterIP !== undefined && spec.clusterIP !== '') {
    found.push(forbiddenField('spec.clusterIPs', 'may not be set for ExternalName services'));
  }
}

function checkPorts(found: Findings, spec: ServiceSpec, ports: readonly ServicePort[]): void {
  const names = new Set<string>();
  const taken = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const at = `spec.ports[${index}]`;
    checkPort(found, at, port, ports.length > 1, names);
    const usesNodes = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
    if (port.nodePort !== undefined && port.nodePort !== 0) {
      if (!usesNodes) found.push(forbiddenField(`${at}.nodePort`, `may not be used when \`type\` is '${spec.type}'`));
      else if (port.nodePort < NODE_PORTS.first || port.nodePort > NODE_PORTS.last) {
        found.push(invalidValue(`${at}.nodePort`, port.nodePort, OUT_OF_RANGE));
      }
    }
    const key = `${port.protocol ?? 'TCP'}/${port.port}`;
    if (taken.has(key)) {
      const shown = {
        Name: '',
        Protocol: port.protocol ?? 'TCP',
        AppProtocol: null,
        Port: port.port,
        TargetPort: 0,
        NodePort: 0,
      };
      found.push(duplicate(at, shown));
    }
    taken.add(key);
  }
}

function checkPort(
  found: Findings,
  at: string,
  port: Unchecked<ServicePort>,
  mustBeNamed: boolean,
  names: Set<string>,
): void {
  const { name = '', targetPort } = port;
  if (name === '') {
    if (mustBeNamed) found.push(required(`${at}.name`));
  } else {
    wellFormed(found, `${at}.name`, name, dnsLabel);
    if (names.has(name)) found.push(duplicate(`${at}.name`, name));
    names.add(name);
  }
  validPort(found, `${at}.port`, port.port ?? 0);
  oneOf(found, `${at}.protocol`, port.protocol, PROTOCOLS);
  if (typeof targetPort === 'number') validPort(found, `${at}.targetPort`, targetPort);
  if (typeof targetPort === 'string') wellFormed(found, `${at}.targetPort`, targetPort, portName);
}
