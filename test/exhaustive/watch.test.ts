/** What must hold at every change is found where it does not. */
import { deleteObject } from '../../src/cluster/deletion';
import { Practice } from '../commands/practice';
import { watch } from './watch';

function seen(commands: readonly string[], act: (practice: Practice) => void): readonly string[] {
  const practice = new Practice({ nodes: 2 });
  for (const command of commands) practice.done(command);
  const watched = watch(practice.cluster);
  act(practice);
  return watched.stop();
}

test('a Pod that is moved to another Node', () => {
  const problems = seen(['deploy web 1'], ({ cluster }) => {
    const [pod] = cluster.list('Pod');
    cluster.update({ ...pod!, spec: { ...pod!.spec, nodeName: 'elsewhere' } });
  });
  expect(problems).toEqual([expect.stringMatching(/^Pod default\/web-.* was moved from node-. to elsewhere$/)]);
});

test('a numbered Pod that is made before its predecessor is ready', () => {
  const problems = seen(['deploy db 2 statefulset'], ({ cluster }) => {
    const [first, second] = ['db-0', 'db-1'].map((name) => cluster.get('Pod', name, 'default')!);
    cluster.remove(second!);
    deleteObject(cluster, first!);
    const { uid: _uid, resourceVersion: _version, ...metadata } = second!.metadata;
    cluster.create('Pod', { ...second!, metadata });
  });
  expect(problems).toContain('db-1 was made before db-0 was ready');
});

test('a rollout that asks for too many Pods, or takes one that must stay', () => {
  const problems = seen(['deploy web 4', 'update web bad'], ({ cluster }) => {
    const [old, current] = cluster.list('ReplicaSet');
    cluster.update({ ...current!, spec: { ...current!.spec, replicas: 3 } });
    cluster.update({ ...old!, spec: { ...old!.spec, replicas: 2 } });
  });
  expect(problems).toEqual([
    expect.stringMatching(/grew to 6 Pods in all, 5 are the most$/),
    expect.stringMatching(/leaves 2 available Pods, 3 are the fewest$/),
  ]);
});

test('an eviction that a budget forbids', () => {
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' } };
  const spec = { minAvailable: 2, selector: { matchLabels: { app: 'web' } } };
  const problems = seen(['deploy web 2', `apply -f -\n${JSON.stringify({ ...budget, spec })}`], ({ cluster }) => {
    const pod = cluster.list('Pod')[0]!;
    const evicted = { type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI' };
    cluster.updateStatus(pod, { ...pod.status, conditions: [...(pod.status.conditions ?? []), evicted] });
  });
  expect(problems).toEqual([expect.stringMatching(/leaves 1 Pods, budget web needs 2$/)]);
});
