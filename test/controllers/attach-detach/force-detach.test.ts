import type { Node } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { isTrue } from '../../../src/containers/pod-condition';
import { CONTROLLERS } from '../../../src/controllers';
import { FailingNodes } from '../failing-nodes';
import { claim, using } from '../pod';
import { deployment, statefulSet } from '../running-cluster';

const SILENCE = 50;
const GRACE = 300;
const FORCE = 360;

function withDeployment(): { world: FailingNodes; node: string; old: string } {
  const world = new FailingNodes({ seed: 4 });
  world.apply(claim('data'));
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'web:v1' }], ...using('data') },
  };
  world.apply(deployment('web', { replicas: 1, template }));
  const [pod] = world.pods();
  return { world, node: pod!.spec.nodeName!, old: pod!.metadata.name };
}

function withSet(): { world: FailingNodes; node: string } {
  const world = new FailingNodes({ seed: 4 });
  const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: claim('data').spec }];
  world.apply(statefulSet('db', { replicas: 1, volumeClaimTemplates }));
  return { world, node: world.the('Pod', 'db-0').spec.nodeName! };
}

const ready = (world: FailingNodes) => world.pods().filter((pod) => isTrue(pod, 'Ready'));
const attachedTo = ({ cluster }: FailingNodes) => cluster.list('VolumeAttachment').map(({ spec }) => spec.nodeName);
const refusals = (world: FailingNodes) =>
  world.cluster.list('Event').flatMap(({ reason, message }) => (reason === 'FailedAttachVolume' ? [message] : []));
const forceDelete = (world: FailingNodes, name: string) => {
  deleteObject(world.cluster, world.the('Pod', name), { gracePeriodSeconds: 0 });
  world.loop.drain();
};
const outOfService = (node: Node): Node => ({
  ...node,
  spec: {
    ...node.spec,
    taints: [
      ...(node.spec.taints ?? []),
      { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' },
    ],
  },
});

describe('a Node with a volume dies', () => {
  test('a Deployment makes a new Pod, which hangs: the old one is still said to run', () => {
    const { world, node, old } = withDeployment();
    const volume = world.the('PersistentVolumeClaim', 'data').spec.volumeName ?? '';
    world.fail(node);
    world.pass(SILENCE + GRACE + 10);
    expect(world.standing('web')).toEqual([expect.stringContaining('unready'), `${node} unready stopping`].sort());
    expect(refusals(world)).toEqual([
      `Multi-Attach error for volume "${volume}" Volume is already used by pod(s) ${old}`,
    ]);
    world.pass(3600);
    expect(ready(world)).toEqual([]);
    expect(attachedTo(world)).toEqual([node]);
  });

  test('the six minutes begin when the old Pod is gone, not when the Node died', () => {
    const { world, node, old } = withDeployment();
    world.fail(node);
    world.pass(SILENCE + GRACE + 2000);
    forceDelete(world, old);
    world.pass(FORCE - 1);
    expect(ready(world)).toEqual([]);
    world.pass(10);
    expect(ready(world)).toHaveLength(1);
    expect(attachedTo(world)).not.toContain(node);
    expect(world.stepsOf(['detached-volume']).map(({ detail }) => detail?.forced)).toEqual(['timeout']);
  });

  test('a StatefulSet makes no new Pod; after a force delete the new one waits six minutes', () => {
    const { world, node } = withSet();
    const volume = world.the('PersistentVolumeClaim', 'data-db-0').spec.volumeName ?? '';
    world.fail(node);
    world.pass(SILENCE + GRACE + 100);
    expect(world.standing('db')).toEqual([`${node} unready stopping`]);
    forceDelete(world, 'db-0');
    world.pass(1);
    expect(refusals(world)).toEqual([
      `Multi-Attach error for volume "${volume}" Volume is already exclusively attached to one node and can't be attached to another`,
    ]);
    world.pass(FORCE - 2);
    expect(ready(world)).toEqual([]);
    world.pass(10);
    expect(ready(world)).toHaveLength(1);
  });

  test('and comes back: its kubelet unmounts, and the volume moves at once', () => {
    const { world, node } = withDeployment();
    world.fail(node);
    world.pass(SILENCE + GRACE + 100);
    world.recover(node);
    world.pass(5);
    expect(ready(world)).toHaveLength(1);
    expect(attachedTo(world)).not.toContain(node);
    expect(world.stepsOf(['detached-volume']).map(({ detail }) => detail?.forced)).toEqual([undefined]);
  });

  test('and is said to be out of service: nobody waits', () => {
    for (const { world, node } of [withDeployment(), withSet()]) {
      world.fail(node);
      world.pass(SILENCE + GRACE + 100);
      world.change('Node', node, outOfService);
      world.pass(30);
      expect(ready(world)).toHaveLength(1);
      expect(attachedTo(world)).not.toContain(node);
    }
  });

  test('and is removed: its Pod goes after 40 to 60 seconds, its volume six minutes later', () => {
    const { world, node } = withSet();
    world.cluster.remove(world.the('Node', node));
    world.pass(65);
    expect(world.standing('db')).toEqual([expect.stringMatching(/unready$/)]);
    world.pass(FORCE - 30);
    expect(ready(world)).toEqual([]);
    world.pass(60);
    expect(ready(world)).toHaveLength(1);
  });
});

test('a Node that is still held to be ready keeps a volume that it has not unmounted, without limit', () => {
  const { world, node } = withSet();
  world.fail(node);
  // The kubelet is silent, but its Node stays Ready for whoever looks: as a kubelet that is slow to unmount.
  world.cluster.timing = { ...world.cluster.timing, nodeGrace: 24 * 3_600_000 };
  world.loop.drain();
  forceDelete(world, 'db-0');
  world.pass(3600);
  expect(attachedTo(world)).toEqual([node]);
});

test('what is due is told, and a stored cluster at rest goes on where it was', () => {
  const { world, node, old } = withDeployment();
  world.fail(node);
  world.pass(SILENCE + GRACE + 10);
  forceDelete(world, old);
  world.pass(60);
  const due = world.loop.pending().find(({ next }) => next?.verb === 'detached-volume');
  expect(due?.at).toBe(world.cluster.now + (FORCE - 60) * 1000);
  const before = JSON.stringify(world.cluster.snapshot());
  for (const controller of CONTROLLERS) {
    for (const key of controller.keys(world.cluster)) controller.reconcile(key, world.cluster);
  }
  expect(JSON.stringify(world.cluster.snapshot())).toBe(before);
});
