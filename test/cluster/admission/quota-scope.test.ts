import type { Draft, Pod, ResourceQuota, Service } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject, updateObject } from '../../../src/cluster/admission';
import { RunningCluster } from '../../controllers/running-cluster';

function withQuota(spec: object): RunningCluster {
  const running = new RunningCluster();
  running.apply<ResourceQuota>({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q', namespace: 'default' },
    spec,
  });
  return running;
}

let serial = 0;
const pod = (spec: object = {}, resources: object = {}): Draft<Pod> =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `p-${++serial}`, namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'a:v1', resources }], ...spec },
  }) as unknown as Draft<Pod>;

const isLetIn = (running: RunningCluster, draft: Draft): boolean =>
  !isRejected(createObject(running.cluster, draft as never));
const REQUEST = { requests: { cpu: '100m' } };

describe('a quota with scopes counts', () => {
  it.each([
    ['BestEffort', pod(), pod({}, REQUEST)],
    ['NotBestEffort', pod({}, REQUEST), pod()],
    ['Terminating', pod({ activeDeadlineSeconds: 60 }), pod()],
    ['NotTerminating', pod(), pod({ activeDeadlineSeconds: 60 })],
  ])('%s Pods only', (scope, counted, other) => {
    const running = withQuota({ hard: { pods: '0' }, scopes: [scope] });
    expect([isLetIn(running, counted), isLetIn(running, other)]).toEqual([false, true]);
    expect(running.the('ResourceQuota', 'q').status.used).toEqual({ pods: '0' });
  });

  it('no object that is no Pod', () => {
    const running = new RunningCluster();
    const quota = (hard: object, scopes: readonly string[]) =>
      createObject(running.cluster, {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'q', namespace: 'default' },
        spec: { hard, scopes },
      } as never);
    expect(quota({ services: '1' }, ['BestEffort'])).toMatchObject({
      message:
        'The ResourceQuota "q" is invalid: spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
    });
    expect(quota({ pods: '1' }, ['BestEffort', 'NotBestEffort'])).toMatchObject({
      message:
        'The ResourceQuota "q" is invalid: spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes',
    });
    expect(quota({ pots: '1' }, [])).toMatchObject({
      message:
        'The ResourceQuota "q" is invalid: \n' +
        '* spec.hard[pots]: Invalid value: "pots": must be a standard resource type or fully qualified\n' +
        '* spec.hard[pots]: Invalid value: "pots": must be a standard resource for quota',
    });
  });
});

describe('a quota charges', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: 'default' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };

  it('claims by their class, too', () => {
    const hard = { 'requests.storage': '5Gi', 'standard.storageclass.storage.k8s.io/requests.storage': '2Gi' };
    const running = withQuota({ hard });
    running.apply(claim as never);
    expect(running.the('ResourceQuota', 'q').status.used).toEqual({
      'requests.storage': '1Gi',
      'standard.storageclass.storage.k8s.io/requests.storage': '1Gi',
    });
    const another = { ...claim, metadata: { ...claim.metadata, name: 'more' } };
    const big = { ...another, spec: { ...another.spec, resources: { requests: { storage: '2Gi' } } } };
    expect(isLetIn(running, big as never)).toBe(false);
    expect(isLetIn(running, { ...big, spec: { ...big.spec, storageClassName: 'shared' } } as never)).toBe(true);
  });

  it('a Service that opens ports, when it does', () => {
    const running = withQuota({ hard: { 'services.nodeports': '0' } });
    const service = running.apply<Service>({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'default' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    });
    const changed = updateObject(running.cluster, { ...service, spec: { ...service.spec, type: 'NodePort' } });
    expect(isRejected(changed) && changed.message).toBe(
      'Error from server (Forbidden): services "web" is forbidden: exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=0, limited: services.nodeports=0',
    );
  });
});
