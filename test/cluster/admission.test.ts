import type { Deployment, Namespace, PersistentVolumeClaim, Pod, Service, StatefulSet } from '../../src/api/objects';
import { isRejected, type Result } from '../../src/api/rejection';
import { createObject, updateObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { SECOND } from '../../src/cluster/time';
import { created, deployment, errorOf, manifest } from '../api/rejected';

const cluster = (rules: 'course' | 'kubernetes' = 'kubernetes'): Cluster => new Cluster(newCluster({ rules }));
const textOf = (result: Result<unknown>): string => (isRejected(result) ? result.message : 'accepted');
// The test says of which kind the object is that it has made.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
const one = <T>(text: string, on: Cluster): T => created(text, on)[0] as T;

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'a', image: 'a' }] },
};
const CLAIM_SPEC = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const claim = (spec: object = {}): string =>
  manifest({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { ...CLAIM_SPEC, ...spec },
  });
const service = (spec: object, name = 'web'): string =>
  manifest({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } });
const STATEFUL_SET = manifest({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db' },
  spec: {
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'db:v1' }] } },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: CLAIM_SPEC }],
  },
});

describe('a new object', () => {
  test('goes to the namespace default; what is there stays', () => {
    const on = cluster();
    expect(one<Pod>(manifest(POD), on).metadata).toMatchObject({ namespace: 'default', generation: 1 });
    const before = on.snapshot();
    expect(errorOf(manifest(POD), on)).toBe(
      'Error from server (AlreadyExists): error when creating "STDIN": pods "web" already exists',
    );
    expect(on.snapshot()).toEqual(before);
  });

  test('needs a namespace that exists and is not being deleted', () => {
    const on = cluster();
    const there = manifest({ ...POD, metadata: { name: 'web', namespace: 'nowhere' } });
    expect(errorOf(there, on)).toBe(
      'Error from server (NotFound): error when creating "STDIN": namespaces "nowhere" not found',
    );
    const made = one<Namespace>(manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'nowhere' } }), on);
    expect(made).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': 'nowhere' } },
      status: { phase: 'Active' },
    });
    expect(errorOf(there, on)).toBe('accepted');
    on.update({ ...made, metadata: { ...made.metadata, deletionTimestamp: '2026-01-01T09:00:00Z' } });
    expect(errorOf(manifest({ ...POD, metadata: { name: 'x', namespace: 'nowhere' } }), on)).toBe(
      'Error from server (Forbidden): error when creating "STDIN": pods "x" is forbidden: unable to create new content in namespace nowhere because it is being terminated',
    );
  });

  test('changes nothing when it is refused', () => {
    const on = cluster();
    const before = on.snapshot();
    expect(errorOf(deployment({ replicas: -1 }), on)).toContain('is invalid');
    expect(errorOf(service({ type: 'Public' }), on)).toContain('is invalid');
    expect(on.snapshot()).toEqual(before);
  });

  test('may be what `get -o yaml` printed of another one', () => {
    const printed = {
      ...POD,
      metadata: { name: 'web', uid: 'old', resourceVersion: '7', deletionTimestamp: '2026-01-01T09:00:00Z' },
      status: { phase: 'Running' },
    };
    const pod = one<Pod>(manifest(printed), cluster());
    expect(pod.metadata.uid).not.toBe('old');
    expect(pod.metadata.deletionTimestamp).toBeUndefined();
    expect(pod.status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' });
  });
});

describe('a new Pod', () => {
  const tolerationsOf = (tolerations?: object[]): unknown => {
    const pod = one<Pod>(manifest({ ...POD, spec: { ...POD.spec, tolerations } }), cluster());
    return pod.spec.tolerations?.map(({ key, tolerationSeconds }) => [key, tolerationSeconds]);
  };

  test('tolerates a Node that is not ready or silent for five minutes, unless it says otherwise', () => {
    const both = [
      ['node.kubernetes.io/not-ready', 300],
      ['node.kubernetes.io/unreachable', 300],
    ];
    expect(tolerationsOf()).toEqual(both);
    expect(tolerationsOf([{ key: 'a', operator: 'Exists' }])).toEqual([['a', undefined], ...both]);
    expect(tolerationsOf([{ operator: 'Exists' }])).toEqual([[undefined, undefined]]);
    const own = {
      key: 'node.kubernetes.io/unreachable',
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 5,
    };
    expect(tolerationsOf([own])).toEqual([
      ['node.kubernetes.io/unreachable', 5],
      ['node.kubernetes.io/not-ready', 300],
    ]);
  });

  test.each([
    ['BestEffort', {}],
    ['Burstable', { requests: { cpu: '1' } }],
    ['Burstable', { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } }],
    ['Guaranteed', { limits: { cpu: '1', memory: '1Gi' } }],
  ])('is %s', (qosClass, resources) => {
    const pod = one<Pod>(manifest({ ...POD, spec: { containers: [{ name: 'a', image: 'a', resources }] } }), cluster());
    expect(pod.status.qosClass).toBe(qosClass);
  });
});

describe('a new claim', () => {
  test('is protected and gets the default class', () => {
    const made = one<PersistentVolumeClaim>(claim(), cluster());
    expect(made).toMatchObject({
      metadata: { finalizers: ['kubernetes.io/pvc-protection'] },
      spec: { storageClassName: 'standard' },
      status: { phase: 'Pending' },
    });
    expect(one<PersistentVolumeClaim>(claim({ storageClassName: '' }), cluster()).spec.storageClassName).toBe('');
  });

  test('gets the newest of several default classes, and none when there is none', () => {
    const on = cluster();
    on.now += 5 * SECOND;
    const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
    created(
      manifest({
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'fast', annotations },
        provisioner: 'x',
      }),
      on,
    );
    expect(one<PersistentVolumeClaim>(claim(), on).spec.storageClassName).toBe('fast');
    const bare = cluster();
    for (const storageClass of bare.list('StorageClass')) bare.remove(storageClass);
    expect(one<PersistentVolumeClaim>(claim(), bare).spec.storageClassName).toBeUndefined();
  });
});

describe('a new Service', () => {
  test('gets a free address that the same commands give again', () => {
    const [on, again] = [cluster(), cluster()];
    const made = ['a', 'b', 'c'].map((name) => one<Service>(service({}, name), on).spec.clusterIP);
    expect(new Set(made).size).toBe(3);
    for (const address of made) expect(address).toMatch(/^10\.96\.\d{1,3}\.\d{1,3}$/);
    expect(['a', 'b', 'c'].map((name) => one<Service>(service({}, name), again).spec.clusterIP)).toEqual(made);
    expect(errorOf(service({ clusterIP: made[0] }, 'd'), on)).toBe(
      `The Service "d" is invalid: spec.clusterIPs: Invalid value: ["${made[0]}"]: failed to allocate IP ${made[0]}: provided IP is already allocated`,
    );
  });

  test('is left alone when it is headless or outside; a NodePort gets a port', () => {
    expect(one<Service>(service({ clusterIP: 'None' }), cluster()).spec).toMatchObject({
      clusterIP: 'None',
      clusterIPs: ['None'],
    });
    const outside = one<Service>(service({ type: 'ExternalName', externalName: 'example.com' }), cluster());
    expect(outside.spec.clusterIP).toBeUndefined();
    const [port] = one<Service>(service({ type: 'NodePort' }), cluster()).spec.ports ?? [];
    expect(port?.nodePort).toBeGreaterThanOrEqual(30_000);
    expect(port?.nodePort).toBeLessThan(32_768);
  });
});

describe('a change', () => {
  test('of an object that is gone', () => {
    const on = cluster();
    const pod = one<Pod>(manifest(POD), on);
    on.remove(pod);
    expect(textOf(updateObject(on, pod))).toBe('Error from server (NotFound): pods "web" not found');
  });

  test('of a Deployment: figures may change, the selector not', () => {
    const on = cluster();
    const made = one<Deployment>(deployment(), on);
    expect(updateObject(on, { ...made, spec: { ...made.spec, replicas: 3 } })).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 3 },
    });
    const selector = { matchLabels: { app: 'bad', x: 'y' } };
    const labelled = { ...made.spec.template, metadata: { labels: selector.matchLabels } };
    const now = on.get('Deployment', 'bad', 'default')!;
    expect(textOf(updateObject(on, { ...now, spec: { ...now.spec, selector, template: labelled } }))).toBe(
      'The Deployment "bad" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"bad","x":"y"}}: field is immutable',
    );
    expect(textOf(updateObject(on, { ...now, spec: { ...now.spec, replicas: -1 } }))).toBe(
      'The Deployment "bad" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
  });

  test('of a StatefulSet: only some fields', () => {
    const on = cluster();
    const made = one<StatefulSet>(STATEFUL_SET, on);
    const refused =
      "The StatefulSet \"db\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    const change = (spec: object): string => textOf(updateObject(on, { ...made, spec: { ...made.spec, ...spec } }));
    expect(change({ serviceName: 'other' })).toBe(refused);
    expect(change({ podManagementPolicy: 'Parallel' })).toBe(refused);
    expect(change({ volumeClaimTemplates: [] })).toBe(refused);
    expect(change({ replicas: 3, minReadySeconds: 5, revisionHistoryLimit: 3, ordinals: { start: 2 } })).toBe(
      'accepted',
    );
  });

  test('of a Pod: the image and more tolerations, nothing else', () => {
    const on = cluster();
    const pod = one<Pod>(manifest(POD), on);
    const [container] = pod.spec.containers;
    const now = (): Pod => on.get('Pod', 'web', 'default') ?? pod;
    const change = (spec: object): string => textOf(updateObject(on, { ...now(), spec: { ...now().spec, ...spec } }));
    expect(change({ containers: [{ ...container, image: 'b' }] })).toBe('accepted');
    expect(change({ tolerations: [...(pod.spec.tolerations ?? []), { key: 'a', operator: 'Exists' }] })).toBe(
      'accepted',
    );
    expect(change({ containers: [{ ...container, command: ['x'] }] })).toBe(
      'The Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
    );
    expect(change({ containers: [container, { name: 'b', image: 'b' }] })).toBe(
      'The Pod "web" is invalid: spec.containers: Forbidden: pod updates may not add or remove containers',
    );
  });

  test('of a claim, a class, a Service and a Node', () => {
    const on = cluster();
    const made = one<PersistentVolumeClaim>(claim(), on);
    expect(textOf(updateObject(on, { ...made, spec: { ...made.spec, accessModes: ['ReadOnlyMany'] } }))).toBe(
      'The PersistentVolumeClaim "data" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    );
    const storageClass = on.get('StorageClass', 'standard')!;
    expect(textOf(updateObject(on, { ...storageClass, provisioner: 'x' }))).toBe(
      'The StorageClass "standard" is invalid: provisioner: Forbidden: updates to provisioner are forbidden.',
    );
    const web = one<Service>(service({}), on);
    expect(
      textOf(updateObject(on, { ...web, spec: { ...web.spec, clusterIP: '10.96.9.9', clusterIPs: ['10.96.9.9'] } })),
    ).toBe('The Service "web" is invalid: spec.clusterIPs[0]: Invalid value: ["10.96.9.9"]: may not change once set');
    const node = on.get('Node', 'node-1')!;
    const taint = { key: 'a', value: 'b', effect: 'NoSchedule' } as const;
    expect(textOf(updateObject(on, { ...node, spec: { ...node.spec, taints: [taint, taint] } }))).toBe(
      'The Node "node-1" is invalid: spec.taints[1]: Duplicate value: {"Key":"a","Value":"b","Effect":"NoSchedule","TimeAdded":null}',
    );
  });

  test('of a form that is out of date is refused; one that names no version is not', () => {
    const on = cluster();
    const read = one<Deployment>(deployment(), on);
    const scaled = (replicas: number, metadata = read.metadata): Deployment => ({
      ...read,
      metadata,
      spec: { ...read.spec, replicas },
    });
    updateObject(on, scaled(3));
    expect(textOf(updateObject(on, scaled(5)))).toBe(
      'Error from server (Conflict): Operation cannot be fulfilled on deployments.apps "bad": the object has been modified; please apply your changes to the latest version and try again',
    );
    expect(on.get('Deployment', 'bad', 'default')?.spec.replicas).toBe(3);
    expect(updateObject(on, scaled(5, { ...read.metadata, resourceVersion: '' }))).toMatchObject({
      spec: { replicas: 5 },
    });
  });

  test('cannot give an object another identity', () => {
    const on = cluster();
    const pod = one<Pod>(manifest(POD), on);
    expect(textOf(updateObject(on, { ...pod, metadata: { ...pod.metadata, uid: 'x' } }))).toBe(
      'The Pod "web" is invalid: metadata.uid: Invalid value: "x": field is immutable',
    );
    const metadata = { ...pod.metadata, creationTimestamp: '2020-01-01T00:00:00Z', labels: { a: 'b' } };
    expect(updateObject(on, { ...pod, metadata })).toMatchObject({
      metadata: { uid: pod.metadata.uid, labels: { a: 'b' } },
    });
    expect(on.get('Pod', 'web', 'default')?.metadata.creationTimestamp).toBe(pod.metadata.creationTimestamp);
  });
});

describe('the policy course-rules', () => {
  const template = (made: StatefulSet): StatefulSet['spec'] => ({
    ...made.spec,
    template: {
      ...made.spec.template,
      spec: { ...made.spec.template.spec, containers: [{ name: 'db', image: 'db:v2' }] },
    },
  });

  test('denies another Pod template of a StatefulSet, and nothing else', () => {
    const on = cluster('course');
    const made = one<StatefulSet>(STATEFUL_SET, on);
    const denied = updateObject(on, { ...made, spec: template(made) });
    expect(denied).toMatchObject({ code: 'Forbidden' });
    expect(textOf(denied)).toMatch(
      /^Error from server \(Forbidden\): statefulsets\.apps "db" is forbidden: ValidatingAdmissionPolicy 'course-rules' with binding 'course-rules' denied request: \S/,
    );
    expect(on.get('StatefulSet', 'db', 'default')).toBe(made);
    expect(textOf(updateObject(on, { ...made, spec: { ...made.spec, replicas: 5 } }))).toBe('accepted');
  });

  test('is not there with rules: kubernetes', () => {
    const on = cluster();
    const made = one<StatefulSet>(STATEFUL_SET, on);
    expect(textOf(updateObject(on, { ...made, spec: template(made) }))).toBe('accepted');
  });
});

test('a Pod that a template has made is admitted without a copy of what is complete', () => {
  const on = cluster();
  const pod = one<Pod>(manifest(POD), on);
  const { spec } = pod;
  const again = createObject<Pod>(on, { ...pod, metadata: { generateName: 'web-', namespace: 'default' } });
  expect(isRejected(again)).toBe(false);
  expect((again as Pod).spec).toBe(spec);
  expect((again as Pod).metadata.name).toMatch(/^web-[a-z0-9]{5}$/);
});
