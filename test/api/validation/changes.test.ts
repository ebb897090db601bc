/** What may not change once an object exists, in the API server's words. */
import type { KubeObject } from '../../../src/api/objects';
import { validateChange } from '../../../src/api/validate';
import { created, manifest } from '../rejected';

function messages(before: object, after: object): readonly string[] {
  const [was] = created(manifest(before)) as [KubeObject];
  const [is] = created(manifest(after)) as [KubeObject];
  return validateChange(was, is).map(({ field, detail }) => `${field}: ${detail}`);
}

describe('a Pod', () => {
  const pod = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'one' },
    spec: { containers: [{ name: 'app', image: 'app:v1' }], ...spec },
  });
  const SEVERAL =
    'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';
  const toleration = { key: 'gpu', operator: 'Exists' };

  test.each([
    ['another image', {}, { containers: [{ name: 'app', image: 'app:v2' }] }, []],
    [
      'another image of an init container',
      { initContainers: [{ name: 'first', image: 'app:v1' }] },
      { initContainers: [{ name: 'first', image: 'app:v2' }] },
      [],
    ],
    ['a deadline', {}, { activeDeadlineSeconds: 30 }, []],
    ['one more toleration', {}, { tolerations: [toleration] }, []],
    [
      'one toleration less',
      { tolerations: [toleration] },
      {},
      ['spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds'],
    ],
    [
      'one container more',
      {},
      {
        containers: [
          { name: 'app', image: 'app:v1' },
          { name: 'log', image: 'log:v1' },
        ],
      },
      ['spec.containers: Forbidden: pod updates may not add or remove containers'],
    ],
    ['a gate less', { schedulingGates: [{ name: 'wait' }] }, {}, []],
    [
      'a gate more',
      { schedulingGates: [{ name: 'wait' }] },
      { schedulingGates: [{ name: 'wait' }, { name: 'more' }] },
      ["spec.schedulingGates: Forbidden: only deletion is allowed, but found new scheduling gate 'more'"],
    ],
    ['another name of a container', {}, { containers: [{ name: 'web', image: 'app:v1' }] }, [SEVERAL]],
    ['another restart policy', {}, { restartPolicy: 'Never' }, [SEVERAL]],
  ])('with %s', (_, before, after, expected) => {
    expect(messages(pod(before), pod(after))).toEqual(expected);
  });
});

describe('a StatefulSet', () => {
  const set = (spec: object) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db' },
    spec: {
      serviceName: 'db',
      selector: { matchLabels: { app: 'db' } },
      template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'db:v1' }] } },
      ...spec,
    },
  });

  test.each([
    { replicas: 5 },
    { minReadySeconds: 3 },
    { revisionHistoryLimit: 2 },
    { updateStrategy: { type: 'OnDelete' } },
    { ordinals: { start: 2 } },
    { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' } },
  ])('may change: %j', (spec) => {
    expect(messages(set({}), set(spec))).toEqual([]);
  });

  test.each([{ serviceName: 'other' }, { podManagementPolicy: 'Parallel' }])('may not change: %j', (spec) => {
    expect(messages(set({}), set(spec))).toEqual([
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ]);
  });
});

describe('storage', () => {
  const storageClass = (parts: object) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner: 'example.com/disks',
    ...parts,
  });

  test.each([
    [{ provisioner: 'example.com/other' }, 'provisioner: Forbidden: updates to provisioner are forbidden.'],
    [{ reclaimPolicy: 'Retain' }, 'reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.'],
    [{ parameters: { type: 'ssd' } }, 'parameters: Forbidden: updates to parameters are forbidden.'],
    [
      { volumeBindingMode: 'WaitForFirstConsumer' },
      'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
    ],
  ])('a StorageClass may not change: %j', (parts, message) => {
    expect(messages(storageClass({}), storageClass(parts))).toEqual([message]);
  });

  const volume = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' }, ...spec },
  });
  const on = (node: string) => ({
    required: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] }],
    },
  });

  it('a PersistentVolume keeps what it stands for, its mode and its Nodes', () => {
    expect(messages(volume({}), volume({ hostPath: { path: '/other' } }))).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
    ]);
    expect(messages(volume({}), volume({ volumeMode: 'Block' }))).toEqual([
      'spec.volumeMode: Invalid value: "Block": field is immutable',
    ]);
    expect(messages(volume({}), volume({ nodeAffinity: on('node-1') }))).toEqual([]);
    expect(messages(volume({ nodeAffinity: on('node-1') }), volume({ nodeAffinity: on('node-2') }))).toEqual([
      `nodeAffinity: Invalid value: ${JSON.stringify(on('node-2'))}: field is immutable, except for updating from beta label to GA`,
    ]);
    expect(messages(volume({}), volume({ persistentVolumeReclaimPolicy: 'Delete' }))).toEqual([]);
  });
});

describe('a Service', () => {
  const service = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ port: 80 }], ...spec },
  });
  const [one, two] = [{ clusterIP: '10.96.0.20' }, { clusterIP: '10.96.0.21' }];

  it('keeps its address for as long as it has one', () => {
    expect(messages(service(one), service(two))).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["10.96.0.21"]: may not change once set',
    ]);
    expect(messages(service(one), service({ ...one, selector: { app: 'web' } }))).toEqual([]);
    const elsewhere = service({ type: 'ExternalName', externalName: 'db.example.com', ports: undefined });
    expect(messages(service(one), elsewhere)).toEqual([]);
    expect(messages(elsewhere, service(two))).toEqual([]);
  });
});

describe('a ResourceQuota', () => {
  const quota = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'few' },
    spec: { hard: { pods: '5' }, ...spec },
  });

  it('keeps what it counts', () => {
    expect(messages(quota({}), quota({ hard: { pods: '6' } }))).toEqual([]);
    expect(messages(quota({}), quota({ scopes: ['BestEffort'] }))).toEqual([
      'spec.scopes: Invalid value: ["BestEffort"]: field is immutable',
    ]);
  });
});

describe('anything that is being deleted', () => {
  const settings = (finalizers: readonly string[]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kept', finalizers },
  });

  it('can be held by nothing new', () => {
    const [was] = created(manifest(settings(['example.com/a']))) as [KubeObject];
    const [is] = created(manifest(settings(['example.com/a', 'example.com/b', 'example.com/c']))) as [KubeObject];
    const deleted = { ...was, metadata: { ...was.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } } as KubeObject;
    expect(validateChange(was, is)).toEqual([]);
    expect(validateChange(deleted, was)).toEqual([]);
    expect(validateChange(deleted, is)).toEqual([
      {
        field: 'metadata.finalizers',
        detail:
          'Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/b", "example.com/c"}',
      },
    ]);
  });
});
