import type { Pod } from '../../src/api/objects';
import { Cluster, type Change, type NewObject } from '../../src/cluster/cluster';
import { deleteObject, removeFinalizer } from '../../src/cluster/deletion';
import { reportEvent } from '../../src/cluster/events';
import { newCluster } from '../../src/cluster/new-cluster';
import { MAX_STEPS } from '../../src/cluster/state';
import { HOUR } from '../../src/cluster/time';

const pod = (name: string, extra: Partial<NewObject<Pod>['metadata']> = {}, nodeName?: string): NewObject<Pod> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', ...extra },
  spec: {
    containers: [{ name: 'app', image: 'app:v1' }],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    ...(nodeName === undefined ? {} : { nodeName }),
  },
  status: {},
});

const emptyCluster = (): Cluster => new Cluster(newCluster({ seed: 7 }));

describe('a cluster', () => {
  test('gives a new object its identity', () => {
    const cluster = emptyCluster();
    const made = cluster.create('Pod', pod('web'));
    expect(made.metadata).toMatchObject({ name: 'web', generation: 1 });
    expect(made.metadata.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(cluster.get('Pod', 'web', 'default')).toBe(made);
  });

  test('generates names that are free, from the stored position of the generator', () => {
    const names = [1, 2].map(() => {
      const cluster = emptyCluster();
      const generated = { name: undefined, generateName: 'web-' } as unknown as Partial<Pod['metadata']>;
      return [1, 2, 3].map(() => cluster.create('Pod', pod('', generated)).metadata.name);
    });
    expect(names[0]).toEqual(names[1]);
    expect(new Set(names[0]).size).toBe(3);
    expect(names[0]?.[0]).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  });

  test('tells listeners of a change, and of nothing when nothing differs', () => {
    const cluster = emptyCluster();
    const made = cluster.create('Pod', pod('web'));
    const changes: Change[] = [];
    cluster.onChange((change) => changes.push(change));
    cluster.update({ ...made, status: { ...made.status } });
    expect(changes).toHaveLength(0);
    const stored = cluster.updateStatus(made, { phase: 'Running' });
    expect(changes).toEqual([expect.objectContaining({ type: 'MODIFIED', before: made, object: stored })]);
    expect(Number(stored.metadata.resourceVersion)).toBeGreaterThan(Number(made.metadata.resourceVersion));
    expect(stored.metadata.generation).toBe(1);
  });

  test('raises the generation when the spec changes', () => {
    const cluster = emptyCluster();
    const made = cluster.create('Pod', pod('web'));
    const bound = cluster.update({ ...made, spec: { ...made.spec, nodeName: 'node-1' } });
    expect(bound.metadata.generation).toBe(2);
    expect(cluster.podsOn('node-1')).toEqual([bound]);
  });

  test('lists alike before and after it was stored', () => {
    const cluster = emptyCluster();
    const owner = cluster.create('Pod', pod('owner'));
    const reference = { apiVersion: 'v1', kind: 'Pod', name: 'owner', uid: owner.metadata.uid, controller: true };
    const first = cluster.create('Pod', pod('first'));
    cluster.create('Pod', pod('second', { ownerReferences: [reference] }, 'node-1'));
    cluster.update({ ...first, metadata: { ...first.metadata, ownerReferences: [reference] } });
    cluster.update({ ...cluster.get('Pod', 'first', 'default')!, spec: { ...first.spec, nodeName: 'node-1' } });
    const names = (c: Cluster) => [
      c.controlledBy('Pod', owner.metadata.uid).map((p) => p.metadata.name),
      c.dependentsOf(owner.metadata.uid).map((p) => p.metadata.name),
      c.podsOn('node-1').map((p) => p.metadata.name),
    ];
    expect(names(cluster)).toEqual([1, 2, 3].map(() => ['first', 'second']));
    expect(names(new Cluster(JSON.parse(JSON.stringify(cluster.snapshot()))))).toEqual(names(cluster));
  });

  test('keeps a reference to what was before a change', () => {
    const cluster = emptyCluster();
    const before = cluster.create('Pod', pod('web'));
    const fork = cluster.fork();
    cluster.updateStatus(before, { phase: 'Running' });
    expect(before.status.phase).toBeUndefined();
    expect(fork.get('Pod', 'web', 'default')?.status.phase).toBeUndefined();
  });

  test('refuses to update what does not exist', () => {
    const cluster = emptyCluster();
    const made = cluster.create('Pod', pod('web'));
    cluster.remove(made);
    expect(() => cluster.update(made)).toThrow('Pod default/web does not exist');
  });
});

describe('the record of steps', () => {
  const object = { kind: 'Pod', name: 'web', namespace: 'default' } as const;

  test('links a change to its step, and a step to what it follows from', () => {
    const cluster = emptyCluster();
    const steps: (number | undefined)[] = [];
    cluster.onChange((change) => steps.push(change.step));
    cluster.beginWork(undefined);
    const first = cluster.record({ actor: 'you', verb: 'created', object });
    cluster.create('Pod', pod('web'));
    cluster.beginWork(first.id);
    const second = cluster.record({ actor: 'scheduler', verb: 'bound', object });
    const third = cluster.record({ actor: 'kubelet', verb: 'started', object });
    expect(steps).toEqual([first.id]);
    expect([second.causedBy, third.causedBy]).toEqual([first.id, first.id]);
  });

  test('forgets the oldest when a cluster is stored', () => {
    const cluster = emptyCluster();
    for (let i = 0; i < MAX_STEPS + 5; i++) cluster.record({ actor: 'you', verb: 'changed', object });
    const { steps, stepCount } = cluster.snapshot();
    expect([steps.length, stepCount, steps[0]?.id]).toEqual([MAX_STEPS, MAX_STEPS + 5, 6]);
  });
});

describe('deleting', () => {
  test('marks a Pod that runs on a Node and removes one that was never bound', () => {
    const cluster = emptyCluster();
    const bound = cluster.create('Pod', pod('bound', {}, 'node-1'));
    const waiting = cluster.create('Pod', pod('waiting'));
    deleteObject(cluster, bound);
    deleteObject(cluster, waiting);
    expect(cluster.get('Pod', 'bound', 'default')?.metadata.deletionGracePeriodSeconds).toBe(30);
    expect(cluster.get('Pod', 'waiting', 'default')).toBeUndefined();
  });

  test('only ever shortens the grace', () => {
    const cluster = emptyCluster();
    const grace = () => cluster.get('Pod', 'web', 'default')?.metadata.deletionGracePeriodSeconds;
    deleteObject(cluster, cluster.create('Pod', pod('web', {}, 'node-1')), { gracePeriodSeconds: 10 });
    deleteObject(cluster, cluster.get('Pod', 'web', 'default')!, { gracePeriodSeconds: 60 });
    expect(grace()).toBe(10);
    deleteObject(cluster, cluster.get('Pod', 'web', 'default')!, { gracePeriodSeconds: 5 });
    expect(grace()).toBe(5);
    deleteObject(cluster, cluster.get('Pod', 'web', 'default')!, { gracePeriodSeconds: 0 });
    expect(grace()).toBeUndefined();
  });

  test('waits for finalizers', () => {
    const cluster = emptyCluster();
    deleteObject(cluster, cluster.create('Pod', pod('web', { finalizers: ['example.com/hold'] })));
    const kept = cluster.get('Pod', 'web', 'default')!;
    expect(kept.metadata.deletionTimestamp).toBeDefined();
    removeFinalizer(cluster, kept, 'example.com/hold');
    expect(cluster.get('Pod', 'web', 'default')).toBeUndefined();
  });
});

describe('events', () => {
  const note = { type: 'Normal', reason: 'Scheduled', message: 'Successfully assigned default/web to node-1' } as const;

  test('count what happens again instead of repeating it', () => {
    const cluster = emptyCluster();
    const about = cluster.create('Pod', pod('web'));
    for (let i = 0; i < 3; i++) reportEvent(cluster, 'default-scheduler', about, note);
    expect(cluster.list('Event')).toEqual([expect.objectContaining({ count: 3, reason: 'Scheduled' })]);
  });

  test('are forgotten after an hour', () => {
    const cluster = emptyCluster();
    const about = cluster.create('Pod', pod('web'));
    reportEvent(cluster, 'default-scheduler', about, note);
    cluster.now += HOUR + 1000;
    reportEvent(cluster, 'kubelet', about, { ...note, reason: 'Pulled' });
    expect(cluster.list('Event').map((event) => event.reason)).toEqual(['Pulled']);
  });
});
