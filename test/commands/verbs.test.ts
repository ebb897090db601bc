import { Practice } from './practice';

const line = ({ kubectl }: { readonly kubectl: { readonly line: string } | { readonly none: string } }) =>
  'line' in kubectl ? kubectl.line : `(${kubectl.none})`;

describe('what verbs do', () => {
  test('deploy makes a Deployment and a Service with nothing but a name, or without one', () => {
    const practice = new Practice();
    const done = practice.done('deploy');
    expect(done).toMatchObject({
      understood: 'deploy web',
      stdout: 'deployment.apps/web created\nservice/web created\n',
    });
    expect(line(done)).toBe('create deployment web --image=web:v1 --replicas=3');
    expect(practice.cluster.get('Deployment', 'web', 'default')?.status.readyReplicas).toBe(3);
    expect(practice.cluster.get('Service', 'web', 'default')?.spec).toMatchObject({
      selector: { app: 'web' },
      ports: [{ port: 80 }],
    });
  });

  test.each([
    ['deploy db 3 statefulset', 'StatefulSet', 'db', 'deploy db 3 statefulset', 'apply -f -   (2 objects)'],
    ['deploy agent daemonset', 'DaemonSet', 'agent', 'deploy agent daemonset', 'apply -f -   (1 object)'],
    [
      'deploy agent ds on disk=ssd',
      'DaemonSet',
      'agent',
      'deploy agent daemonset on disk=ssd',
      'apply -f -   (1 object)',
    ],
    ['Deploy Api 2', 'Deployment', 'api', 'deploy api 2', 'create deployment api --image=api:v1 --replicas=2'],
    [
      'deploy shop --image team/cart:v2 --replicas 1',
      'Deployment',
      'shop',
      'deploy shop 1 --image team/cart:v2',
      'create deployment shop --image=team/cart:v2 --replicas=1',
    ],
    [
      'deploy team/cart:v2',
      'Deployment',
      'cart',
      'deploy cart --image team/cart:v2',
      'create deployment cart --image=team/cart:v2 --replicas=3',
    ],
    ['deploy web rs', 'ReplicaSet', 'web', 'deploy web replicaset', 'apply -f -   (2 objects)'],
  ] as const)('%s', (text, kind, name, understood, kubectl) => {
    const practice = new Practice();
    const done = practice.done(text);
    expect(done.understood).toBe(understood);
    expect(line(done)).toBe(kubectl);
    expect(practice.cluster.get(kind, name, 'default')).toBeDefined();
  });

  test('a StatefulSet gets a headless Service and a claim for each Pod, mounted at /data', () => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    expect(practice.cluster.get('Service', 'db', 'default')?.spec.clusterIP).toBe('None');
    expect(practice.cluster.list('PersistentVolumeClaim').map(({ metadata }) => metadata.name)).toEqual([
      'data-db-0',
      'data-db-1',
    ]);
    expect(practice.cluster.get('Pod', 'db-0', 'default')?.spec.containers[0]?.volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
    ]);
  });

  test('crash pod restarts the container in the same Pod; without a name one is taken and said', () => {
    const practice = new Practice();
    practice.done('deploy web');
    const before = practice.podNames();
    const done = practice.done('crash pod');
    expect(done.remark).toBe('you named no Pod; they are interchangeable, I took one');
    expect(line(done)).toBe('(a real app crashes by itself)');
    expect(practice.podNames()).toEqual(before);
    const restarts = practice.cluster.list('Pod').map(({ status }) => status.containerStatuses?.[0]?.restartCount);
    expect([...restarts].sort()).toEqual([0, 0, 1]);
  });

  test('a part of the name finds the Pod: the end, or short form', () => {
    const practice = new Practice();
    practice.done('deploy web');
    const name = practice.podNames()[1]!;
    const end = name.slice(-5);
    expect(practice.done(`crash pod ${end}`)).toMatchObject({ understood: `crash pod ${name}` });
    expect(practice.done(`crash pod web..${end} loop`)).toMatchObject({ understood: `crash pod ${name} --loop` });
    expect(line(practice.done(`delete pod ${end}`))).toBe(`delete pod ${name}`);
    expect(practice.podNames()).not.toContain(name);
  });

  test('delete prints what 1.35 prints, pod without a name takes one', () => {
    const practice = new Practice();
    practice.done('deploy web 2');
    const [first] = practice.podNames();
    expect(practice.done(`delete pod ${first!}`).stdout).toBe(`pod "${first!}" deleted from default namespace\n`);
    expect(practice.done('delete pod').remark).toBe('you named no Pod; they are interchangeable, I took one');
    expect(practice.done('delete pod -l app=web').stdout.split('\n')).toHaveLength(3);
    expect(practice.done('delete pod -l app=nope').stdout).toBe('No resources found\n');
    expect(practice.done('delete deployment nope --ignore-not-found').stdout).toBe('');
    expect(practice.done('delete deployment web nope')).toMatchObject({
      stdout: 'deployment.apps "web" deleted from default namespace\n',
      stderr: 'Error from server (NotFound): deployments.apps "nope" not found\n',
      code: 1,
    });
    expect(practice.cluster.count('Pod')).toBe(0);
  });

  test('delete --cascade=orphan leaves the Pods', () => {
    const practice = new Practice();
    practice.done('deploy web 2 replicaset');
    practice.done('delete rs web --cascade=orphan');
    expect(practice.cluster.list('Pod').map(({ metadata }) => metadata.ownerReferences ?? [])).toEqual([[], []]);
  });

  test.each([
    ['scale web 4', 4],
    ['scale web to 5', 5],
    ['scale deployment/web --replicas=2', 2],
    ['scale deployment web --replicas 1', 1],
    ['scale --replicas=0 deploy/web', 0],
    ['scale 6', 6],
  ])('%s', (text, count) => {
    const practice = new Practice();
    practice.done('deploy web');
    const done = practice.done(text);
    expect(done.stdout).toBe('deployment.apps/web scaled\n');
    expect(line(done)).toBe(`scale deployment/web --replicas=${count}`);
    expect(practice.cluster.count('Pod')).toBe(count);
  });

  test.each([
    ['update web v2', 'web:v2'],
    ['update v2', 'web:v2'],
    ['update web to v2', 'web:v2'],
    ['update deployment/web shop:v3', 'shop:v3'],
    ['update web --image team/shop', 'team/shop'],
  ])('%s', (text, image) => {
    const practice = new Practice();
    practice.done('deploy web');
    expect(line(practice.done(text))).toBe(`set image deployment/web web=${image}`);
    expect(new Set(practice.cluster.list('Pod').map(({ spec }) => spec.containers[0]?.image))).toEqual(
      new Set([image]),
    );
    expect(practice.cluster.count('ReplicaSet')).toBe(2);
  });

  test('rollback toggles between the two newest templates and numbers go up', () => {
    const practice = new Practice();
    practice.done('deploy web');
    practice.done('update web v2');
    expect(practice.done('rollback')).toMatchObject({
      understood: 'rollback web',
      stdout: 'deployment.apps/web rolled back\n',
    });
    const revision = () =>
      practice.cluster.get('Deployment', 'web', 'default')?.metadata.annotations?.['deployment.kubernetes.io/revision'];
    expect(revision()).toBe('3');
    practice.done('rollout undo deployment/web');
    expect(revision()).toBe('4');
    expect(practice.done('rollback web --to 4').stdout).toBe(
      'deployment.apps/web skipped rollback (current template already matches revision 4)\n',
    );
    expect(practice.done('rollout history deployment/web').stdout).toBe(
      'deployment.apps/web \nREVISION  CHANGE-CAUSE\n3         <none>\n4         <none>\n\n',
    );
    expect(practice.cluster.count('ReplicaSet')).toBe(2);
  });

  test('StatefulSets and DaemonSets go back by their ControllerRevisions', () => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    practice.done('deploy agent daemonset');
    for (const name of ['db', 'agent']) {
      practice.done(`update ${name} v2`);
      practice.done(`rollback ${name}`);
    }
    const images = practice.cluster.list('Pod').map(({ spec }) => spec.containers[0]?.image);
    expect(new Set(images)).toEqual(new Set(['db:v1', 'agent:v1']));
  });

  test('a paused rollout waits until it is resumed', () => {
    const practice = new Practice();
    practice.done('deploy web');
    practice.done('rollout pause deployment/web');
    practice.done('update web v2');
    expect(practice.cluster.count('ReplicaSet')).toBe(1);
    expect(practice.refused('rollout undo deployment/web')).toMatchObject({
      message: 'error: no rollout history found for deployment "web"',
      hint: 'web is paused: its change has made no revision yet.',
      fixes: ['rollout resume deployment/web'],
    });
    expect(practice.done('rollout resume deployment/web').stdout).toBe('deployment.apps/web resumed\n');
    expect(practice.cluster.count('ReplicaSet')).toBe(2);
  });

  test('Nodes join, are labelled, cordoned, tainted and leave; a DaemonSet follows', () => {
    const practice = new Practice();
    practice.done('deploy agent daemonset on disk=ssd');
    expect(practice.cluster.count('Pod')).toBe(0);
    expect(practice.done('label node node-2 disk=ssd').stdout).toBe('node/node-2 labeled\n');
    expect(practice.done('node add --label disk=ssd').stdout).toBe('node/node-4 added\n');
    expect(practice.cluster.list('Pod').map(({ spec }) => spec.nodeName)).toEqual(['node-2', 'node-4']);
    expect(practice.done('label node node-2 disk-').stdout).toBe('node/node-2 unlabeled\n');
    expect(practice.cluster.count('Pod')).toBe(1);
    expect(practice.done('cordon node-3').stdout).toBe('node/node-3 cordoned\n');
    expect(practice.done('cordon node-3').stdout).toBe('node/node-3 already cordoned\n');
    expect(practice.done('uncordon 3').stdout).toBe('node/node-3 uncordoned\n');
    expect(practice.done('taint node node-1 gpu=yes:NoSchedule').stdout).toBe('node/node-1 tainted\n');
    expect(practice.done('taint node node-1 gpu-').stdout).toBe('node/node-1 untainted\n');
    expect(practice.done('node remove node-4').stdout).toBe('node "node-4" deleted\n');
    expect(practice.cluster.count('Node')).toBe(3);
  });

  test('apply makes, changes and leaves alone', () => {
    const practice = new Practice();
    const manifest = (replicas: number) =>
      'apply -f -\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n' +
      `  replicas: ${replicas}\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n` +
      '    spec: {containers: [{name: web, image: "web:v1"}]}\n';
    expect(practice.done(manifest(2)).stdout).toBe('deployment.apps/web created\n');
    expect(practice.done(manifest(2)).stdout).toBe('deployment.apps/web unchanged\n');
    expect(practice.done(manifest(1)).stdout).toBe('deployment.apps/web configured\n');
    expect(practice.cluster.count('Pod')).toBe(1);
    expect(practice.done(manifest(1).replace('apply', 'apply --server-side')).stdout).toBe(
      'deployment.apps/web serverside-applied\n',
    );
  });

  test('apply does what it can, and reports the rest', () => {
    const practice = new Practice();
    const done = practice.done(
      'apply -f -\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n---\n' +
        'apiVersion: v1\nkind: Service\nmetadata: {name: Bad}\nspec: {ports: [{port: 80}]}\n',
    );
    expect(done).toMatchObject({ stdout: 'service/web created\n', code: 1 });
    expect(done.stderr).toContain('The Service "Bad" is invalid: metadata.name: Invalid value');
  });

  test.each([
    [`patch deployment web -p '{"spec":{"replicas":2}}'`, 'patched'],
    [`patch deployment web --type=merge -p '{"spec":{"replicas":2}}'`, 'patched'],
    [`patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":2}]'`, 'patched'],
    [`patch deployment web -p '{"spec":{"replicas":3}}'`, 'patched (no change)'],
    ['set env deployment/web A=1', 'env updated'],
    ['set resources deployment/web --limits=cpu=200m,memory=64Mi', 'resource requirements updated'],
    ['set image deployment/web web=web:v2', 'image updated'],
    ['rollout restart deployment/web', 'restarted'],
  ])('%s', (text, operation) => {
    const practice = new Practice();
    practice.done('deploy web');
    expect(practice.done(text).stdout).toBe(`deployment.apps/web ${operation}\n`);
  });

  test('expose makes a Service for the Pods of a Deployment', () => {
    const practice = new Practice();
    practice.done('create deployment web --image=web:v1 --replicas=2');
    expect(practice.done('expose deployment web --port=8080 --name=front').stdout).toBe('service/front exposed\n');
    expect(practice.cluster.get('Service', 'front', 'default')?.spec).toMatchObject({
      selector: { app: 'web' },
      ports: [{ port: 8080 }],
    });
  });

  test('wait lets time pass, at most an hour', () => {
    const practice = new Practice();
    for (const [text, seconds] of [
      ['wait 30s', 30],
      ['wait 5 minutes', 300],
      ['Wait 90', 90],
    ] as const) {
      const before = practice.cluster.now;
      practice.done(text);
      expect(practice.cluster.now - before).toBe(seconds * 1000);
    }
    expect(practice.refused('wait 2h').message).toBe('An hour is the longest wait.');
  });

  test('every step of a person is recorded as theirs, and what follows names it as its cause', () => {
    const practice = new Practice();
    practice.done('deploy web');
    practice.done('scale web 4');
    const scaled = practice.cluster.history.find(({ verb }) => verb === 'scaled');
    expect(scaled).toMatchObject({ actor: 'you', detail: { from: 3, to: 4 } });
    expect(practice.cluster.history.some(({ causedBy }) => causedBy === scaled?.id)).toBe(true);
  });

  test('wait for what is gone already does not wait', () => {
    const practice = new Practice();
    practice.done('deploy web');
    const before = practice.cluster.now;
    expect(practice.done('wait --for=delete pod/gone').stderr).toBeUndefined();
    expect(practice.cluster.now).toBe(before);
  });
});
