import { nodeObject } from '../../src/cluster/new-cluster';
import { CLUSTER_EPOCH, SECOND } from '../../src/cluster/time';
import { conditionOf, isTrue } from '../../src/containers/pod-condition';
import { FailingNodes } from './failing-nodes';
import { pod } from './pod';
import { daemonSet, deployment, statefulSet } from './running-cluster';

const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
const UNREACHABLE = ['unreachable:NoSchedule', 'unreachable:NoExecute'];

/** Three Nodes, each with a Pod of a Deployment, a StatefulSet and a DaemonSet; node-3 has a Pod of nobody besides. */
function manyKinds(): FailingNodes {
  const world = new FailingNodes({ seed: 3 });
  world.apply(deployment('web'));
  world.apply(statefulSet('db', { volumeClaimTemplates: [CLAIM] }));
  world.apply(daemonSet('agent'));
  world.apply(pod('lone', 'lone:v1', { nodeName: 'node-3' }));
  return world;
}

const onNode3 = (world: FailingNodes) => world.podsOn('node-3').map(({ metadata }) => metadata.name);

describe('a Node that falls silent', () => {
  test('is believed for 50 seconds, then NotReady, and its Pods get no requests', () => {
    const world = manyKinds();
    const before = world.podsOn('node-3');
    world.fail('node-3');
    world.pass(49);
    expect(world.conditions('node-3')).toBe('True False False False');
    expect(world.taints('node-3')).toEqual([]);
    world.pass(1);
    expect(world.conditions('node-3')).toBe('Unknown Unknown Unknown Unknown');
    expect(world.taints('node-3')).toEqual(UNREACHABLE);
    const ready = world.the('Node', 'node-3').status.conditions?.find(({ type }) => type === 'Ready');
    expect(ready).toMatchObject({
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastTransitionTime: world.the('Node', 'node-3').spec.taints?.[0]?.timeAdded,
    });
    expect(world.eventsOn('node-3')).toContain('NodeNotReady: Node node-3 status is now: NodeNotReady');
    for (const { metadata, status } of world.podsOn('node-3')) {
      expect(world.eventsOn(metadata.name)).toContain('NodeNotReady: Node is not ready');
      expect(status.phase).toBe('Running');
    }
    const said = ({ status: { conditions, ...status } }: (typeof before)[number]) => ({
      status,
      others: conditions?.filter(({ type }) => type !== 'Ready'),
    });
    expect(world.podsOn('node-3').map(said)).toEqual(before.map(said));
    expect(world.podsOn('node-3').some((one) => isTrue(one, 'Ready'))).toBe(false);
  });

  test('loses its Pods 300 seconds later: each kind has its own answer', () => {
    const world = manyKinds();
    const lost = onNode3(world);
    const member = lost.find((name) => name.startsWith('db-'))!;
    const { uid } = world.the('Pod', member).metadata;
    world.fail('node-3');
    world.pass(349);
    expect(world.stepsOf(['evicted'])).toEqual([]);
    expect(onNode3(world)).toEqual(lost);
    world.pass(1);
    expect(
      world
        .stepsOf(['evicted'])
        .map(({ object }) => object.name)
        .sort(),
    ).toEqual(lost.filter((name) => !name.startsWith('agent')).sort());
    world.pass(10);
    expect(world.standing('web')).toEqual([
      expect.stringMatching(/^node-[12] ready$/),
      expect.stringMatching(/^node-[12] ready$/),
      expect.stringMatching(/^node-[12] ready$/),
      'node-3 unready stopping',
    ]);
    expect(world.standing('db')).toEqual(['node-1 ready', 'node-2 ready', 'node-3 unready stopping']);
    expect(world.the('Pod', member).metadata.uid).toBe(uid);
    expect(world.standing('agent')).toEqual(['node-1 ready', 'node-2 ready', 'node-3 unready']);
    expect(world.standing('lone')).toEqual(['node-3 unready stopping']);
    expect(conditionOf(world.the('Pod', 'lone'), 'DisruptionTarget')?.reason).toBe('DeletionByTaintManager');
    world.pass(3600);
    expect(world.the('Pod', member).metadata.uid).toBe(uid);
    expect(world.standing('lone')).toEqual(['node-3 unready stopping']);
  });

  test('says when each Pod goes', () => {
    const world = manyKinds();
    world.fail('node-3');
    const due = world.cluster.now + 350 * SECOND;
    world.loop.rest();
    const evictions = world.loop.pending().filter(({ next }) => next?.verb === 'evicted');
    expect(evictions.map(({ at }) => at)).toEqual([due, due, due]);
    expect(evictions.map(({ next }) => next?.object.name).sort()).toEqual(
      onNode3(world)
        .filter((name) => !name.startsWith('agent'))
        .sort(),
    );
  });

  test('gets no new Pods, not even of a DaemonSet', () => {
    const world = new FailingNodes({ seed: 3 });
    world.fail('node-3');
    world.pass(50);
    world.apply(deployment('web', { replicas: 6 }));
    world.apply(daemonSet('agent'));
    expect(world.podsOn('node-3')).toEqual([]);
    expect(world.the('DaemonSet', 'agent').status).toMatchObject({ desiredNumberScheduled: 2, numberMisscheduled: 0 });
  });

  test('still gets Pods as long as nobody has noticed; they start when it is back', () => {
    const world = new FailingNodes({ seed: 3 });
    world.fail('node-3');
    world.cluster.now += 10 * SECOND;
    world.cluster.create('Pod', { ...pod('a', 'web:v1', { nodeName: 'node-3' }), status: { phase: 'Pending' } });
    world.pass(30);
    expect(world.the('Pod', 'a').status.phase).toBe('Pending');
    expect(world.the('Pod', 'a').status.containerStatuses).toBeUndefined();
    world.recover('node-3');
    world.pass(3);
    expect(isTrue(world.the('Pod', 'a'), 'Ready')).toBe(true);
  });

  test('freezes what its kubelet was about to do', () => {
    const world = new FailingNodes({ seed: 3, timing: { start: 5 * SECOND } });
    world.cluster.create('Pod', { ...pod('a', 'web:v1', { nodeName: 'node-3' }), status: { phase: 'Pending' } });
    world.pass(4);
    world.fail('node-3');
    world.pass(20);
    expect(world.the('Pod', 'a').status.phase).toBe('Pending');
    world.recover('node-3');
    expect(isTrue(world.the('Pod', 'a'), 'Ready')).toBe(true);
  });

  test('that still joins never becomes ready, and joins when it is back', () => {
    const world = new FailingNodes({ seed: 3, nodes: 1, timing: { join: 10 * SECOND } });
    world.apply(daemonSet('agent'));
    world.cluster.create('Node', nodeObject(world.cluster, 'node-2', {}));
    world.pass(3);
    world.fail('node-2');
    world.pass(60);
    expect(world.conditions('node-2')).toBe('Unknown Unknown Unknown Unknown');
    expect(world.standing('agent')).toEqual(['node-1 ready']);
    world.recover('node-2');
    world.pass(10);
    expect(world.taints('node-2')).toEqual([]);
    expect(world.standing('agent')).toEqual(['node-1 ready', 'node-2 ready']);
  });
});

describe('a silent Node that comes back', () => {
  test('before anybody noticed changes nothing', () => {
    const world = manyKinds();
    const before = JSON.stringify(world.cluster.list('Pod'));
    world.fail('node-3');
    world.pass(40);
    world.recover('node-3');
    world.pass(600);
    expect(JSON.stringify(world.cluster.list('Pod'))).toBe(before);
    expect(world.stepsOf(['marked-not-ready', 'evicted'])).toEqual([]);
  });

  test('in time keeps its Pods: the same, ready at once, and no eviction is left over', () => {
    const world = manyKinds();
    const before = world.cluster.list('Pod').map(({ metadata }) => metadata.uid);
    world.fail('node-3');
    world.pass(200);
    world.recover('node-3');
    expect(world.conditions('node-3')).toBe('True False False False');
    expect(world.taints('node-3')).toEqual([]);
    expect(world.podsOn('node-3').every((one) => isTrue(one, 'Ready'))).toBe(true);
    expect(world.podsOn('node-3').every(({ status }) => status.containerStatuses?.[0]?.restartCount === 0)).toBe(true);
    const [spared] = world.stepsOf(['cancelled-evictions']);
    expect(spared?.detail).toMatchObject({ node: 'node-3', pods: 3 });
    expect(world.eventsOn('lone')).toContain('TaintManagerEviction: Cancelling deletion of Pod default/lone');
    world.pass(1000);
    expect(world.cluster.list('Pod').map(({ metadata }) => metadata.uid)).toEqual(before);
  });

  test('too late finishes what it was told meanwhile; only then is the numbered Pod made anew', () => {
    const world = manyKinds();
    const member = onNode3(world).find((name) => name.startsWith('db-'))!;
    const { uid } = world.the('Pod', member).metadata;
    const staying = onNode3(world).find((name) => name.startsWith('agent'))!;
    world.fail('node-3');
    world.pass(400);
    const elsewhere = world.pods('web:v1').filter(({ spec }) => spec.nodeName !== 'node-3');
    world.recover('node-3');
    expect(world.the('Pod', member).metadata.uid).toBe(uid);
    world.loop.rest();
    expect(world.the('Pod', member).metadata.uid).not.toBe(uid);
    expect(isTrue(world.the('Pod', member), 'Ready')).toBe(true);
    expect(world.cluster.get('Pod', 'lone', 'default')).toBeUndefined();
    expect(isTrue(world.the('Pod', staying), 'Ready')).toBe(true);
    expect(world.pods('web:v1')).toEqual(elsewhere);
  });

  test('may fail again: the time begins anew', () => {
    const world = manyKinds();
    world.fail('node-3');
    world.pass(300);
    world.recover('node-3');
    world.fail('node-3');
    world.pass(349);
    expect(world.stepsOf(['evicted'])).toEqual([]);
    world.pass(1);
    expect(world.stepsOf(['evicted'])).toHaveLength(3);
  });
});

describe('a kubelet that reports that its Node is not ready', () => {
  test('keeps speaking for its Pods, and stops those that are evicted', () => {
    const world = manyKinds();
    const member = onNode3(world).find((name) => name.startsWith('db-'))!;
    const { uid } = world.the('Pod', member).metadata;
    world.notReady('node-3');
    expect(world.conditions('node-3')).toBe('False False False False');
    expect(world.taints('node-3')).toEqual(['not-ready:NoSchedule', 'not-ready:NoExecute']);
    expect(world.podsOn('node-3').every((one) => isTrue(one, 'Ready'))).toBe(true);
    world.pass(299);
    expect(world.the('Pod', member).metadata.uid).toBe(uid);
    world.pass(15);
    expect(world.the('Pod', member).metadata.uid).not.toBe(uid);
    expect(world.standing('db')).toHaveLength(3);
    expect(onNode3(world)).toEqual([expect.stringMatching(/^agent/)]);
    world.recover('node-3');
    expect(world.taints('node-3')).toEqual([]);
  });

  test('starts nothing new until it is ready again', () => {
    const world = new FailingNodes({ seed: 3 });
    world.notReady('node-3');
    world.apply(pod('a', 'web:v1', { nodeName: 'node-3' }));
    expect(world.the('Pod', 'a').status.phase).toBe('Pending');
    world.recover('node-3');
    world.pass(3);
    expect(isTrue(world.the('Pod', 'a'), 'Ready')).toBe(true);
  });

  test('and then falls silent does not put the eviction off', () => {
    const world = manyKinds();
    world.notReady('node-3');
    world.pass(100);
    world.fail('node-3');
    world.pass(50);
    expect(world.taints('node-3')).toEqual(UNREACHABLE);
    world.pass(149);
    expect(world.stepsOf(['evicted'])).toEqual([]);
    world.pass(1);
    expect(world.stepsOf(['evicted'])).toHaveLength(3);
    expect(world.standing('lone')).toEqual(['node-3 ready stopping']);
  });
});

describe('several Nodes that fall silent together', () => {
  const silent = (world: FailingNodes, ...numbers: readonly number[]) => {
    for (const number of numbers) world.fail(`node-${number}`);
    world.pass(50);
  };
  const evicting = (world: FailingNodes) =>
    world.cluster
      .list('Node')
      .filter(({ spec }) => spec.taints?.some(({ effect }) => effect === 'NoExecute'))
      .map(({ metadata }) => metadata.name);

  test('are tainted one after another, 10 seconds apart', () => {
    const world = new FailingNodes({ nodes: 10 });
    silent(world, 4, 2, 7);
    expect(evicting(world)).toEqual(['node-2']);
    expect(world.taints('node-7')).toEqual(['unreachable:NoSchedule']);
    world.pass(9);
    expect(evicting(world)).toHaveLength(1);
    world.pass(1);
    expect(evicting(world)).toEqual(['node-2', 'node-4']);
    world.pass(10);
    expect(evicting(world)).toEqual(['node-2', 'node-4', 'node-7']);
  });

  test('are not evicted from where most of a zone is silent; that ends when one is back', () => {
    const world = new FailingNodes({ nodes: 5 });
    silent(world, 1, 2, 3);
    expect(evicting(world)).toEqual([]);
    world.pass(1000);
    expect(evicting(world)).toEqual([]);
    world.recover('node-2');
    world.pass(9);
    expect(evicting(world)).toEqual([]);
    world.pass(1);
    expect(evicting(world)).toEqual(['node-1']);
    world.pass(10);
    expect(evicting(world)).toEqual(['node-1', 'node-3']);
  });

  test('keep their distance also from one that is back since', () => {
    const world = new FailingNodes({ nodes: 10 });
    world.fail('node-2');
    world.pass(5);
    world.fail('node-7');
    world.pass(46);
    expect(evicting(world)).toEqual(['node-2']);
    world.recover('node-2');
    world.pass(8);
    expect(world.taints('node-7')).toEqual(['unreachable:NoSchedule']);
    world.pass(1);
    expect(evicting(world)).toEqual(['node-7']);
  });

  test('two of three are no such case', () => {
    const world = new FailingNodes({ nodes: 3 });
    silent(world, 1, 2);
    world.pass(10);
    expect(evicting(world)).toEqual(['node-1', 'node-2']);
  });

  test('count by zone', () => {
    const world = new FailingNodes({ nodes: 6 });
    for (const number of [1, 2, 3]) {
      world.change('Node', `node-${number}`, (node) => ({
        ...node,
        metadata: { ...node.metadata, labels: { ...node.metadata.labels, 'topology.kubernetes.io/zone': 'a' } },
      }));
    }
    silent(world, 1, 2, 4);
    expect(evicting(world)).toEqual(['node-1', 'node-4']);
    silent(world, 3);
    expect(evicting(world)).toEqual(['node-1', 'node-2', 'node-3', 'node-4']);
  });

  test('all of them: nothing is evicted, and what was to be is not, until one is back', () => {
    const world = manyKinds();
    silent(world, 3);
    expect(evicting(world)).toEqual(['node-3']);
    silent(world, 1, 2);
    expect(evicting(world)).toEqual([]);
    expect(world.stepsOf(['cancelled-evictions'])).toHaveLength(1);
    world.pass(3600);
    expect(world.stepsOf(['evicted'])).toEqual([]);
    world.recover('node-1');
    world.pass(9);
    expect(evicting(world)).toEqual([]);
    world.pass(1);
    expect(evicting(world)).toHaveLength(1);
    world.pass(10);
    expect(evicting(world)).toEqual(['node-2', 'node-3']);
  });

  test('all of them: the first waits a whole turn each time that one is back', () => {
    const world = new FailingNodes({ nodes: 3 });
    silent(world, 1, 2, 3);
    world.recover('node-1');
    world.pass(10);
    expect(evicting(world)).toEqual(['node-2']);
    silent(world, 1);
    expect(evicting(world)).toEqual([]);
    world.pass(100);
    world.recover('node-3');
    expect(evicting(world)).toEqual([]);
    world.pass(9);
    expect(evicting(world)).toEqual([]);
    world.pass(1);
    expect(evicting(world)).toHaveLength(1);
  });

  test('a single Node never evicts', () => {
    const world = new FailingNodes({ nodes: 1 });
    world.apply(deployment('web'));
    silent(world, 1);
    world.pass(3600);
    expect(world.taints('node-1')).toEqual(['unreachable:NoSchedule']);
    expect(world.stepsOf(['evicted'])).toEqual([]);
  });
});

describe('somebody knows that a silent machine is off', () => {
  const evicted = () => {
    const world = manyKinds();
    world.fail('node-3');
    world.pass(400);
    return { world, member: onNode3(world).find((name) => name.startsWith('db-'))! };
  };

  test('and removes the Node: its Pods go after 40 to 60 seconds, the numbered one is made anew', () => {
    const { world, member } = evicted();
    const { uid } = world.the('Pod', member).metadata;
    world.cluster.remove(world.the('Node', 'node-3'));
    world.pass(39);
    expect(world.the('Pod', member).metadata.uid).toBe(uid);
    world.pass(25);
    expect(world.podsOn('node-3')).toEqual([]);
    expect(world.standing('db')).toHaveLength(3);
    expect(world.the('Pod', member).metadata.uid).not.toBe(uid);
  });

  test('and removes the Node: nobody says that its volume is unmounted, so the new Pod waits six minutes for it', () => {
    const { world, member } = evicted();
    world.cluster.remove(world.the('Node', 'node-3'));
    world.pass(65);
    expect(isTrue(world.the('Pod', member), 'Ready')).toBe(false);
    world.pass(5 * 60);
    expect(isTrue(world.the('Pod', member), 'Ready')).toBe(false);
    world.pass(60);
    expect(isTrue(world.the('Pod', member), 'Ready')).toBe(true);
  });

  test('and taints it out of service: what is being deleted goes at the next round', () => {
    const { world, member } = evicted();
    const { uid } = world.the('Pod', member).metadata;
    world.cluster.update({
      ...world.the('Node', 'node-3'),
      spec: {
        ...world.the('Node', 'node-3').spec,
        taints: [
          ...(world.the('Node', 'node-3').spec.taints ?? []),
          { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoSchedule' },
        ],
      },
    });
    world.pass(25);
    expect(world.the('Pod', member).metadata.uid).not.toBe(uid);
    const collected = world.stepsOf(['collected']);
    expect(collected).toHaveLength(3);
    expect(collected.every(({ at }) => (at - CLUSTER_EPOCH) % (20 * SECOND) === 0)).toBe(true);
    expect(onNode3(world)).toEqual([expect.stringMatching(/^agent/)]);
  });

  test('is not believed of a Node that answers', () => {
    const world = manyKinds();
    const before = onNode3(world);
    world.change('Node', 'node-3', (node) => ({
      ...node,
      spec: { ...node.spec, taints: [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoSchedule' }] },
    }));
    world.pass(60);
    expect(onNode3(world)).toEqual(before);
  });
});
