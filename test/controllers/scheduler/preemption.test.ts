import type { Draft, Pod, PodDisruptionBudget, PriorityClass } from '../../../src/api/objects';
import { conditionOf } from '../../../src/containers/pod-condition';
import { asking, claim, pod, using } from '../pod';
import { deployment, RunningCluster } from '../running-cluster';

const priorityClass = (name: string, value: number, extra: object = {}): Draft<PriorityClass> => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  ...extra,
});
const nodeOf = (world: RunningCluster, name: string) => world.the('Pod', name).spec.nodeName;
const message = (world: RunningCluster, name: string) => conditionOf(world.the('Pod', name), 'PodScheduled')?.message;
const isThere = (world: RunningCluster, name: string) => world.cluster.get('Pod', name, 'default') !== undefined;
const gone = (world: RunningCluster, names: readonly string[]) => names.filter((name) => !isThere(world, name));

/** A cluster with classes of two priorities. */
function withClasses(nodes = 1): RunningCluster {
  const world = new RunningCluster({ nodes });
  world.apply(priorityClass('mid', 10));
  world.apply(priorityClass('high', 100));
  return world;
}

const of = (name: string, cpu: string, priorityClassName?: string, spec: object = {}) =>
  asking(name, { cpu }, { ...(priorityClassName !== undefined && { priorityClassName }), ...spec });

describe('a more important Pod that fits nowhere', () => {
  test('takes the room of a less important one: condition, event, nomination, grace', () => {
    const world = withClasses();
    world.apply(of('low', '3'));
    world.apply(of('vip', '2', 'high'));
    const { uid } = world.the('Pod', 'vip').metadata;
    expect(isThere(world, 'low')).toBe(false);
    expect(nodeOf(world, 'vip')).toBe('node-1');
    expect(world.the('Pod', 'vip').status.nominatedNodeName).toBeUndefined();
    expect(world.eventsOn('low').slice(-2)).toEqual([
      `Preempted: Preempted by pod ${uid} on node node-1`,
      'Killing: Stopping container app',
    ]);
    expect(world.eventsOn('vip')[0]).toBe('FailedScheduling: 0/1 nodes are available: 1 Insufficient cpu.');
    const [preempted] = world.stepsOf(['preempted']);
    expect(preempted).toMatchObject({
      actor: 'scheduler',
      object: { kind: 'Pod', name: 'low' },
      because: 'its priority 0 is lower than 100',
    });
    expect(world.stepsOf(['bound']).at(-1)?.because).toBe('less important Pods made room for it there');
  });

  test('waits while the victim uses its grace, and the victim says why it goes', () => {
    const world = withClasses();
    world.cluster.timing = { ...world.cluster.timing, stop: 20_000 };
    world.apply(of('low', '3'));
    const began = world.cluster.now;
    let marked: Pod | undefined;
    world.cluster.onChange(({ object }) => {
      if (object.kind === 'Pod' && object.metadata.name === 'low') {
        if (object.metadata.deletionTimestamp !== undefined) marked ??= object;
      }
    });
    world.apply(of('vip', '2', 'high'));
    expect(marked?.metadata.deletionGracePeriodSeconds).toBe(30);
    expect(marked?.status).toMatchObject({ phase: 'Running', containerStatuses: [{ name: 'app' }] });
    expect(conditionOf(marked!, 'DisruptionTarget')).toMatchObject({
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
    });
    const [bound] = world.stepsOf(['bound']).slice(-1);
    expect([bound?.object.name, bound!.at - began]).toEqual(['vip', 20_000]);
  });

  test('does not ask again while Pods that it asked to go are on their way', () => {
    const world = withClasses();
    world.cluster.timing = { ...world.cluster.timing, stop: 25_000 };
    world.apply(of('low', '3'));
    world.apply(of('idle', '500m'));
    const retried: string[] = [];
    world.cluster.onChange(({ object }) => {
      if (object.kind !== 'Pod' || object.metadata.name !== 'vip') return;
      const text = conditionOf(object, 'PodScheduled')?.message;
      if (text !== undefined && retried.at(-1) !== text) retried.push(text);
      const isAsked = object.status.nominatedNodeName !== undefined && object.spec.nodeName === undefined;
      if (!isAsked || retried.length > 1) return;
      // Any news about the Node is a reason to look again.
      const node = world.the('Node', 'node-1');
      world.cluster.update({ ...node, metadata: { ...node.metadata, labels: { ...node.metadata.labels, a: 'b' } } });
    });
    world.apply(of('vip', '2', 'high'));
    expect(retried).toContain(
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: ' +
        'not eligible due to a terminating pod on the nominated node.',
    );
    expect(gone(world, ['low', 'idle'])).toEqual(['low']);
    expect(world.stepsOf(['preempted'])).toHaveLength(1);
  });

  test('takes no more than it needs: the more important stay, then those that started earlier', () => {
    const world = withClasses();
    world.apply(of('old', '1'));
    world.loop.advance(5_000);
    world.apply(of('new', '1'));
    world.apply(of('middle', '1', 'mid'));
    world.apply(of('small', '1'));
    world.apply(of('vip', '1', 'high'));
    expect(gone(world, ['old', 'new', 'middle', 'small'])).toEqual(['small']);
    world.apply(of('two', '2', 'high'));
    expect(gone(world, ['old', 'new', 'middle', 'small'])).toEqual(['old', 'new', 'small']);
  });

  test('never takes the room of an equal, and says that it found no victim', () => {
    const world = withClasses();
    world.apply(of('first', '3', 'high'));
    world.apply(of('second', '3', 'high'));
    expect(message(world, 'second')).toBe(
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: ' +
        '0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    );
  });

  test('takes nothing when its class says so', () => {
    const world = withClasses();
    world.apply(priorityClass('polite', 1000, { preemptionPolicy: 'Never' }));
    world.apply(of('low', '3'));
    world.apply(of('vip', '2', 'polite'));
    expect(message(world, 'vip')).toBe(
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: ' +
        'not eligible due to preemptionPolicy=Never.',
    );
    expect(isThere(world, 'low')).toBe(true);
  });

  test('takes nothing where that would not help: says what is still missing', () => {
    const world = withClasses(2);
    world.apply(of('low', '1', undefined, { nodeName: 'node-1' }));
    world.apply(of('equal', '3', 'high', { nodeName: 'node-1' }));
    world.change('Node', 'node-2', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    world.apply(of('vip', '2', 'high'));
    expect(message(world, 'vip')).toBe(
      '0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. ' +
        'no new claims to deallocate, preemption: 0/2 nodes are available: ' +
        '1 Insufficient cpu, 1 Preemption is not helpful for scheduling.',
    );
    expect(isThere(world, 'low')).toBe(true);
  });

  test('takes the only user of a ReadWriteOncePod claim away', () => {
    const world = withClasses(2);
    world.apply(claim('data', { accessModes: ['ReadWriteOncePod'] }));
    world.apply(of('low', '1', undefined, using('data')));
    world.apply(of('equal', '1', undefined, using('data')));
    expect(message(world, 'equal')).toContain(
      '2 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
    );
    world.apply(of('vip', '1', 'high', using('data')));
    expect(isThere(world, 'low')).toBe(false);
    expect(nodeOf(world, 'vip')).toBeDefined();
    expect(nodeOf(world, 'equal')).toBeUndefined();
  });

  test('makes Pods go that repel it', () => {
    const world = withClasses();
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };
    const apart = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } };
    world.apply(pod('low', 'web:v1', apart));
    world.apply(pod('vip', 'web:v1', { ...apart, priorityClassName: 'high' }));
    expect(isThere(world, 'low')).toBe(false);
    expect(nodeOf(world, 'vip')).toBe('node-1');
  });

  test('makes a Pod go that stands in the way of a hard spread', () => {
    const world = withClasses(2);
    const constraint = {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    };
    const spread = { topologySpreadConstraints: [constraint] };
    world.apply(pod('a', 'web:v1', { ...spread, nodeName: 'node-1' }));
    world.change('Node', 'node-2', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    world.apply(pod('vip', 'web:v1', { ...spread, priorityClassName: 'high' }));
    expect(isThere(world, 'a')).toBe(false);
    expect(nodeOf(world, 'vip')).toBe('node-1');
  });

  test('a DaemonSet Pod makes room on its own Node only', () => {
    const world = withClasses(2);
    world.apply(of('low-1', '4', undefined, { nodeName: 'node-1' }));
    world.apply(of('low-2', '4', undefined, { nodeName: 'node-2' }));
    const expression = { key: 'metadata.name', operator: 'In', values: ['node-2'] };
    const required = { nodeSelectorTerms: [{ matchFields: [expression] }] };
    const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
    world.apply(of('agent', '1', 'high', { affinity }));
    expect(gone(world, ['low-1', 'low-2'])).toEqual(['low-2']);
    expect(nodeOf(world, 'agent')).toBe('node-2');
  });
});

describe('which Node gives way', () => {
  /** Who goes, and where to, when an important Pod of 2 CPU comes to Nodes with these Pods. */
  function choice(pods: readonly (readonly [name: string, cpu: string, node: string, priority?: string])[]): string[] {
    const world = withClasses(2);
    for (const [name, cpu, nodeName, priority] of pods) world.apply(of(name, cpu, priority, { nodeName }));
    world.apply(of('vip', '2', 'high'));
    const names = pods.map(([name]) => name);
    return [...gone(world, names), nodeOf(world, 'vip') ?? ''];
  }

  test('the one whose most important victim matters least', () => {
    expect(
      choice([
        ['a', '3', 'node-1', 'mid'],
        ['b', '1', 'node-2'],
        ['c', '2', 'node-2'],
        ['d', '1', 'node-2'],
      ]),
    ).toEqual(['c', 'node-2']);
  });

  test('then the one with the fewest victims', () => {
    expect(
      choice([
        ['a', '1500m', 'node-1'],
        ['b', '1500m', 'node-1'],
        ['c', '3', 'node-2'],
      ]),
    ).toEqual(['c', 'node-2']);
  });

  test('then the one whose victims started last', () => {
    const world = withClasses(2);
    world.apply(of('old', '3', undefined, { nodeName: 'node-2' }));
    world.loop.advance(60_000);
    world.apply(of('young', '3', undefined, { nodeName: 'node-1' }));
    world.apply(of('vip', '2', 'high'));
    expect(gone(world, ['old', 'young'])).toEqual(['young']);
  });

  test('budgets come first, and are broken where nothing else helps', () => {
    const guarded = (world: RunningCluster) => {
      const budget: Draft<PodDisruptionBudget> = {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'guard', namespace: 'default' },
        spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
      };
      world.apply(budget);
      const spec = { containers: [{ name: 'app', image: 'web:v1', resources: { requests: { cpu: '3' } } }] };
      world.apply(pod('guarded', 'web:v1', { ...spec, nodeName: 'node-1' }, { app: 'guarded' }));
    };
    const world = withClasses(2);
    guarded(world);
    world.apply(of('free', '3', 'mid', { nodeName: 'node-2' }));
    world.apply(of('vip', '2', 'high'));
    expect(gone(world, ['guarded', 'free'])).toEqual(['free']);
    world.apply(of('second', '2', 'high'));
    expect(gone(world, ['guarded', 'free'])).toEqual(['free']);
    world.apply(of('third', '3', 'high'));
    expect(gone(world, ['guarded', 'free'])).toEqual(['guarded', 'free']);
    expect(world.stepsOf(['preempted']).at(-1)?.detail).toMatchObject({ violations: 1, node: 'node-1' });
  });
});

describe('a Node that is kept for a Pod', () => {
  test('is not given to less important ones, which the victims would be', () => {
    const world = withClasses();
    world.apply(deployment('web', { replicas: 2, template: template('web', '2') }));
    world.apply(of('vip', '2', 'high'));
    expect(nodeOf(world, 'vip')).toBe('node-1');
    const web = world.pods().filter(({ metadata }) => metadata.name.startsWith('web-'));
    expect(web.map(({ spec }) => spec.nodeName).sort()).toEqual(['node-1', undefined]);
    expect(world.stepsOf(['preempted'])).toHaveLength(1);
  });

  test('is free for them again when that Pod is deleted', () => {
    const world = withClasses();
    world.cluster.timing = { ...world.cluster.timing, stop: 20_000 };
    world.apply(deployment('web', { replicas: 2, template: template('web', '2') }));
    world.cluster.onChange(({ object, type }) => {
      const isKept = object.kind === 'Pod' && object.metadata.name === 'vip' && type === 'MODIFIED';
      if (isKept && object.status.nominatedNodeName !== undefined) world.cluster.remove(object);
    });
    world.apply(of('vip', '2', 'high'));
    const web = world.pods().filter(({ metadata }) => metadata.name.startsWith('web-'));
    expect(web.map(({ spec }) => spec.nodeName)).toEqual(['node-1', 'node-1']);
  });
});

const template = (name: string, cpu: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'app', image: 'web:v1', resources: { requests: { cpu } } }] },
});

describe('whose turn it is', () => {
  test('the more important Pod comes first when room comes, although it asked last', () => {
    const world = withClasses();
    world.change('Node', 'node-1', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
    world.apply(of('low', '3'));
    world.apply(of('vip', '3', 'high'));
    world.change('Node', 'node-1', (node) => ({ ...node, spec: { ...node.spec, unschedulable: undefined } }));
    expect([nodeOf(world, 'vip'), nodeOf(world, 'low')]).toEqual(['node-1', undefined]);
    expect(world.stepsOf(['preempted'])).toEqual([]);
  });

  test('a Pod with a gate waits for nobody, and is scheduled when the gate is gone', () => {
    const world = withClasses();
    world.apply(pod('gated', 'web:v1', { schedulingGates: [{ name: 'example.com/later' }] }));
    expect(world.the('Pod', 'gated').status.conditions).toEqual([
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'SchedulingGated',
        message: 'Scheduling is blocked due to non-empty scheduling gates',
      },
    ]);
    world.change('Pod', 'gated', (gated) => ({ ...gated, spec: { ...gated.spec, schedulingGates: [] } }));
    expect(nodeOf(world, 'gated')).toBe('node-1');
  });
});
