import { deleteObject } from '../../src/cluster/deletion';
import { conditionOf } from '../../src/containers/pod-condition';
import { asking, claim, pod, using } from './pod';
import { daemonSet, deployment, RunningCluster } from './running-cluster';

const running = (seed = 3) => new RunningCluster({ seed });
const nodeOf = (world: RunningCluster, name: string) => world.the('Pod', name).spec.nodeName;
const nodesOf = (world: RunningCluster) => world.pods().map(({ spec }) => spec.nodeName ?? '');
const verdict = (world: RunningCluster, name: string) => conditionOf(world.the('Pod', name), 'PodScheduled')?.message;
const PREEMPTION = 'no new claims to deallocate, preemption: 0/3 nodes are available:';

function cordon(world: RunningCluster, name: string) {
  return world.change('Node', name, (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } }));
}

describe('which Node', () => {
  test('Pods of a Deployment spread over equal Nodes', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const world = running(seed);
      world.apply(deployment('web', { replicas: 6 }));
      expect(nodesOf(world).sort()).toEqual(['node-1', 'node-1', 'node-2', 'node-2', 'node-3', 'node-3']);
    }
  });

  test('equal Nodes are chosen by lot: the seed decides', () => {
    const first = (seed: number) => {
      const world = running(seed);
      world.apply(pod('a'));
      return nodeOf(world, 'a');
    };
    const nodes = Array.from({ length: 30 }, (_, seed) => first(seed));
    expect(new Set(nodes)).toEqual(new Set(['node-1', 'node-2', 'node-3']));
    expect(first(7)).toBe(first(7));
  });

  test('the step says why', () => {
    const world = running();
    world.apply(deployment('web'));
    const because = world.stepsOf(['bound']).map((step) => step.because);
    expect(because).toEqual([
      'all three were equal, by lot',
      'it had no web Pod; by lot among two like it',
      'it had no web Pod',
    ]);
    deleteObject(world.cluster, world.pods()[0]!);
    world.loop.rest();
    expect(world.stepsOf(['bound']).at(-1)?.because).toBe('it had no web Pod');
  });

  test('requests count, whatever else is there', () => {
    const world = running();
    world.apply(asking('big', { cpu: '3' }, { nodeName: 'node-1' }));
    world.apply(asking('other', { cpu: '3' }, { nodeName: 'node-2' }));
    world.apply(asking('wants', { cpu: '2' }));
    expect(nodeOf(world, 'wants')).toBe('node-3');
    expect(world.stepsOf(['bound']).at(-1)?.because).toBe('no other Node could take it');
  });

  test('a preferred label and a preferred absence of a taint win over room', () => {
    const world = running();
    world.change('Node', 'node-2', (node) => ({
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk: 'ssd' } },
    }));
    const preference = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] };
    const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }] };
    for (const name of ['a', 'b', 'c']) world.apply(pod(name, 'web:v1', { affinity: { nodeAffinity } }));
    expect(nodesOf(world)).toEqual(['node-2', 'node-2', 'node-2']);
  });

  test('a hard spread over Nodes leaves the fourth Pod waiting when one Node is cordoned', () => {
    const world = running();
    cordon(world, 'node-3');
    const constraint = {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    };
    for (const name of ['a', 'b', 'c']) world.apply(pod(name, 'web:v1', { topologySpreadConstraints: [constraint] }));
    expect(verdict(world, 'c')).toBe(
      "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod topology spread constraints. " +
        `${PREEMPTION} 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.`,
    );
  });

  test('Pods that repel each other have a Node each; a Pod that is drawn to another follows it', () => {
    const world = running();
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };
    const apart = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
    for (const name of ['a', 'b', 'c', 'd']) world.apply(pod(name, 'web:v1', { affinity: apart }));
    expect(new Set(nodesOf(world))).toEqual(new Set(['node-1', 'node-2', 'node-3', '']));
    expect(verdict(world, 'd')).toContain("3 node(s) didn't match pod anti-affinity rules");
    deleteObject(world.cluster, world.the('Pod', 'b'));
    world.loop.rest();
    expect(nodeOf(world, 'd')).toBeDefined();
  });
});

describe('no Node', () => {
  test('says which resource is short, and whether removing Pods could help', () => {
    const world = running();
    world.apply(asking('huge', { cpu: '5', memory: '20Gi' }));
    expect(verdict(world, 'huge')).toBe(
      `0/3 nodes are available: 3 Insufficient cpu, 3 Insufficient memory. ${PREEMPTION} ` +
        '3 Preemption is not helpful for scheduling.',
    );
    for (const node of ['node-1', 'node-2', 'node-3']) {
      world.apply(asking(`on-${node}`, { cpu: '3' }, { nodeName: node }));
    }
    world.apply(asking('wants', { cpu: '2' }));
    expect(verdict(world, 'wants')).toBe(
      `0/3 nodes are available: 3 Insufficient cpu. ${PREEMPTION} 3 No preemption victims found for incoming pod.`,
    );
    expect(world.eventsOn('wants')).toEqual([`FailedScheduling: ${verdict(world, 'wants')}`]);
  });

  test('names the first reason of each Node, in the order of their text', () => {
    const world = running();
    cordon(world, 'node-1');
    world.change('Node', 'node-2', (node) => ({
      ...node,
      spec: { ...node.spec, taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
    }));
    world.apply(pod('a', 'web:v1', { nodeSelector: { disk: 'ssd' } }));
    expect(verdict(world, 'a')).toBe(
      "0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, " +
        '1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. ' +
        `${PREEMPTION} 3 Preemption is not helpful for scheduling.`,
    );
    world.change('Node', 'node-3', (node) => ({
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk: 'ssd' } },
    }));
    expect(nodeOf(world, 'a')).toBe('node-3');
  });

  test('a DaemonSet Pod names the Node that it may not leave', () => {
    const world = running();
    world.apply(asking('big', { cpu: '4' }, { nodeName: 'node-1' }));
    const containers = [{ name: 'agent', image: 'agent:v1', resources: { requests: { cpu: '1' } } }];
    world.apply(daemonSet('agent', { template: { metadata: { labels: { app: 'agent' } }, spec: { containers } } }));
    const waiting = world.pods('agent:v1').find(({ spec }) => spec.nodeName === undefined)!;
    expect(verdict(world, waiting.metadata.name)).toContain(
      "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    );
  });

  test('a Pod waits for the volume of its claim', () => {
    const world = running();
    world.apply(pod('a', 'web:v1', using('data')));
    expect(verdict(world, 'a')).toContain('0/3 nodes are available: persistentvolumeclaim "data" not found.');
    world.apply(claim('data'));
    expect(nodeOf(world, 'a')).toBeDefined();
    expect(world.eventsOn('a').join()).toContain('pod has unbound immediate PersistentVolumeClaims');
  });

  test('there is no Node at all', () => {
    const world = new RunningCluster({ nodes: 0 });
    world.apply(pod('a'));
    expect(verdict(world, 'a')).toBe('no nodes available to schedule pods');
  });

  test('room that becomes free is used at once', () => {
    const world = running();
    for (const node of ['node-1', 'node-2', 'node-3']) {
      world.apply(asking(`on-${node}`, { cpu: '4' }, { nodeName: node }));
    }
    world.apply(asking('wants', { cpu: '2' }));
    deleteObject(world.cluster, world.the('Pod', 'on-node-2'));
    world.loop.rest();
    expect(nodeOf(world, 'wants')).toBe('node-2');
  });
});

test('Pods never overfill a Node', () => {
  const world = new RunningCluster({ nodes: 3 });
  world.apply(deployment('web', { replicas: 340 }));
  const perNode = new Map<string, number>();
  for (const node of nodesOf(world)) perNode.set(node, (perNode.get(node) ?? 0) + 1);
  expect(perNode.get('')).toBe(10);
  perNode.delete('');
  expect([...perNode.values()]).toEqual([110, 110, 110]);
});
