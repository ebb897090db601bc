/**
 * StatefulSets at random: templates, sizes, partitions, deleted Pods and Nodes that fail, one on top of the other.
 */
import fc from 'fast-check';
import type { StatefulSet } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { invariants } from '../../../src/cluster/invariants';
import { RunningCluster, statefulSet, withImage, withReplicas } from '../running-cluster';

const move = fc.oneof(
  fc.constantFrom('v1', 'v2', 'v3', 'slow', 'good').map((tag) => ({ kind: 'template', tag }) as const),
  fc.integer({ min: 0, max: 5 }).map((size) => ({ kind: 'scale', size }) as const),
  fc.integer({ min: 0, max: 5 }).map((from) => ({ kind: 'partition', from }) as const),
  fc.nat(10).map((which) => ({ kind: 'delete', which }) as const),
  fc.constantFrom(0, 500, 1500, 4000, 20_000).map((millis) => ({ kind: 'wait', millis }) as const),
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const isReady = ({ status, metadata }: ReturnType<RunningCluster['pods']>[number]): boolean =>
  metadata.deletionTimestamp === undefined &&
  status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') === true;
const partitionOf = ({ spec }: StatefulSet): number => spec.updateStrategy.rollingUpdate?.partition ?? 0;

/** What the set did that it may not do, as long as the cluster is watched. */
function wrongs(running: RunningCluster, inOrder: boolean): readonly string[] {
  const found: string[] = [];
  /** UIDs of Pods that the set itself took away. */
  const taken = new Set<string>();
  running.cluster.onChange(({ type, object, before }) => {
    if (object.kind !== 'Pod') return;
    const set = running.the('StatefulSet', 'db');
    const wanted = set.spec.replicas;
    const ordinal = Number(object.metadata.name.slice(3));
    const others = running.pods().filter(({ metadata }) => metadata.uid !== object.metadata.uid);
    if (type === 'ADDED' && others.some(({ metadata }) => metadata.name === object.metadata.name)) {
      found.push(`${object.metadata.name} is there twice`);
    }
    const below = others.filter(({ metadata }) => Number(metadata.name.slice(3)) < ordinal);
    if (inOrder && type === 'ADDED' && !below.every(isReady)) found.push(`${object.metadata.name} did not wait`);
    const isMarked =
      before?.metadata.deletionTimestamp === undefined && object.metadata.deletionTimestamp !== undefined;
    const last = running.cluster.steps.at(-1);
    if (!isMarked || last?.verb !== 'deleted-pod' || last.actor !== 'StatefulSet') return;
    if (ordinal < wanted && ordinal < partitionOf(set)) found.push(`${object.metadata.name} is below the partition`);
    const leaving = others.filter(({ metadata }) => taken.has(metadata.uid));
    taken.add(object.metadata.uid);
    if (inOrder && leaving.length > 0) {
      found.push(`${leaving[0]?.metadata.name} and ${object.metadata.name} go at once`);
    }
  });
  return found;
}

function make(running: RunningCluster, step: Move): void {
  const edit = (change: (set: StatefulSet) => StatefulSet): void => {
    running.cluster.update(change(running.the('StatefulSet', 'db')));
  };
  switch (step.kind) {
    case 'template':
      return edit((set) => withImage(set, `db:${step.tag}`));
    case 'scale':
      return edit((set) => withReplicas(set, step.size));
    case 'partition': {
      const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: step.from, maxUnavailable: 1 } };
      return edit((set) => ({ ...set, spec: { ...set.spec, updateStrategy } }));
    }
    case 'delete': {
      const pods = running.pods();
      const pod = pods[step.which % Math.max(1, pods.length)];
      if (pod !== undefined) deleteObject(running.cluster, pod);
      return;
    }
    case 'wait':
      running.loop.advance(step.millis);
  }
}

test.each(['OrderedReady', 'Parallel'])(
  'whatever comes, %s keeps one Pod per name, its order and its partition',
  (policy) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 3),
        fc.array(move, { minLength: 3, maxLength: 12 }),
        (replicas, minReadySeconds, moves) => {
          const running = new RunningCluster();
          running.apply(statefulSet('db', { replicas, minReadySeconds, podManagementPolicy: policy }));
          const wrong = wrongs(running, policy === 'OrderedReady');
          for (const step of moves) {
            make(running, step);
            running.loop.drain();
          }
          make(running, { kind: 'partition', from: 0 });
          make(running, { kind: 'template', tag: 'good' });
          running.loop.rest();
          expect(wrong).toEqual([]);
          expect(invariants(running.cluster, true)).toEqual([]);
          const { spec, status } = running.the('StatefulSet', 'db');
          expect(running.pods('db:good')).toHaveLength(spec.replicas);
          expect(running.pods()).toHaveLength(spec.replicas);
          expect(status.currentRevision).toBe(status.updateRevision);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  },
);
