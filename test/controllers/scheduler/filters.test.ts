import type { Draft, PersistentVolume, StorageClass } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { Cluster } from '../../../src/cluster/cluster';
import { newCluster } from '../../../src/cluster/new-cluster';
import { conditionOf } from '../../../src/containers/pod-condition';
import { chooseNode } from '../../../src/controllers/scheduler/choose-node';
import { asking, claim, pod, using } from '../pod';
import { RunningCluster } from '../running-cluster';

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';
const nodeOf = (world: RunningCluster, name: string) => world.the('Pod', name).spec.nodeName;
/** The scheduler's reasons, without what it says about preemption. */
const reasons = (world: RunningCluster, name: string) =>
  conditionOf(world.the('Pod', name), 'PodScheduled')?.message?.replace(/ no new claims.*/, '');
const label = (world: RunningCluster, node: string, labels: Record<string, string>) =>
  world.change('Node', node, (before) => ({
    ...before,
    metadata: { ...before.metadata, labels: { ...before.metadata.labels, ...labels } },
  }));
const taint = (world: RunningCluster, node: string) =>
  world.change('Node', node, (before) => ({
    ...before,
    spec: { ...before.spec, taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
  }));
const web = { labelSelector: { matchLabels: { app: 'web' } } };
const hard = (topologyKey: string, extra: object = {}) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'DoNotSchedule', ...web, ...extra }],
});
const volume = (name: string, spec: object, labels = {}): Draft<PersistentVolume> =>
  ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, labels },
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/d' }, ...spec },
  }) as unknown as Draft<PersistentVolume>;
const onHost = (...names: string[]) => ({
  nodeAffinity: {
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: HOST, operator: 'In', values: names }] }] },
  },
});

describe('claims', () => {
  const late: Draft<StorageClass> = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'late' },
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  };

  test('a lost claim, one that is deleted, and one whose volume is gone', () => {
    const world = new RunningCluster();
    world.apply(claim('data'));
    world.apply(pod('a', 'web:v1', { ...using('data'), schedulingGates: [{ name: 'later' }] }));
    const { cluster } = world;
    const bound = world.the('PersistentVolumeClaim', 'data');
    const why = (change: object, status: object = {}) => {
      cluster.update({ ...bound, ...change, status: { ...bound.status, ...status } });
      const choice = chooseNode(cluster, world.the('Pod', 'a'));
      return 'summary' in choice ? choice.summary : choice.node;
    };
    world.loop.close();
    const { volumeName = '' } = bound.spec;
    expect(why({}, { phase: 'Lost' })).toBe(
      `persistentvolumeclaim "data" bound to non-existent persistentvolume "${volumeName}"`,
    );
    expect(why({}, { phase: 'Pending' })).toBe('pod has unbound immediate PersistentVolumeClaims');
    const deletionTimestamp = '2026-01-01T09:00:00Z';
    expect(why({ metadata: { ...bound.metadata, deletionTimestamp } })).toBe(
      'persistentvolumeclaim "data" is being deleted',
    );
    expect(why({})).toMatch(/^node-/);
    cluster.remove(cluster.get('PersistentVolume', volumeName)!);
    expect(why({})).toBe('3 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)');
  });

  test('a volume on one Node draws the Pod there; two claims need two volumes', () => {
    const world = new RunningCluster();
    world.apply(late);
    world.apply(volume('one', { storageClassName: 'late', ...onHost('node-2') }));
    for (const name of ['a', 'b']) world.apply(claim(name, { storageClassName: 'late' }));
    const volumes = ['a', 'b'].map((claimName) => ({ name: claimName, persistentVolumeClaim: { claimName } }));
    world.apply(pod('both', 'web:v1', { volumes }));
    expect(reasons(world, 'both')).toBe(
      "0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.",
    );
    world.apply(pod('single', 'web:v1', using('a')));
    expect(nodeOf(world, 'single')).toBe('node-2');
    taint(world, 'node-2');
    world.apply(pod('next', 'web:v1', using('a')));
    expect(reasons(world, 'next')).toBe(
      "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match PersistentVolume's node affinity.",
    );
  });

  test('a volume of another zone', () => {
    const world = new RunningCluster();
    label(world, 'node-1', { [ZONE]: 'a' });
    label(world, 'node-2', { [ZONE]: 'b' });
    label(world, 'node-3', { [ZONE]: 'c' });
    world.apply(volume('there', { storageClassName: '' }, { [ZONE]: 'a__c' }));
    world.apply(claim('data', { storageClassName: '' }));
    for (const node of ['node-1', 'node-3']) taint(world, node);
    world.apply(pod('a', 'web:v1', using('data')));
    expect(reasons(world, 'a')).toBe(
      '0/3 nodes are available: 1 node(s) had no available volume zone, 2 node(s) had untolerated taint(s).',
    );
  });

  test('a claim for one Pod at a time', () => {
    const world = new RunningCluster();
    world.apply(claim('data', { accessModes: ['ReadWriteOncePod'] }));
    world.apply(pod('first', 'web:v1', using('data')));
    world.apply(pod('second', 'web:v1', using('data')));
    expect(reasons(world, 'second')).toBe(
      '0/3 nodes are available: 3 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode ' +
        'already in-use by another pod.',
    );
    world.cluster.remove(world.the('Pod', 'first'));
    world.loop.rest();
    expect(nodeOf(world, 'second')).toBeDefined();
  });
});

describe('hard spreading', () => {
  test('fewer domains than wanted count as an empty one more', () => {
    const world = new RunningCluster({ nodes: 2 });
    for (const name of ['a', 'b', 'c']) world.apply(pod(name, 'web:v1', hard(HOST, { minDomains: 3 })));
    expect(reasons(world, 'c')).toBe(
      "0/2 nodes are available: 2 node(s) didn't match pod topology spread constraints.",
    );
  });

  test('a tainted Node counts, unless the constraint honours taints', () => {
    const world = new RunningCluster({ nodes: 2 });
    taint(world, 'node-2');
    world.apply(pod('a', 'web:v1', hard(HOST)));
    world.apply(pod('b', 'web:v1', hard(HOST)));
    expect(nodeOf(world, 'b')).toBeUndefined();
    world.apply(pod('c', 'web:v1', hard(HOST, { nodeTaintsPolicy: 'Honor' })));
    expect(nodeOf(world, 'c')).toBe('node-1');
  });

  test('a Node that the selector leaves out does not count, unless the constraint ignores that', () => {
    const world = new RunningCluster({ nodes: 2 });
    label(world, 'node-1', { disk: 'ssd' });
    const nodeSelector = { disk: 'ssd' };
    for (const name of ['a', 'b']) world.apply(pod(name, 'web:v1', { nodeSelector, ...hard(HOST) }));
    expect([nodeOf(world, 'a'), nodeOf(world, 'b')]).toEqual(['node-1', 'node-1']);
    world.apply(pod('c', 'web:v1', { nodeSelector, ...hard(HOST, { nodeAffinityPolicy: 'Ignore' }) }));
    expect(reasons(world, 'c')).toBe(
      "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, " +
        "1 node(s) didn't match pod topology spread constraints.",
    );
  });

  test('a Node without the label will not do', () => {
    const world = new RunningCluster({ nodes: 1 });
    world.apply(pod('a', 'web:v1', hard(ZONE)));
    expect(reasons(world, 'a')).toBe(
      "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label).",
    );
  });
});

describe('Pods near Pods', () => {
  const near = (...terms: object[]) => ({
    affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } },
  });
  const term = (app: string, extra: object = {}) => ({
    topologyKey: HOST,
    labelSelector: { matchLabels: { app } },
    ...extra,
  });

  test('one Pod has to suit every term', () => {
    const world = new RunningCluster({ nodes: 1 });
    world.apply(pod('web', 'web:v1', {}, { app: 'web' }));
    world.apply(pod('db', 'web:v1', {}, { app: 'db' }));
    world.apply(pod('picky', 'web:v1', near(term('web'), term('db')), { app: 'other' }));
    expect(reasons(world, 'picky')).toBe("0/1 nodes are available: 1 node(s) didn't match pod affinity rules.");
  });

  test('the first of a group that wants its own kind may start it', () => {
    const world = new RunningCluster();
    for (const name of ['a', 'b', 'c']) world.apply(pod(name, 'web:v1', near(term('web'))));
    expect(new Set(['a', 'b', 'c'].map((name) => nodeOf(world, name))).size).toBe(1);
  });

  test('a Pod of another namespace counts only where a term names it', () => {
    const world = new RunningCluster({ nodes: 1 });
    world.apply({ ...pod('there'), metadata: { name: 'there', namespace: 'kube-system', labels: { app: 'db' } } });
    world.apply(pod('a', 'web:v1', near(term('db'))));
    world.apply(pod('b', 'web:v1', near(term('db', { namespaces: ['kube-system'] }))));
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } };
    world.apply(pod('c', 'web:v1', near(term('db', { namespaceSelector }))));
    expect(['a', 'b', 'c'].map((name) => nodeOf(world, name))).toEqual([undefined, 'node-1', 'node-1']);
  });

  test('a Pod that repels others keeps them away', () => {
    const world = new RunningCluster({ nodes: 1 });
    const apart = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('web')] } };
    world.apply(pod('lonely', 'web:v1', { affinity: apart }, { app: 'db' }));
    world.apply(pod('a'));
    expect(reasons(world, 'a')).toBe(
      "0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules.",
    );
  });
});

test('a port of the Node is taken once, and an address of its own does not help against all addresses', () => {
  const world = new RunningCluster({ nodes: 1 });
  const port = (hostIP?: string) => ({
    containers: [{ name: 'app', image: 'web:v1', ports: [{ containerPort: 80, hostPort: 8080, hostIP }] }],
  });
  world.apply(pod('a', 'web:v1', port()));
  world.apply(pod('b', 'web:v1', port('10.0.0.1')));
  expect(reasons(world, 'b')).toBe(
    "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
  );
});

test('names that exclude each other fit no Node', () => {
  const world = new RunningCluster();
  const named = (value: string) => ({ key: 'metadata.name', operator: 'In', values: [value] });
  const nodeSelectorTerms = [{ matchFields: [named('node-1'), named('node-2')] }];
  const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
  world.apply(pod('a', 'web:v1', { affinity: { nodeAffinity } }));
  expect(reasons(world, 'a')).toBe('0/3 nodes are available: pod affinity terms conflict.');
});

test('a note of an event is cut, the condition is whole', () => {
  const world = new RunningCluster({ nodes: 1 });
  const requests = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`example.com/resource-number-${i}`, '1']));
  world.apply(asking('greedy', requests));
  const [event] = world.cluster.list('Event').filter(({ reason }) => reason === 'FailedScheduling');
  expect(event?.message).toHaveLength(1024);
  expect(event?.message?.endsWith(' ...')).toBe(true);
  expect(conditionOf(world.the('Pod', 'greedy'), 'PodScheduled')?.message?.length).toBeGreaterThan(1024);
});

test('a Pod that nothing helped is tried again every five minutes, and its event is counted', () => {
  const world = new RunningCluster();
  world.apply(asking('huge', { cpu: '5' }));
  world.loop.advance(11 * 60_000);
  const events = world.cluster.list('Event').filter(({ reason }) => reason === 'FailedScheduling');
  expect(events.map((event) => event.series?.count ?? event.count)).toEqual([3]);
  expect(world.stepsOf(['found-no-node'])).toHaveLength(1);
});

describe('a cluster of 100 Nodes and more', () => {
  test('is looked at in part, and the next Pod begins where the last one ended', () => {
    const cluster = new Cluster(newCluster({ nodes: 300 }));
    const create = (name: string) => {
      const made = createObject(cluster, pod(name));
      if (isRejected(made)) throw new Error(made.message);
      return cluster.get('Pod', name, 'default')!;
    };
    const first = chooseNode(cluster, create('a'));
    // 50 - 300/125 percent of 300.
    expect('fits' in first && first.fits).toBe(144);
    expect(cluster.machines.nextNode).toBe(144);
    const numberOf = (node: string | undefined) => Number(node?.slice('node-'.length));
    expect(numberOf(first.node)).toBeLessThanOrEqual(144);
    const loaded = new Cluster(cluster.snapshot());
    const second = chooseNode(loaded, create('b'));
    expect(numberOf(second.node)).toBeGreaterThan(144);
    expect(numberOf(second.node)).toBeLessThanOrEqual(288);
  });
});
