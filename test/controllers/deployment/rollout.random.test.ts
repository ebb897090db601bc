/**
 * Rollouts at random: new templates, sizes, pauses and deleted Pods, one on top of the other. The bounds are counted as
 * the controller counts them: wanted Pods of all ReplicaSets, and Pods that they report as available.
 */
import fc from 'fast-check';
import type { Deployment, ReplicaSet } from '../../../src/api/objects';
import { deleteObject } from '../../../src/cluster/deletion';
import { invariants } from '../../../src/cluster/invariants';
import { fenceposts } from '../../../src/controllers/deployment/fenceposts';
import { deployment, RunningCluster, withImage, withReplicas } from '../running-cluster';

const amount = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('0%', '10%', '25%', '50%', '100%'));
const limits = fc
  .record({ maxSurge: amount, maxUnavailable: amount })
  .filter(({ maxSurge, maxUnavailable }) => parseInt(`${maxSurge}`, 10) + parseInt(`${maxUnavailable}`, 10) > 0);
const move = fc.oneof(
  fc.constantFrom('v1', 'v2', 'v3', 'bad', 'slow').map((tag) => ({ kind: 'template', tag }) as const),
  fc.integer({ min: 0, max: 9 }).map((size) => ({ kind: 'scale', size }) as const),
  fc.boolean().map((paused) => ({ kind: 'pause', paused }) as const),
  fc.nat(20).map((which) => ({ kind: 'delete', which }) as const),
  fc.constantFrom(0, 500, 1500, 4000, 20_000).map((millis) => ({ kind: 'wait', millis }) as const),
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const sum = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number): number =>
  sets.reduce((total, set) => total + count(set), 0);
const serving = (set: ReplicaSet): number => Math.min(set.spec.replicas, set.status.availableReplicas ?? 0);

/** What the Deployment did that it may not do, as long as the cluster is watched. */
function wrongs(running: RunningCluster): readonly string[] {
  const found: string[] = [];
  running.cluster.onChange(({ object, before }) => {
    if (object.kind !== 'ReplicaSet' || before?.kind !== 'ReplicaSet') return;
    const [from, to] = [before.spec.replicas, object.spec.replicas];
    const web = running.the('Deployment', 'web');
    const wanted = web.spec.replicas;
    const isScaling = before.metadata.annotations?.['deployment.kubernetes.io/desired-replicas'] !== String(wanted);
    if (from === to || isScaling) return;
    const now = running.cluster.list('ReplicaSet');
    const then = now.map((set) => (set.metadata.uid === before.metadata.uid ? before : set));
    const { surge, unavailable } = fenceposts(web.spec);
    const total = sum(now, ({ spec }) => spec.replicas);
    if (to > from && total > wanted + surge) found.push(`${total} Pods wanted, at most ${wanted} + ${surge}`);
    const enough = Math.min(sum(then, serving), wanted - unavailable);
    if (to < from && sum(now, serving) < enough) {
      found.push(`${sum(now, serving)} of ${sum(then, serving)} serve, at least ${wanted} - ${unavailable}`);
    }
  });
  return found;
}

function make(running: RunningCluster, step: Move): void {
  const edit = (change: (web: Deployment) => Deployment): void => {
    running.cluster.update(change(running.the('Deployment', 'web')));
  };
  switch (step.kind) {
    case 'template':
      return edit((web) => withImage(web, `web:${step.tag}`));
    case 'scale':
      return edit((web) => withReplicas(web, step.size));
    case 'pause':
      return edit((web) => ({ ...web, spec: { ...web.spec, paused: step.paused } }));
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

test('whatever comes, a rollout stays within its bounds, and ends when the template is good', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 8 }),
      limits,
      fc.constantFrom(0, 3),
      fc.array(move, { minLength: 3, maxLength: 14 }),
      (replicas, rollingUpdate, minReadySeconds, moves) => {
        const running = new RunningCluster();
        const strategy = { type: 'RollingUpdate', rollingUpdate };
        running.apply(deployment('web', { replicas, minReadySeconds, strategy }));
        const wrong = wrongs(running);
        for (const step of moves) make(running, step);
        expect(wrong).toEqual([]);
        running.cluster.update({
          ...withImage(running.the('Deployment', 'web'), 'web:good'),
        });
        make(running, { kind: 'pause', paused: false });
        running.loop.rest();
        expect(wrong).toEqual([]);
        expect(invariants(running.cluster, true)).toEqual([]);
        const { spec, status } = running.the('Deployment', 'web');
        expect(running.pods('web:good')).toHaveLength(spec.replicas);
        expect(running.pods()).toHaveLength(spec.replicas);
        expect(status.conditions?.find(({ type }) => type === 'Progressing')?.reason).toBe('NewReplicaSetAvailable');
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});
