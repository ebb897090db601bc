import type { Deployment, StatefulSet } from '../../src/api/objects';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { CLUSTER_VERBS } from '../../src/commands';
import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

const specOf = (practice: Practice, kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet', name: string) => {
  const object = practice.cluster.get(kind, name, 'default');
  if (object === undefined) throw new Error(`no ${kind} ${name}`);
  return object.spec;
};

describe('a volume', () => {
  test.each([
    ['Deployment', 'deploy notes 2 volume', 2],
    ['ReplicaSet', 'deploy notes 2 replicaset --volume', 2],
    ['DaemonSet', 'deploy notes daemonset with volume', 3],
  ] as const)('of a %s is one claim for all Pods', (kind, text, pods) => {
    const practice = new Practice();
    practice.done(text);
    const claims = practice.cluster.list('PersistentVolumeClaim');
    expect(claims.map(({ metadata }) => metadata.name)).toEqual(['notes-data']);
    expect(claims[0]).toMatchObject({
      spec: { accessModes: ['ReadWriteMany'], storageClassName: 'shared' },
      status: { phase: 'Bound' },
    });
    const { spec } = specOf(practice, kind, 'notes').template;
    expect(spec.volumes).toMatchObject([{ name: 'data', persistentVolumeClaim: { claimName: 'notes-data' } }]);
    expect(spec.containers[0]?.volumeMounts).toMatchObject([{ name: 'data', mountPath: '/data' }]);
    const running = practice.cluster.list('Pod').filter(({ status }) => status.phase === 'Running');
    expect(running).toHaveLength(pods);
  });

  test.each([
    ['deploy db 2 statefulset', 2],
    ['deploy db 2 statefulset volume', 2],
    ['deploy db 2 statefulset without volume', 0],
    ['deploy db 2 statefulset --volume=false', 0],
  ])('of a StatefulSet is one for each Pod: %s', (text, claims) => {
    const practice = new Practice();
    practice.done(text);
    expect(practice.cluster.count('PersistentVolumeClaim')).toBe(claims);
    const { volumeClaimTemplates = [] } = specOf(practice, 'StatefulSet', 'db') as StatefulSet['spec'];
    expect(volumeClaimTemplates).toHaveLength(claims === 0 ? 0 : 1);
    expect(practice.cluster.list('Pod').every(({ status }) => status.phase === 'Running')).toBe(true);
  });

  test('outlives its Deployment, and is used again', () => {
    const practice = new Practice();
    practice.done('deploy notes volume');
    practice.done('write notes /data/x hello');
    practice.done('delete deployment notes');
    expect(practice.cluster.count('PersistentVolumeClaim')).toBe(1);
    const done = practice.done('deploy notes volume');
    expect(done.remark).toMatch(/from before/);
    expect(practice.cluster.count('PersistentVolumeClaim')).toBe(1);
    expect(practice.done(`read ${practice.podNames()[0]} /data/x`).stdout).toBe('hello\n');
  });

  test('a cluster from before the class was gets it', () => {
    const state = newCluster();
    const cluster = new Cluster({
      ...state,
      objects: state.objects.filter(({ metadata }) => metadata.name !== 'shared'),
    });
    const parsed = parseCommand('deploy notes volume', CLUSTER_VERBS);
    if (isRejected(parsed) || !isClusterVerb(parsed.verb)) throw new Error('not understood');
    const done = execute(parsed.verb, parsed.words, cluster);
    if (isRejected(done)) throw new Error(done.message);
    expect(done.stdout).toMatch(
      /^storageclass.storage.k8s.io\/shared created\npersistentvolumeclaim\/notes-data created\n/,
    );
    expect(cluster.list('StorageClass').map(({ metadata }) => metadata.name)).toEqual(['standard', 'shared']);
  });

  test('the default class makes disks for one Node at a time', () => {
    const practice = new Practice();
    const claim = (mode: string) => `apply -f -
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${mode.toLowerCase()} }
spec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }
`;
    practice.done(claim('ReadWriteOnce'));
    practice.done(claim('ReadWriteMany'));
    const phases = practice.cluster.list('PersistentVolumeClaim').map(({ status }) => status.phase);
    expect(phases).toEqual(['Bound', 'Pending']);
    const event = practice.cluster.list('Event').find(({ reason }) => reason === 'ProvisioningFailed');
    expect(event?.message).toMatch(/^failed to provision volume with StorageClass "standard": rpc error: /);
    expect(practice.done('get sc').stdout).toMatch(/standard \(default\)/);
  });
});

describe('a second container', () => {
  test('shares an emptyDir with the first', () => {
    const practice = new Practice();
    practice.done('deploy web 1 with shipper:v2');
    const { spec } = specOf(practice, 'Deployment', 'web').template;
    expect(spec.containers.map(({ name, image }) => [name, image])).toEqual([
      ['web', 'web:v1'],
      ['shipper', 'shipper:v2'],
    ]);
    practice.done('write web /logs/x hello');
    expect(practice.done(`read ${practice.podNames()[0]} /logs/x -c shipper`).stdout).toBe('hello\n');
  });
});

test('an app that forwards knows where to', () => {
  const practice = new Practice();
  practice.done('deploy db 1 statefulset');
  expect(practice.done('deploy web to db').remark).toBe('with it came Service web');
  expect(specOf(practice, 'Deployment', 'web').template.spec.containers[0]?.env).toEqual([
    { name: 'BACKEND', value: 'db' },
  ]);
  expect(practice.done('deploy front to nobody').remark).toBe('you named nobody, and no Service nobody is there yet');
});

describe('understood', () => {
  test.each([
    ['deploy web', 'deploy web', 'create deployment web --image=web:v1 --replicas=3'],
    ['deploy web with shipper --to db', 'deploy web with shipper to db', 'apply -f -   (2 objects)'],
    ['Deploy notes 3 volume', 'deploy notes 3 volume', 'apply -f -   (3 objects)'],
    ['deploy notes with a volume', 'deploy notes volume', 'apply -f -   (3 objects)'],
    ['deploy —volume notes', 'deploy notes volume', 'apply -f -   (3 objects)'],
    [
      'deploy x 2 statefulset with volume with y:v2 to db',
      'deploy x 2 statefulset with y:v2 to db',
      'apply -f -   (2 objects)',
    ],
    ['deploy x statefulset no volume', 'deploy x statefulset without volume', 'apply -f -   (2 objects)'],
    [
      'deploy agent daemonset volume on disk=ssd',
      'deploy agent daemonset volume on disk=ssd',
      'apply -f -   (2 objects)',
    ],
    ['deploy web --with shipper --to svc/db', 'deploy web with shipper to db', 'apply -f -   (2 objects)'],
    ['deploy with shipper', 'deploy web with shipper', 'apply -f -   (2 objects)'],
  ])('%s', (text, understood, line) => {
    const done = new Practice().done(text);
    expect(done.understood).toBe(understood);
    expect(done.kubectl).toEqual({ line });
    const again = new Practice().done(done.understood);
    expect({ ...again, remark: done.remark }).toEqual(done);
  });
});

describe('refused', () => {
  const practice = new Practice();
  practice.done('deploy front');
  test.each([
    ['deploy web with', 'With which second container?', ['deploy web']],
    ['deploy web to', 'To which app?', ['deploy web']],
    ['deploy web on', 'On which Nodes?', ['deploy web']],
    ['deploy web to web', 'web cannot forward to itself.', ['deploy web']],
    ['deploy web to a_b', '"a_b" is no name of an app.', ['deploy web']],
    ['deploy web with web', 'The first container is called web already.', ['deploy web with shipper']],
    ['deploy web with a with b', 'I do not understand "with" here.', undefined],
    [
      'deploy web --volume=maybe',
      'Invalid argument "maybe" for "--volume" flag: strconv.ParseBool: parsing "maybe": invalid syntax.',
      undefined,
    ],
    [
      'deploy front to db',
      'Error from server (AlreadyExists): deployments.apps "front" already exists',
      ['set env deployment/front BACKEND=db', 'scale front 4', 'update front v2'],
    ],
  ])('%s', (text, message, fixes) => {
    const rejection = practice.refused(text);
    expect(rejection.message).toBe(message);
    if (fixes !== undefined) expect(rejection.fixes).toEqual(fixes);
    for (const fix of fixes ?? []) expect(isRejected(practice.onCopy(fix))).toBe(false);
  });

  test('a second container with a name that Kubernetes does not take', () => {
    expect(practice.refused('deploy web with Bad_Name').message).toMatch(/spec.template.spec.containers\[1\].name/);
  });
});

test('set env makes an app forward that did not', () => {
  const practice = new Practice();
  practice.done('deploy front');
  practice.done('set env deployment/front BACKEND=db');
  const { template } = specOf(practice, 'Deployment', 'front') as Deployment['spec'];
  expect(template.spec.containers[0]?.env).toEqual([{ name: 'BACKEND', value: 'db' }]);
});
