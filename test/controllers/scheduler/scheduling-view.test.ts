import * as fc from 'fast-check';
import type { Node, Pod } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject } from '../../../src/cluster/admission';
import { Cluster } from '../../../src/cluster/cluster';
import { newCluster, nodeObject } from '../../../src/cluster/new-cluster';
import { chooseNode } from '../../../src/controllers/scheduler/choose-node';
import { asking, pod, service } from '../pod';

const ZONE = 'topology.kubernetes.io/zone';
const spread = (topologyKey: string, whenUnsatisfiable: string) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable,
  labelSelector: { matchLabels: { app: 'web' } },
});

/** Pods of different wishes: what was worked out for each of them is kept and brought up to date. */
const PROBES = [
  pod('any'),
  asking('large', { cpu: '2', memory: '3Gi' }),
  pod('spread', 'web:v1', { topologySpreadConstraints: [spread(ZONE, 'DoNotSchedule')] }),
  pod('wishes', 'web:v1', { topologySpreadConstraints: [spread('kubernetes.io/hostname', 'ScheduleAnyway')] }),
  asking('critical', { cpu: '3' }, { priorityClassName: 'system-node-critical' }),
  pod('lonely', 'web:v1', {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
        ],
      },
    },
  }),
];

type Deed = (cluster: Cluster, place: number) => void;

const nodeAt = (cluster: Cluster, place: number): Node | undefined => cluster.list('Node')[place % 3];
const onNode = (cluster: Cluster, place: number, change: (node: Node) => Node): void => {
  const node = nodeAt(cluster, place);
  if (node !== undefined) cluster.update(change(node));
};
const onPod = (cluster: Cluster, place: number, change: (found: Pod) => void): void => {
  const bound = cluster.list('Pod').filter(({ spec }) => spec.nodeName !== undefined);
  const found = bound[place % Math.max(1, bound.length)];
  if (found !== undefined) change(found);
};

const DEEDS: Readonly<Record<string, Deed>> = {
  'bind a Pod': (cluster, place) => {
    const nodeName = nodeAt(cluster, place)?.metadata.name;
    create(cluster, asking(`pod-${cluster.nextSerial()}`, { cpu: '500m' }, { nodeName }));
  },
  'remove a Pod': (cluster, place) => onPod(cluster, place, (found) => cluster.remove(found)),
  'end a Pod': (cluster, place) =>
    onPod(cluster, place, (found) => cluster.updateStatus(found, { ...found.status, phase: 'Succeeded' })),
  'label a Pod anew': (cluster, place) =>
    onPod(cluster, place, (found) =>
      cluster.update({ ...found, metadata: { ...found.metadata, labels: { app: 'other' } } }),
    ),
  'keep a Node for a Pod': (cluster, place) => {
    const critical = cluster.get('Pod', 'critical', 'default')!;
    const nominatedNodeName = place % 2 === 0 ? undefined : nodeAt(cluster, place)?.metadata.name;
    cluster.updateStatus(critical, { ...critical.status, nominatedNodeName });
  },
  'serve Pods': (cluster, place) => {
    const known = cluster.get('Service', 'web', 'default');
    if (known === undefined) create(cluster, service('web'));
    else cluster.update({ ...known, spec: { ...known.spec, selector: { app: place % 2 === 0 ? 'web' : 'none' } } });
  },
  'tell a Pod to stop': (cluster, place) =>
    onPod(cluster, place, (found) =>
      cluster.update({ ...found, metadata: { ...found.metadata, deletionTimestamp: '2026-01-01T09:01:00Z' } }),
    ),
  'move a Node to a zone': (cluster, place) =>
    onNode(cluster, place, (node) => ({
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, [ZONE]: `zone-${place % 2}` } },
    })),
  'cordon a Node': (cluster, place) =>
    onNode(cluster, place, (node) => ({ ...node, spec: { ...node.spec, unschedulable: true } })),
  'store an image': (cluster, place) =>
    onNode(cluster, place, (node) => ({
      ...node,
      status: { ...node.status, images: [{ names: ['web:v1'], sizeBytes: 900_000_000 }] },
    })),
  'add a Node': (cluster) => {
    const name = `node-${cluster.nextSerial()}`;
    cluster.create('Node', nodeObject(cluster, name, { 'kubernetes.io/hostname': name }));
  },
  'remove a Node': (cluster, place) => {
    const node = nodeAt(cluster, place);
    if (node !== undefined) cluster.remove(node);
  },
};

function create(cluster: Cluster, draft: Parameters<typeof createObject>[1]): void {
  const created = createObject(cluster, draft);
  if (isRejected(created)) throw new Error(created.message);
}

test('what the scheduler keeps up chooses like what it works out anew', () => {
  const deed = fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.nat(20));
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 25 }), (deeds) => {
      const cluster = new Cluster(newCluster({ nodes: 3 }));
      for (const probe of PROBES) create(cluster, probe);
      for (const [name, place] of deeds) {
        DEEDS[name]!(cluster, place);
        for (const { metadata } of PROBES) {
          const probe = cluster.get('Pod', metadata.name ?? '', 'default')!;
          const fresh = cluster.fork();
          expect(chooseNode(cluster, probe)).toEqual(chooseNode(fresh, probe));
          expect(cluster.random).toEqual(fresh.random);
        }
      }
    }),
    { numRuns: 60 },
  );
});
