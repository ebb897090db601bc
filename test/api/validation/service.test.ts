import { errorOf, manifest } from '../rejected';

const PORT = { port: 80 };

/** What kubectl says about a Service with this spec, without the head of the message. */
function said(spec: object): string {
  const text = manifest({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'bad' }, spec });
  return errorOf(text).replace('The Service "bad" is invalid: ', '');
}

test.each([
  ['a LoadBalancer without an address', { type: 'LoadBalancer', clusterIP: 'None', ports: [PORT] }],
  ['a NodePort without an address', { type: 'NodePort', clusterIP: 'None', ports: [PORT] }],
])('%s is refused: headless Services are for inside the cluster', (_, spec) => {
  expect(said(spec)).toContain(
    `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for ${spec.type} services`,
  );
});

test.each([
  [{ type: 'ClusterIP' }, 'spec.ports: Required value'],
  [{ clusterIP: 'None' }, 'accepted'],
  [{ type: 'ExternalName', externalName: 'db.example.com' }, 'accepted'],
  [{ type: 'ExternalName', externalName: 'db.example.com.' }, 'accepted'],
  [{ type: 'ExternalName' }, 'spec.externalName: Required value'],
  [
    { type: 'ExternalName', externalName: 'db.example.com', clusterIP: '10.96.0.20' },
    'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
  ],
])('ports and names: %j', (spec, message) => {
  expect(said(spec)).toBe(message);
});

const affinity = (timeoutSeconds: number) => ({
  ports: [PORT],
  sessionAffinity: 'ClientIP',
  sessionAffinityConfig: { clientIP: { timeoutSeconds } },
});
const SECONDS = 'must be greater than 0 and less than 86400';

test.each([
  [affinity(1), 'accepted'],
  [affinity(86_400), 'accepted'],
  [affinity(0), `spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: ${SECONDS}`],
  [affinity(86_401), `spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: ${SECONDS}`],
  [{ ports: [PORT], sessionAffinity: 'ClientIP', sessionAffinityConfig: {} }, 'accepted'],
  [
    { ...affinity(10), sessionAffinity: 'None' },
    'spec.sessionAffinityConfig: Forbidden: must not be set when session affinity is None',
  ],
  [
    { ports: [PORT], sessionAffinity: 'Cookie' },
    'spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"',
  ],
])('who comes back to the same Pod: %j', (spec, message) => {
  expect(said(spec)).toBe(message);
});

test.each([
  [{ type: 'NodePort', externalTrafficPolicy: 'Local' }, 'accepted'],
  [{ type: 'LoadBalancer', externalTrafficPolicy: 'Local' }, 'accepted'],
  [
    { type: 'LoadBalancer', externalTrafficPolicy: 'Near' },
    'spec.externalTrafficPolicy: Unsupported value: "Near": supported values: "Cluster", "Local"',
  ],
  [
    { type: 'ClusterIP', externalTrafficPolicy: 'Local' },
    'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
  ],
  [
    { internalTrafficPolicy: 'Near' },
    'spec.internalTrafficPolicy: Unsupported value: "Near": supported values: "Cluster", "Local"',
  ],
  [{ internalTrafficPolicy: 'Local' }, 'accepted'],
  [{ trafficDistribution: 'PreferSameNode' }, 'accepted'],
  [
    { trafficDistribution: 'PreferFar' },
    'spec.trafficDistribution: Unsupported value: "PreferFar": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
  ],
])('where traffic goes: %j', (spec, message) => {
  expect(said({ ports: [PORT], ...spec })).toBe(message);
});

const OUT_OF_RANGE =
  'Invalid value: %d: provided port is not in the valid range. The range of valid ports is 30000-32767';
const RANGE = 'must be between 1 and 65535, inclusive';
const duplicate = (protocol: string): string =>
  `spec.ports[1]: Duplicate value: {"Name":"","Protocol":"${protocol}","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}`;

test.each([
  ['NodePort', [{ port: 80, nodePort: 30_000 }], 'accepted'],
  ['NodePort', [{ port: 80, nodePort: 32_767 }], 'accepted'],
  ['NodePort', [{ port: 80, nodePort: 29_999 }], `spec.ports[0].nodePort: ${OUT_OF_RANGE.replace('%d', '29999')}`],
  ['LoadBalancer', [{ port: 80, nodePort: 32_768 }], `spec.ports[0].nodePort: ${OUT_OF_RANGE.replace('%d', '32768')}`],
  [
    'ClusterIP',
    [{ port: 80, nodePort: 30_000 }],
    "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  ],
  ['ClusterIP', [{ port: 0, targetPort: 80 }], `spec.ports[0].port: Invalid value: 0: ${RANGE}`],
  ['ClusterIP', [{ port: 65_535 }], 'accepted'],
  ['ClusterIP', [{ port: 65_536, targetPort: 80 }], `spec.ports[0].port: Invalid value: 65536: ${RANGE}`],
  ['ClusterIP', [{ port: 80, targetPort: 70_000 }], `spec.ports[0].targetPort: Invalid value: 70000: ${RANGE}`],
  ['ClusterIP', [{ port: 80, targetPort: 'http' }], 'accepted'],
  [
    'ClusterIP',
    [{ port: 80, protocol: 'QUIC' }],
    'spec.ports[0].protocol: Unsupported value: "QUIC": supported values: "SCTP", "TCP", "UDP"',
  ],
  [
    'ClusterIP',
    [
      { name: 'a', port: 80 },
      { name: 'b', port: 80 },
    ],
    duplicate('TCP'),
  ],
  [
    'ClusterIP',
    [
      { name: 'a', port: 80, protocol: 'UDP' },
      { name: 'b', port: 80 },
    ],
    'accepted',
  ],
  [
    'ClusterIP',
    [
      { name: 'a', port: 80, protocol: 'UDP' },
      { name: 'b', port: 80, protocol: 'UDP' },
    ],
    duplicate('UDP'),
  ],
  [
    'ClusterIP',
    [
      { name: 'a', port: 80 },
      { name: 'a', port: 81 },
    ],
    'spec.ports[1].name: Duplicate value: "a"',
  ],
  ['ClusterIP', [{ name: 'a', port: 80 }, { port: 81 }], 'spec.ports[1].name: Required value'],
])('ports of a %s: %j', (type, ports, message) => {
  expect(said({ type, ports })).toBe(message);
});
