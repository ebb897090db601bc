import { withDefaults } from '../../src/api/defaults';
import type { Draft } from '../../src/api/objects';
import { isEqual } from '../../src/api/equal';

const draft = (apiVersion: string, kind: string, spec: object | undefined, rest: object = {}): Draft =>
  ({ apiVersion, kind, metadata: { name: 'x' }, ...(spec && { spec }), ...rest }) as unknown as Draft;
const specOf = (object: Draft): Record<string, unknown> =>
  (object as unknown as { spec: Record<string, unknown> }).spec;

const CONTAINER = {
  name: 'app',
  image: 'app:v1',
  imagePullPolicy: 'IfNotPresent',
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const POD_SPEC = {
  containers: [CONTAINER],
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
};
const template = { metadata: {}, spec: { containers: [{ name: 'app', image: 'app:v1' }] } };
const full = { metadata: {}, spec: POD_SPEC };

test.each([
  ['Pod', draft('v1', 'Pod', template.spec), { ...POD_SPEC, enableServiceLinks: true }],
  [
    'Deployment',
    draft('apps/v1', 'Deployment', { template }),
    {
      template: full,
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    },
  ],
  ['ReplicaSet', draft('apps/v1', 'ReplicaSet', { template }), { template: full, replicas: 1 }],
  [
    'StatefulSet',
    draft('apps/v1', 'StatefulSet', { template, volumeClaimTemplates: [{ metadata: { name: 'd' }, spec: {} }] }),
    {
      template: full,
      replicas: 1,
      revisionHistoryLimit: 10,
      podManagementPolicy: 'OrderedReady',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0, maxUnavailable: 1 } },
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'd' },
          spec: { volumeMode: 'Filesystem' },
        },
      ],
    },
  ],
  [
    'DaemonSet',
    draft('apps/v1', 'DaemonSet', { template }),
    {
      template: full,
      revisionHistoryLimit: 10,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    },
  ],
  [
    'Service',
    draft('v1', 'Service', { ports: [{ port: 80 }] }),
    {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    },
  ],
  [
    'PersistentVolumeClaim',
    draft('v1', 'PersistentVolumeClaim', {}),
    { accessModes: [], resources: {}, volumeMode: 'Filesystem' },
  ],
  [
    'PersistentVolume',
    draft('v1', 'PersistentVolume', {}),
    { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  ],
  ['Namespace', draft('v1', 'Namespace', undefined), { finalizers: ['kubernetes'] }],
])('%s', (_kind, given, spec) => {
  const once = withDefaults(given);
  expect(specOf(once)).toEqual(spec);
  expect(withDefaults(once)).toBe(once);
});

test('a StorageClass deletes and binds at once', () => {
  const given = draft('storage.k8s.io/v1', 'StorageClass', undefined, { provisioner: 'x' });
  expect(withDefaults(given)).toMatchObject({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
});

test.each([
  ['web', 'Always'],
  ['web:latest', 'Always'],
  ['web:v1', 'IfNotPresent'],
  ['localhost:5000/web', 'Always'],
  ['localhost:5000/web:v1', 'IfNotPresent'],
  ['web@sha256:0000', 'IfNotPresent'],
])('%s is pulled %s', (image, policy) => {
  const spec = specOf(withDefaults(draft('v1', 'Pod', { containers: [{ name: 'a', image }] })));
  expect(spec).toMatchObject({ containers: [{ imagePullPolicy: policy }] });
});

test('a Pod asks for what it is limited to, a template does not', () => {
  const containers = [
    { name: 'a', image: 'a', resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } } },
  ];
  const pod = specOf(withDefaults(draft('v1', 'Pod', { containers })));
  expect(pod).toMatchObject({ containers: [{ resources: { requests: { cpu: '500m', memory: '1Gi' } } }] });
  const made = withDefaults(draft('apps/v1', 'ReplicaSet', { template: { spec: { containers } } }));
  expect(
    isEqual((specOf(made).template as { spec: { containers: unknown } }).spec.containers, [
      { ...CONTAINER, ...containers[0], imagePullPolicy: 'Always' },
    ]),
  ).toBe(true);
});

test('probes, ports, volumes and fields of a Pod', () => {
  const containers = [
    {
      name: 'a',
      image: 'a',
      ports: [{ containerPort: 80 }],
      readinessProbe: { httpGet: { port: 80 }, periodSeconds: 0 },
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    },
  ];
  const volumes = [{ name: 'a' }, { name: 'b', configMap: { name: 'b' } }, { name: 'c', hostPath: { path: '/' } }];
  const spec = specOf(withDefaults(draft('v1', 'Pod', { containers, volumes, hostNetwork: true })));
  expect(spec).toMatchObject({
    containers: [
      {
        ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP' }],
        readinessProbe: {
          httpGet: { path: '/', scheme: 'HTTP' },
          timeoutSeconds: 1,
          periodSeconds: 10,
          successThreshold: 1,
          failureThreshold: 3,
        },
        env: [{ valueFrom: { fieldRef: { apiVersion: 'v1' } } }],
      },
    ],
    volumes: [{ emptyDir: {} }, { configMap: { defaultMode: 420 } }, { hostPath: { type: '' } }],
  });
});
