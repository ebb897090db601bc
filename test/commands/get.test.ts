import { parse } from 'yaml';
import { KINDS } from '../../src/api/kinds';
import { Practice } from './practice';

describe("kubectl's tables, byte for byte", () => {
  const practice = new Practice({ timing: { pull: 0 } });
  practice.done('deploy db 1 statefulset');
  practice.done('deploy web 2 replicaset');
  const [web1 = '', web2 = ''] = practice
    .podNames()
    .filter((name) => name.startsWith('web'))
    .toSorted();
  const out = (text: string) => practice.done(text).stdout;

  test('Pods', () => {
    expect(out('get pods')).toBe(
      'NAME        READY   STATUS    RESTARTS   AGE\n' +
        'db-0        1/1     Running   0          3s\n' +
        `${web1}   1/1     Running   0          1s\n` +
        `${web2}   1/1     Running   0          1s\n`,
    );
    expect(out('get po db-0 --no-headers')).toBe('db-0   1/1   Running   0     3s\n');
    expect(out('get pods db-0 --show-labels')).toContain(
      'app=db,apps.kubernetes.io/pod-index=0,controller-revision-hash=db-',
    );
    expect(out('get pod db-0 -o wide').split('\n')[0]).toBe(
      'NAME   READY   STATUS    RESTARTS   AGE   IP         NODE     NOMINATED NODE   READINESS GATES',
    );
  });

  test('workloads', () => {
    expect(out('get sts')).toBe('NAME   READY   AGE\ndb     1/1     3s\n');
    expect(out('get rs web -o wide')).toBe(
      'NAME   DESIRED   CURRENT   READY   AGE   CONTAINERS   IMAGES   SELECTOR\n' +
        'web    2         2         2       1s    web          web:v1   app=web\n',
    );
  });

  test('Nodes and classes', () => {
    expect(out('get nodes')).toBe(
      'NAME     STATUS   ROLES    AGE   VERSION\n' +
        ['node-1', 'node-2', 'node-3'].map((name) => `${name}   Ready    <none>   3s    v1.35.2\n`).join(''),
    );
    expect(out('get sc').split('\n')[2]).toMatch(/^standard \(default\) {3}\S+ +Delete +Immediate +true +3s$/);
  });

  test('claims and volumes', () => {
    const volume = practice.cluster.list('PersistentVolume')[0]!.metadata.name;
    expect(out('get pvc')).toBe(
      `NAME        STATUS   VOLUME${' '.repeat(volume.length - 3)}CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE\n` +
        `data-db-0   Bound    ${volume}   1Gi        RWO            standard       <unset>                 3s\n`,
    );
    expect(out('get pv')).toContain('Delete           Bound    default/data-db-0   standard       <unset>');
  });

  test('several kinds have their kind in front and a blank line between', () => {
    expect(out('get sts,rs')).toBe(
      'NAME                  READY   AGE\nstatefulset.apps/db   1/1     3s\n' +
        '\nNAME                  DESIRED   CURRENT   READY   AGE\nreplicaset.apps/web   2         2         2       1s\n',
    );
    expect(out('get all').match(/^NAME/gm)).toHaveLength(4);
  });

  test('names, JSON and YAML', () => {
    expect(out('get pods,sts -o name')).toBe(`pod/db-0\npod/${web1}\npod/${web2}\nstatefulset.apps/db\n`);
    const list = JSON.parse(out('get pods -o json')) as { kind: string; items: unknown[] };
    expect(list).toMatchObject({ kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '' } });
    expect(list.items).toHaveLength(3);
    expect(out('get pod db-0 -o json')).toMatch(
      /^\{\n {4}"apiVersion": "v1",\n {4}"kind": "Pod",\n {4}"metadata": \{\n/,
    );
    expect(out('get rs web -o yaml')).toMatch(/^apiVersion: apps\/v1\nkind: ReplicaSet\nmetadata:\n/);
    expect(out('get rs web -o yaml')).toContain('\n      containers:\n      - image: web:v1\n');
  });

  test('nothing found is said on stderr and is no error', () => {
    expect(practice.done('get deployments')).toMatchObject({
      stdout: '',
      stderr: 'No resources found in default namespace.\n',
    });
    expect(practice.done('get pods -n nowhere')).toMatchObject({
      stdout: '',
      stderr: 'No resources found in nowhere namespace.\n',
    });
    expect(practice.done('get deploy -A')).toMatchObject({ stderr: 'No resources found\n' });
    expect(practice.done('get pods -l app=nope')).toMatchObject({ stdout: '' });
  });

  test('what is there is printed before what is not', () => {
    expect(practice.done('get pods db-0 nope')).toMatchObject({
      stderr: 'Error from server (NotFound): pods "nope" not found\n',
      code: 1,
    });
  });

  test('label columns and namespaces', () => {
    expect(out('get rs -L app')).toBe(
      'NAME   DESIRED   CURRENT   READY   AGE   APP\nweb    2         2         2       1s    web\n',
    );
    expect(out('get sts -A')).toBe('NAMESPACE   NAME   READY   AGE\ndefault     db     1/1     3s\n');
  });
});

describe('whole objects', () => {
  const practice = new Practice({ timing: { pull: 0 } });
  for (const command of ['deploy web 2', 'deploy db 1 statefulset', 'deploy agent daemonset']) practice.done(command);
  practice.done('create quota small --hard=pods=9');
  practice.done(
    [
      'apply -f -',
      'apiVersion: policy/v1',
      'kind: PodDisruptionBudget',
      'metadata: { name: web }',
      'spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }',
      '---',
      'apiVersion: batch/v1',
      'kind: Job',
      'metadata: { name: report }',
      'spec: { template: { spec: { restartPolicy: Never, containers: [{ name: report, image: report:exit0 }] } } }',
      '---',
      'apiVersion: batch/v1',
      'kind: CronJob',
      'metadata: { name: nightly }',
      'spec:',
      '  schedule: "0 3 * * *"',
      '  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:exit0 }] } } } }',
      '---',
      'apiVersion: autoscaling/v2',
      'kind: HorizontalPodAutoscaler',
      'metadata: { name: web }',
      'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 5, metrics: [] }',
      '---',
      'apiVersion: v1',
      'kind: LimitRange',
      'metadata: { name: small }',
      'spec: { limits: [{ type: Container, max: { cpu: 2 } }] }',
      '---',
      'apiVersion: v1',
      'kind: Secret',
      'metadata: { name: password }',
      'stringData: { word: hunter2 }',
      '---',
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: settings }',
      'data: { color: blue }',
      '---',
      'apiVersion: scheduling.k8s.io/v1',
      'kind: PriorityClass',
      'metadata: { name: urgent }',
      'value: 1000',
      '---',
      'apiVersion: storage.k8s.io/v1',
      'kind: VolumeAttachment',
      'metadata: { name: csi-1 }',
      'spec: { attacher: standard, nodeName: node-1, source: { persistentVolumeName: pv-1 } }',
    ].join('\n'),
  );

  test.each(Object.values(KINDS).map(({ plural }) => plural))(
    '%s: keys in order, the same as YAML and as JSON',
    (kind) => {
      const json = JSON.parse(practice.done(`get ${kind} -A -o json`).stdout) as { readonly items: readonly object[] };
      expect(json.items.length).toBeGreaterThan(0);
      expect(parse(practice.done(`get ${kind} -A -o yaml`).stdout)).toEqual(json);
      expect(JSON.stringify(json)).toBe(JSON.stringify(sorted(json)));
      expect(JSON.stringify(json)).not.toContain('managedFields');
    },
  );

  test('one object as YAML, byte for byte', () => {
    const { uid, resourceVersion, creationTimestamp } = practice.cluster.get('Namespace', 'default')!.metadata;
    expect(practice.done('get ns default -o yaml').stdout).toBe(
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  creationTimestamp: "${creationTimestamp}"\n` +
        '  labels:\n    kubernetes.io/metadata.name: default\n' +
        `  name: default\n  resourceVersion: "${resourceVersion}"\n  uid: ${uid}\n` +
        'spec:\n  finalizers:\n  - kubernetes\nstatus:\n  phase: Active\n',
    );
  });
});

describe('several at once', () => {
  const practice = new Practice({ timing: { pull: 0 } });
  for (const command of ['deploy web 1 replicaset', 'deploy agent daemonset on disk=ssd']) practice.done(command);
  const out = (text: string) => practice.done(text).stdout;

  test('get all, in the order of the API groups', () => {
    const [pod = ''] = practice.podNames();
    const ip = practice.cluster.get('Service', 'web', 'default')?.spec.clusterIP ?? '';
    const gap = ' '.repeat(Math.max(ip.length + 3, 'CLUSTER-IP   '.length) - 'CLUSTER-IP'.length);
    expect(out('get all')).toBe(
      `NAME${' '.repeat(pod.length + 3)}READY   STATUS    RESTARTS   AGE\n` +
        `pod/${pod}   1/1     Running   0          1s\n` +
        `\nNAME          TYPE        CLUSTER-IP${gap}EXTERNAL-IP   PORT(S)   AGE\n` +
        `service/web   ClusterIP   ${ip.padEnd(10 + gap.length)}<none>        80/TCP    1s\n` +
        '\nNAME                   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE\n' +
        'daemonset.apps/agent   0         0         0       0            0           disk=ssd        0s\n' +
        '\nNAME                  DESIRED   CURRENT   READY   AGE\nreplicaset.apps/web   1         1         1       1s\n',
    );
  });

  test('of several kinds only one is there: the kind stands in front all the same', () => {
    expect(out('get sts,rs')).toBe(
      'NAME                  DESIRED   CURRENT   READY   AGE\nreplicaset.apps/web   1         1         1       1s\n',
    );
  });

  test('a label selector holds for each kind; several kinds as one list', () => {
    expect(out('get rs,ds -l app=agent -o name')).toBe('daemonset.apps/agent\n');
    expect(out('get rs,ds -l app -o name')).toBe('replicaset.apps/web\ndaemonset.apps/agent\n');
    expect(out("get rs,ds -l 'app notin (web)' --no-headers").trim()).toMatch(/^daemonset.apps\/agent +0 /);
  });

  test('what is not there is told after what is, name by name', () => {
    expect(practice.done('get rs/web pod/nope ds/nope')).toMatchObject({
      stdout: out('get rs web'),
      stderr:
        'Error from server (NotFound): pods "nope" not found\n' +
        'Error from server (NotFound): daemonsets.apps "nope" not found\n',
      code: 1,
    });
  });
});

/** A copy with the keys of every map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, sorted(field)]));
}

it('prints a generation only of kinds that have one', () => {
  const practice = new Practice();
  practice.done('deploy web');
  expect(practice.done('get deployment web -o yaml').stdout).toContain('  generation: 1\n');
  for (const what of ['service web', 'node node-1', 'namespace default']) {
    expect(practice.done(`get ${what} -o yaml`).stdout).not.toContain('generation:');
  }
});
