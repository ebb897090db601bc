import type { Draft, Pod } from '../../src/api/objects';
import { isRejected } from '../../src/api/rejection';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';

/** What the server says of a Pod whose container, or init container, is like this; empty when nothing is wrong. */
function said(container: object, init?: object): string {
  const spec = {
    containers: [{ name: 'app', image: 'web:v1', ...container }],
    ...(init === undefined ? {} : { initContainers: [{ name: 'init', image: 'web:v1', ...init }] }),
  };
  const draft = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'default' }, spec };
  const made = createObject(new Cluster(newCluster({ seed: 1 })), draft as unknown as Draft<Pod>);
  return isRejected(made) ? made.message.replace(/^The Pod "a" is invalid: /, '') : '';
}

const httpGet = { path: '/', port: 80 };
const AT = 'spec.containers[0]';

describe('probes', () => {
  test.each([
    [{ livenessProbe: {} }, `${AT}.livenessProbe: Required value: must specify a handler type`],
    [
      { livenessProbe: { httpGet, tcpSocket: { port: 80 } } },
      `${AT}.livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`,
    ],
    [
      { livenessProbe: { httpGet: { path: '/', port: 0 } } },
      `${AT}.livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
    ],
    [
      { readinessProbe: { httpGet: { ...httpGet, scheme: 'FTP' } } },
      `${AT}.readinessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"`,
    ],
    [{ startupProbe: { exec: { command: [] } } }, `${AT}.startupProbe.exec.command: Required value`],
    [
      { livenessProbe: { httpGet, successThreshold: 2 } },
      `${AT}.livenessProbe.successThreshold: Invalid value: 2: must be 1`,
    ],
    [
      { livenessProbe: { httpGet, periodSeconds: -1 } },
      `${AT}.livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0`,
    ],
    [
      { livenessProbe: { httpGet, terminationGracePeriodSeconds: 0 } },
      `${AT}.livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0`,
    ],
    [
      { readinessProbe: { httpGet, terminationGracePeriodSeconds: 5 } },
      `${AT}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`,
    ],
    [
      { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      `${AT}.lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)`,
    ],
    [{ lifecycle: { preStop: {} } }, `${AT}.lifecycle.preStop: Required value: must specify a handler type`],
  ])('%j', (container, message) => {
    expect(said(container)).toBe(message);
  });

  test('may count several successes where they decide about requests only', () => {
    expect(said({ readinessProbe: { httpGet, successThreshold: 3 } })).toBe('');
  });

  test.each(['livenessProbe', 'readinessProbe', 'startupProbe'])('%s needs an init container that runs on', (field) => {
    expect(said({}, { [field]: { httpGet } })).toBe(
      `spec.initContainers[0].${field}: Forbidden: may not be set for init containers without restartPolicy=Always`,
    );
    expect(said({}, { [field]: { httpGet }, restartPolicy: 'Always' })).toBe('');
  });
});

describe('a restart policy of a container', () => {
  const rules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }];

  test.each([
    [
      { restartPolicy: 'Sometimes' },
      `${AT}.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"`,
    ],
    [
      { restartPolicyRules: rules },
      `${AT}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`,
    ],
  ])('%j', (container, message) => {
    expect(said(container)).toBe(message);
  });

  test('with its rules is taken', () => {
    expect(said({ restartPolicy: 'Never', restartPolicyRules: rules })).toBe('');
  });
});
