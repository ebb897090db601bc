/**
 * `diagnose`: each kind of trouble is found, with Kubernetes' own words, and what it offers ends it.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import { isRefused, play, type Played, playOne } from './play';
import { violations } from './style-rules';

const EMPTY = newCluster({ seed: 7, rules: 'course' });

interface Trouble {
  readonly commands: readonly string[];
  readonly ask?: string;
  readonly symptom: string;
  readonly evidence?: string | RegExp;
  /** What the first button runs; pressing it ends the trouble. */
  readonly cure?: string | RegExp;
}

const TWO_CLAIMS = `apply -f -
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: big-disk}
spec: {accessModes: [ReadWriteMany], storageClassName: standard, resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: no-class}
spec: {accessModes: [ReadWriteOnce], storageClassName: golden, resources: {requests: {storage: 1Gi}}}`;

const POD_WITHOUT_CLAIM = `apply -f -
apiVersion: v1
kind: Pod
metadata: {name: lone}
spec:
  containers: [{name: app, image: 'app:v1'}]
  volumes: [{name: data, persistentVolumeClaim: {claimName: nowhere}}]`;

const NOBODY = `apply -f -
apiVersion: v1
kind: Service
metadata: {name: nobody}
spec: {selector: {app: other}, ports: [{port: 80}]}`;

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'an image that cannot be pulled, half-way through a rollout': {
    commands: ['deploy web 4', 'update web nopull'],
    symptom: 'web: image web:nopull cannot be pulled',
    evidence: /^Warning {2}Failed {2}Failed to pull image/,
    cure: 'rollback web',
  },
  'a first image that cannot be pulled': {
    commands: ['deploy shop --image shop:nopull'],
    symptom: 'shop: image shop:nopull cannot be pulled',
    cure: 'update shop v1',
  },
  'a crash loop that somebody asked for': {
    commands: ['deploy web', 'crash pod web loop'],
    symptom: 'web: its container keeps ending, 4 restarts',
    evidence: /^Warning {2}BackOff {2}Back-off restarting failed container web/,
    cure: /^delete pod web-/,
  },
  'a program that ends by itself': {
    commands: ['deploy web', 'update web crash', 'wait 5m'],
    symptom: 'web: its container keeps ending',
    cure: 'rollback web',
  },
  'a Pod that never becomes ready': {
    commands: ['deploy web', 'update web bad'],
    symptom: 'web: 1 Pod not ready, though running',
    evidence: /^Ready {2}False {2}ContainersNotReady/,
    cure: 'rollback web',
  },
  'wishes that no Node can fulfil': {
    commands: ['deploy web', 'set resources deployment/web --requests=cpu=9'],
    symptom: 'web: no Node fits 1 Pod',
    evidence: /0\/3 nodes are available: 3 Insufficient cpu/,
    cure: 'rollback web',
  },
  'wishes that a larger cluster would fulfil': {
    commands: [
      'deploy web 3',
      'set resources deployment/web --requests=cpu=3',
      'deploy api 1',
      'set resources deployment/api --requests=cpu=3',
    ],
    symptom: 'api: no Node fits 1 Pod',
    cure: 'node add',
  },
  'Nodes that are all cordoned': {
    commands: ['cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web'],
    symptom: 'web: no Node fits 3 Pods',
    evidence: /3 node\(s\) were unschedulable/,
    cure: 'uncordon node-1',
  },
  'a label that no Node has': {
    commands: ['deploy web on disk=ssd'],
    symptom: 'web: no Node fits 3 Pods',
    evidence: /didn't match Pod's node affinity\/selector/,
    cure: /^label node node-\d disk=ssd/,
  },
  'taints everywhere': {
    commands: [
      'taint nodes node-1 a=b:NoSchedule',
      'taint nodes node-2 a=b:NoSchedule',
      'taint nodes node-3 a=b:NoSchedule',
      'deploy web',
    ],
    symptom: 'web: no Node fits 3 Pods',
    evidence: /3 node\(s\) had untolerated taint\(s\)/,
    cure: 'taint nodes node-1 a:NoSchedule-',
  },
  'a silent Node': {
    commands: ['deploy web', 'node fail node-3'],
    symptom: 'node-3 is silent for 50s: nobody knows what runs there',
    evidence: 'Ready  Unknown  NodeStatusUnknown  Kubelet stopped posting node status.',
    cure: 'node recover node-3',
  },
  'a Node that reports trouble': {
    commands: ['node notready node-2'],
    symptom: 'node-2 reports that it is not ready',
    evidence: /^Ready {2}False {2}KubeletNotReady/,
    cure: 'node recover node-2',
  },
  'requests that are lost': {
    commands: ['deploy web', 'load web 900'],
    symptom: 'web loses 300 of 900 requests/s',
    cure: 'scale deployment/web 5',
  },
  'a database that nobody leads': {
    commands: ['deploy db 3 statefulset', 'crash pod db-0 loop', 'crash pod db-1 loop', 'crash pod db-2 loop'],
    symptom: 'db: nobody leads the database',
    evidence: /^Warning {2}BackOff/,
    cure: /^delete pod db-/,
  },
  'a Pod that somebody made unready': {
    commands: ['deploy web', 'unready pod web'],
    symptom: 'web: 1 Pod not ready, though running',
    cure: /^ready pod web-/,
  },
  'requests to an app without Pods': {
    commands: ['deploy web', 'load web 500', 'scale web 0'],
    symptom: 'web loses 500 of 500 requests/s',
    cure: 'scale deployment/web 3',
  },
  'a DaemonSet for no Node': {
    commands: ['deploy agent daemonset on disk=ssd'],
    symptom: 'agent: none of 3 Nodes fits',
    cure: /^label node node-1 disk=ssd/,
  },
  'a Service that finds nothing': {
    commands: ['deploy web', NOBODY],
    symptom: 'Service nobody finds no Pod',
    evidence: /^Selector: {3}app=other/,
    cure: 'delete service nobody',
  },
  'a Service whose app was scaled to nothing': {
    commands: ['deploy web', 'scale web 0'],
    symptom: 'Service web finds no Pod',
    cure: 'scale deployment/web 3',
  },
  'a class that makes disks for one Node': {
    commands: [TWO_CLAIMS],
    ask: 'diagnose big-disk',
    symptom: 'claim big-disk gets no volume',
    evidence: /^Warning {2}ProvisioningFailed/,
  },
  'a class that nobody made': {
    commands: [TWO_CLAIMS],
    ask: 'diagnose no-class',
    symptom: 'claim no-class gets no volume',
    evidence: /storageclass\.storage\.k8s\.io "golden" not found/,
  },
  'a claim that nobody made': {
    commands: [POD_WITHOUT_CLAIM],
    symptom: 'lone: its claim nowhere is not there',
    evidence: /persistentvolumeclaim "nowhere" not found/,
  },
  'a StatefulSet that waits for its broken Pod': {
    commands: ['deploy db 3 statefulset', 'settings', 'update db nopull', 'update db v2'],
    symptom: 'db waits for db-2, which stays broken',
    cure: 'delete pod db-2',
  },
};

/** Played as Kubernetes alone: the course rules forbid some of it. */
function played({ commands }: Trouble): Played {
  let last: Played = playOne(newCluster({ seed: 7, rules: 'kubernetes' }), 'show');
  for (const command of commands.filter((one) => one !== 'settings')) last = playOne(last.state, command);
  return last;
}

describe.each(Object.entries(TROUBLES))('%s', (_, trouble) => {
  const { state } = played(trouble);
  const { reply } = playOne(state, trouble.ask ?? 'diagnose');

  test('is found, with Kubernetes in its own words', () => {
    expect(reply.headline).toContain(trouble.symptom);
    if (trouble.evidence !== undefined) expect(reply.verbatim).toEqual(expect.stringMatching(trouble.evidence));
    expect(reply.notice).toMatch(/^What helps: /);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  });

  test('what it offers first ends it', () => {
    const [first] = reply.buttons;
    if (trouble.cure === undefined) return expect(reply.buttons.length).toBeGreaterThan(1);
    expect(first?.run).toEqual(
      expect.stringMatching(
        trouble.cure instanceof RegExp ? trouble.cure : new RegExp(`^${trouble.cure.replace(/[/.]/g, '\\$&')}$`),
      ),
    );
    const after = playOne(playOne(state, first!.run).state, trouble.ask ?? 'diagnose').reply;
    expect(after.headline).not.toContain(trouble.symptom);
  });
});

describe('nothing wrong', () => {
  const busy = play(['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset']).at(-1)!.state;

  test('says what was looked at', () => {
    const { reply } = playOne(busy, 'diagnose');
    expect(reply.headline).toBe('Nothing is wrong: 9 Pods on 3 Nodes');
    expect(reply.picture).toEqual([
      'looked at',
      'Nodes that answer               3 of 3',
      'Pods ready                      9 of 9',
      'workloads complete              3 of 3',
      'Services with ready Pods        2 of 2',
      'claims with a volume            3 of 3',
      'databases with a leader         1 of 1',
    ]);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test.each(['web', 'db-1', 'node-1', 'agent', 'data-db-0'])('diagnose %s', (name) => {
    const { reply } = playOne(busy, `diagnose ${name}`);
    expect(reply.headline).toBe(`Nothing is wrong with ${name}`);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('an empty cluster offers to deploy', () => {
    const { reply } = playOne(EMPTY, 'diagnose');
    expect(reply.buttons[0]?.run).toBe('deploy web');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('what is good to know is no trouble: cordoned Nodes and kept volumes', () => {
    const { state } = play(['deploy db 3 statefulset', 'scale db 2', 'cordon node-1']).at(-1)!;
    const { reply } = playOne(state, 'diagnose');
    expect(reply.headline).toMatch(/^Nothing is wrong/);
    expect(reply.picture?.slice(-3)).toEqual(['good to know', '  node-1  cordoned', '  1 volume kept without a Pod']);
  });
});

describe('several things', () => {
  const { state } = play(['deploy web', 'deploy db 3 statefulset', 'update web nopull', 'node fail node-3']).at(-1)!;

  test('the worst is told, all are listed', () => {
    const { reply } = playOne(state, 'diagnose');
    expect(reply.headline).toMatch(/^node-3 is silent/);
    expect(reply.picture?.[0]).toMatch(/^\d things are wrong, worst first$/);
    expect(reply.picture?.some((line) => /web .*image cannot be pulled/.test(line))).toBe(true);
    expect(reply.buttons.some(({ run }) => run === 'diagnose web')).toBe(true);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('one thing is looked at alone, and a hint says that there is more', () => {
    expect(playOne(state, 'diagnose web').reply.headline).toMatch(/^web: image/);
    const well = play(['deploy web', 'deploy shop --image shop:nopull']).at(-1)!.state;
    const { reply } = playOne(well, 'diagnose web');
    expect(reply.story).toEqual(['Something else in this cluster is wrong.']);
    expect(reply.buttons[0]?.run).toBe('diagnose');
  });
});

test('one cause is one finding', () => {
  const { state } = play([
    'deploy db 3 statefulset',
    'crash pod db-0 loop',
    'crash pod db-1 loop',
    'crash pod db-2 loop',
  ]).at(-1)!;
  expect(playOne(state, 'diagnose').reply.picture).toBeUndefined();
  const lost = play(['deploy web', 'load web 500', 'scale web 0']).at(-1)!.state;
  expect(playOne(lost, 'diagnose').reply.picture).toBeUndefined();
});

test('a cure that would not help is not offered', () => {
  const { state } = play(['deploy web', 'set resources deployment/web --requests=cpu=9']).at(-1)!;
  expect(playOne(state, 'diagnose').reply.buttons.map(({ run }) => run)).not.toContain('node add');
});

test('in trouble, replies offer a diagnosis behind the repair', () => {
  const { reply } = play(['deploy web', 'update web nopull']).at(-1)!;
  expect(reply.buttons.map(({ label }) => label).slice(0, 2)).toEqual(['Roll back', 'Diagnose']);
});

test('looking changes nothing', () => {
  const { state } = play(['deploy web', 'update web nopull']).at(-1)!;
  expect(playOne(state, 'diagnose').state).toBe(state);
});

test.each([
  ['diagnose nobody', 'There is no "nobody" here.'],
  ['diagnose wbe', 'There is web.'],
])('%s', (typed, message) => {
  const { state } = play(['deploy web']).at(-1)!;
  const { reply } = playOne(state, typed);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(reply.notice).toContain(message);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('with a namespace, only what is in it is looked at', () => {
  const { state } = play([
    'deploy web',
    'create -f -\napiVersion: v1\nkind: Namespace\nmetadata: {name: blue}',
    'apply -f -\napiVersion: v1\nkind: Pod\nmetadata: {name: lone, namespace: blue}\nspec: {containers: [{name: a, image: "a:nopull"}]}',
  ]).at(-1)!;
  const { reply } = playOne(state, 'diagnose -n blue');
  expect(reply.headline).toBe('lone: image a:nopull cannot be pulled');
  expect(reply.command).toBe('diagnose -n blue');
  expect(playOne(state, 'diagnose -n default').reply.headline).toBe('Nothing is wrong: 3 Pods on 3 Nodes');
  expect(playOne(state, 'diagnose -n nowhere').reply.verbatim).toBe(
    'Error from server (NotFound): namespaces "nowhere" not found',
  );
});
