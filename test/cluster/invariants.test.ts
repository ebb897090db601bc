import * as fc from 'fast-check';
import type { Kind, KubeObject, Pod } from '../../src/api/objects';
import { createObject } from '../../src/cluster/admission';
import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { deleteObject } from '../../src/cluster/deletion';
import { invariants } from '../../src/cluster/invariants';
import { newCluster, nodeObject } from '../../src/cluster/new-cluster';
import { crashContainer } from '../../src/containers/faults';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { asking, claim, pod, service, using } from '../controllers/pod';
import { daemonSet, deployment, statefulSet, withImage, withReplicas } from '../controllers/running-cluster';

type Deed = (cluster: Cluster) => void;

const create =
  (draft: Parameters<typeof createObject>[1]): Deed =>
  (cluster) =>
    void createObject(cluster, draft);
const edit =
  <K extends Kind>(kind: K, change: (object: KubeObject & { kind: K }) => KubeObject): Deed =>
  (cluster) => {
    for (const object of cluster.list(kind).slice(0, 1)) cluster.update(change(object as never));
  };
const nth = (cluster: Cluster, place: number): Pod | undefined => {
  const pods = cluster.list('Pod');
  return pods[place % Math.max(1, pods.length)];
};

/** Things that people do to a cluster. */
const DEEDS: Readonly<Record<string, Deed>> = {
  'deploy web': create(deployment('web')),
  'deploy crashing': create(deployment('sad', { replicas: 2 }, 'sad:crash')),
  'serve web': create(service('web')),
  'make db': create(
    statefulSet('db', {
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    }),
  ),
  'make agent': create(daemonSet('agent')),
  'make a greedy Pod': create(asking('greedy', { cpu: '3' })),
  'make a Pod with a claim': (cluster) => {
    create(claim('own'))(cluster);
    create(pod('owner', 'web:v1', using('own')))(cluster);
  },
  'scale web up': edit('Deployment', (web) => withReplicas(web, 5)),
  'scale web down': edit('Deployment', (web) => withReplicas(web, 1)),
  'scale db': edit('StatefulSet', (db) => withReplicas(db, 2)),
  'update web': edit('Deployment', (web) => withImage(web, 'web:v2')),
  'update web badly': edit('Deployment', (web) => withImage(web, 'web:nopull')),
  'crash a Pod': (cluster) => {
    const target = nth(cluster, 1);
    if (target !== undefined) crashContainer(cluster, target, { exitCode: 1, loop: false });
  },
  'delete a Pod': (cluster) => {
    const target = nth(cluster, 2);
    if (target !== undefined) deleteObject(cluster, target);
  },
  'delete web': (cluster) =>
    cluster
      .list('Deployment')
      .slice(0, 1)
      .forEach((web) => deleteObject(cluster, web)),
  'delete a claim': (cluster) =>
    cluster
      .list('PersistentVolumeClaim')
      .slice(0, 1)
      .forEach((found) => deleteObject(cluster, found)),
  'add a Node': (cluster) => {
    if (cluster.get('Node', 'node-4') === undefined) cluster.create('Node', nodeObject(cluster, 'node-4', {}));
  },
  'remove a Node': (cluster) =>
    cluster
      .list('Node')
      .slice(0, 1)
      .forEach((node) => deleteObject(cluster, node)),
  'cordon a Node': edit('Node', (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } })),
};

const deeds = fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 1, maxLength: 8 });
const settings = { numRuns: 40 };

/** Does something and lets the cluster run on, as a command does. */
function run(cluster: Cluster, name: string): void {
  DEEDS[name]!(cluster);
  const loop = new Loop(cluster, CONTROLLERS);
  loop.rest();
  loop.close();
}

const asData = (cluster: Cluster): unknown => JSON.parse(encodeCluster(cluster.snapshot()));
const reload = (cluster: Cluster): Cluster => new Cluster(decodeCluster(encodeCluster(cluster.snapshot())));

test('after whatever people do, every invariant holds', () => {
  fc.assert(
    fc.property(deeds, fc.nat(1_000), (names, seed) => {
      const cluster = new Cluster(newCluster({ seed }));
      for (const name of names) {
        run(cluster, name);
        expect(invariants(cluster, true)).toEqual([]);
      }
    }),
    settings,
  );
});

test('reconciling every key of a loaded cluster at rest changes nothing', () => {
  fc.assert(
    fc.property(deeds, fc.nat(1_000), (names, seed) => {
      const cluster = new Cluster(newCluster({ seed }));
      for (const name of names) run(cluster, name);
      const loaded = reload(cluster);
      new Loop(loaded, CONTROLLERS).drain();
      expect(asData(loaded)).toEqual(asData(cluster));
    }),
    settings,
  );
});

test('a cluster that was stored goes on exactly like one that was not', () => {
  fc.assert(
    fc.property(deeds, fc.nat(1_000), (names, seed) => {
      const kept = new Cluster(newCluster({ seed }));
      let stored = new Cluster(newCluster({ seed }));
      for (const name of names) {
        run(kept, name);
        run(stored, name);
        stored = reload(stored);
      }
      expect(asData(stored)).toEqual(asData(kept));
    }),
    settings,
  );
});

test('a broken cluster is told', () => {
  const cluster = new Cluster(newCluster());
  const bound = pod('a', 'web:v1', { nodeName: 'nowhere' });
  const orphan = {
    ...pod('b'),
    metadata: {
      ...pod('b').metadata,
      ownerReferences: [{ apiVersion: 'v1', kind: 'ReplicaSet', name: 'x', uid: 'y' }],
    },
  };
  for (const draft of [bound, orphan]) createObject(cluster, draft);
  for (const name of ['c', 'd']) createObject(cluster, asking(name, { cpu: '3' }, { nodeName: 'node-1' }));
  expect(invariants(cluster)).toEqual([
    'Pod default/b has lost its owner',
    'Pod default/a is bound to nowhere, which does not exist',
    'Node node-1 lacks cpu',
  ]);
});
