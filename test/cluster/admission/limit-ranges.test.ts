import type { Draft, LimitRange, Pod } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject, updateObject } from '../../../src/cluster/admission';
import { deployment, RunningCluster } from '../../controllers/running-cluster';

type Limits = LimitRange['spec']['limits'];

function withLimits(...limits: Limits): RunningCluster {
  const running = new RunningCluster();
  running.apply<LimitRange>({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'sizes', namespace: 'default' },
    spec: { limits },
  });
  return running;
}

const pod = (resources: object): Draft<Pod> =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'a:v1', resources }] },
  }) as unknown as Draft<Pod>;

function made(running: RunningCluster, draft: Draft<Pod>): string | Pod {
  const result = createObject<Pod>(running.cluster, draft);
  return isRejected(result) ? result.message : result;
}

const FORBIDDEN = 'Error from server (Forbidden): pods "p" is forbidden: ';

describe('a LimitRange', () => {
  it('fills in what a container does not say, before it looks, and the class of the Pod follows', () => {
    const running = withLimits({ type: 'Container', default: { cpu: '500m' }, defaultRequest: { cpu: '200m' } });
    expect(made(running, pod({}))).toMatchObject({
      metadata: {
        annotations: {
          'kubernetes.io/limit-ranger':
            'LimitRanger plugin set: cpu request for container c; cpu limit for container c',
        },
      },
      spec: { containers: [{ resources: { requests: { cpu: '200m' }, limits: { cpu: '500m' } } }] },
      status: { qosClass: 'Burstable' },
    });
  });

  it('takes the largest as the limit and the limit as the request, where it names no defaults', () => {
    const running = withLimits({ type: 'Container', max: { cpu: '2' }, min: { memory: '64Mi' } });
    expect(made(running, pod({}))).toMatchObject({
      spec: { containers: [{ resources: { requests: { cpu: '2', memory: '64Mi' }, limits: { cpu: '2' } } }] },
    });
  });

  it.each([
    [
      { requests: { cpu: '50m' }, limits: { cpu: '200m' } },
      'minimum cpu usage per Container is 100m, but request is 50m',
    ],
    [{ limits: { cpu: '3' } }, 'maximum cpu usage per Container is 2, but limit is 3'],
    [
      { requests: { cpu: '100m' }, limits: { cpu: '1' } },
      'cpu max limit to request ratio per Container is 4, but provided ratio is 10.000000',
    ],
    [
      { requests: { cpu: '50m' }, limits: { cpu: '3' } },
      '[minimum cpu usage per Container is 100m, but request is 50m, maximum cpu usage per Container is 2, but limit is 3, cpu max limit to request ratio per Container is 4, but provided ratio is 60.000000]',
    ],
  ])('refuses %j', (resources, why) => {
    const running = withLimits({
      type: 'Container',
      min: { cpu: '100m' },
      max: { cpu: '2' },
      maxLimitRequestRatio: { cpu: '4' },
    });
    expect(made(running, pod(resources))).toBe(FORBIDDEN + why);
    expect(running.pods()).toEqual([]);
  });

  it('adds the containers of a Pod up', () => {
    const running = withLimits({ type: 'Pod', max: { memory: '1Gi' } });
    const draft = pod({ limits: { memory: '600Mi' } });
    const [container] = draft.spec.containers;
    const two = { ...draft, spec: { ...draft.spec, containers: [container!, { ...container!, name: 'd' }] } };
    expect(made(running, two)).toBe(`${FORBIDDEN}maximum memory usage per Pod is 1Gi, but limit is 1200Mi`);
    expect(made(running, pod({}))).toBe(`${FORBIDDEN}maximum memory usage per Pod is 1Gi.  No limit is specified`);
  });

  it('guards claims, also when they grow', () => {
    const running = withLimits({ type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '2Gi' } });
    const claim = (storage: string) =>
      createObject(running.cluster, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace: 'default' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
      } as never);
    expect(claim('3Gi')).toMatchObject({
      message:
        'Error from server (Forbidden): persistentvolumeclaims "data" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi',
    });
    expect(isRejected(claim('1Gi'))).toBe(false);
    running.loop.rest();
    const stored = running.the('PersistentVolumeClaim', 'data');
    const grown = { ...stored, spec: { ...stored.spec, resources: { requests: { storage: '4Gi' } } } };
    expect(isRejected(updateObject(running.cluster, grown))).toBe(true);
    expect(running.the('PersistentVolumeClaim', 'data').spec.resources.requests?.storage).toBe('1Gi');
  });

  it('hits the Pods of a Deployment, not the Deployment', () => {
    const running = withLimits({ type: 'Container', min: { memory: '64Mi' }, max: { memory: '32Gi' } });
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:v1', resources: { limits: { memory: '1Mi' } } }] },
    };
    running.apply(deployment('web', { template }));
    expect(running.pods()).toEqual([]);
    const set = running.cluster.list('ReplicaSet')[0]!.metadata.name;
    expect(running.eventsOn(set)[0]).toMatch(
      /^FailedCreate: Error creating: pods "web-\w+-\w{5}" is forbidden: minimum memory usage per Container is 64Mi, but request is 1Mi$/,
    );
  });

  it('makes a Pod invalid whose request is more than the limit that it adds', () => {
    const running = withLimits({ type: 'Container', default: { cpu: '500m' } });
    const why = 'spec.containers[0].resources.requests: Invalid value: "700m": must be less than or equal to cpu limit';
    expect(made(running, pod({ requests: { cpu: '700m' } }))).toContain(why);
    const template = {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:v1', resources: { requests: { cpu: '700m' } } }] },
    };
    running.apply(deployment('web', { template }));
    const set = running.cluster.list('ReplicaSet')[0]!.metadata.name;
    expect(running.eventsOn(set)[0]).toContain(`is invalid: ${why}`);
  });

  it('does not touch what is there when it comes later', () => {
    const running = new RunningCluster();
    running.apply(deployment('web'));
    const before = running.pods();
    running.apply<LimitRange>({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'sizes', namespace: 'default' },
      spec: { limits: [{ type: 'Container', min: { cpu: '1' } }] },
    });
    expect(running.pods()).toEqual(before);
  });
});

test('limits that contradict each other are refused in the words of the server', () => {
  const { cluster } = new RunningCluster();
  const result = createObject(cluster, {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'sizes', namespace: 'default' },
    spec: {
      limits: [
        { type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } },
        { type: 'Pod', default: { cpu: '1' } },
        { type: 'PersistentVolumeClaim' },
        { type: 'Car' },
      ],
    },
  } as never);
  expect(isRejected(result) && result.message.split('\n')).toEqual([
    'The LimitRange "sizes" is invalid: ',
    '* spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    '* spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1',
    '* spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 1',
    "* spec.limits[1].default: Forbidden: may not be specified when `type` is 'Pod'",
    '* spec.limits[2].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    '* spec.limits[3].type: Invalid value: "Car": must be a standard limit type or fully qualified',
  ]);
});
