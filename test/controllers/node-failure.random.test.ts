import { Cluster, controllerOf } from '../../src/cluster/cluster';
import { invariants } from '../../src/cluster/invariants';
import { pick, type Random } from '../../src/cluster/random';
import { CONTROLLERS } from '../../src/controllers';
import { FailingNodes } from './failing-nodes';
import { daemonSet, deployment, statefulSet } from './running-cluster';

const CLAIM = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

function built(seed: number): FailingNodes {
  const world = new FailingNodes({ seed, nodes: 5 });
  world.apply(deployment('web', { replicas: 6 }));
  world.apply(statefulSet('db', { replicas: 4, volumeClaimTemplates: [CLAIM] }));
  world.apply(daemonSet('agent'));
  return world;
}

/** Breaks, mends or removes Nodes, or lets time pass: whatever comes. */
function disturb(world: FailingNodes, random: Random): void {
  const nodes = world.cluster.list('Node').map(({ metadata }) => metadata.name);
  const name = pick(random, nodes);
  const fault = world.cluster.machines.nodes.get(name)?.fault;
  switch (pick(random, [0, 1, 2, 3, 4, 5, 6, 7])) {
    case 0:
    case 1:
      if (fault?.kind !== 'silent') world.fail(name);
      return;
    case 2:
      if (fault === undefined) world.notReady(name);
      return;
    case 3:
      if (fault !== undefined) world.recover(name);
      return;
    case 4:
      if (nodes.length > 4) world.cluster.remove(world.the('Node', name));
      world.loop.drain();
      return;
    default:
      world.pass(pick(random, [5, 30, 60, 320]));
  }
}

/** Names of numbered Pods that were taken out of the cluster although nobody knew that they had stopped. */
function watchNumbered(world: FailingNodes): readonly string[] {
  const wrong: string[] = [];
  world.cluster.onChange(({ type, object }) => {
    if (type !== 'DELETED' || object.kind !== 'Pod' || controllerOf(object)?.kind !== 'StatefulSet') return;
    const last = world.cluster.steps.findLast((step) => step.object.name === object.metadata.name);
    const name = object.spec.nodeName ?? '';
    const isSilent = world.cluster.machines.nodes.get(name)?.fault?.kind === 'silent';
    const isKnown =
      (last?.verb === 'stopped' && !isSilent) ||
      (last?.verb === 'collected' && world.cluster.get('Node', name) === undefined);
    if (!isKnown) wrong.push(`${object.metadata.name} on ${name}: ${last?.verb}`);
  });
  return wrong;
}

test.each(SEEDS)('whatever happens to Nodes, the cluster stays sound and gets well when they do (seed %i)', (seed) => {
  const world = built(seed);
  const random: Random = { position: seed * 7919 };
  const wrong = watchNumbered(world);
  for (let turn = 0; turn < 40; turn++) {
    disturb(world, random);
    expect(invariants(world.cluster)).toEqual([]);
  }
  expect(wrong).toEqual([]);
  for (const { metadata } of world.cluster.list('Node')) {
    if (world.cluster.machines.nodes.get(metadata.name)?.fault !== undefined) world.recover(metadata.name);
  }
  world.pass(120);
  world.loop.rest();
  expect(invariants(world.cluster, true)).toEqual([]);
  expect(world.the('Deployment', 'web').status).toMatchObject({ readyReplicas: 6, replicas: 6 });
  expect(world.the('StatefulSet', 'db').status).toMatchObject({ readyReplicas: 4, replicas: 4 });
  const nodes = world.cluster.count('Node');
  expect(world.the('DaemonSet', 'agent').status).toMatchObject({ numberReady: nodes, desiredNumberScheduled: nodes });
  for (const node of world.cluster.list('Node')) expect(node.spec.taints).toBeUndefined();
});

test.each(SEEDS.slice(0, 4))('at every rest between, reconciling every key changes nothing (seed %i)', (seed) => {
  const world = built(seed);
  const random: Random = { position: seed * 104_729 };
  for (let turn = 0; turn < 15; turn++) {
    disturb(world, random);
    world.loop.rest();
    const copy = new Cluster(world.cluster.snapshot());
    const before = JSON.stringify(copy.snapshot());
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(copy)) controller.reconcile(key, copy);
    }
    expect(JSON.stringify(copy.snapshot())).toBe(before);
  }
});
