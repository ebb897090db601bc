import type { ConfigMap, Deployment, Namespace } from '../../../src/api/objects';
import { isRejected } from '../../../src/api/rejection';
import { createObject, updateObject } from '../../../src/cluster/admission';
import { deleteObject } from '../../../src/cluster/deletion';
import { SECOND } from '../../../src/cluster/time';
import { CONTROLLERS } from '../../../src/controllers';
import { Practice } from '../../commands/practice';
import { deployment, RunningCluster } from '../running-cluster';

function withTeam(): RunningCluster {
  const running = new RunningCluster();
  running.apply<Namespace>({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' }, spec: {} });
  return running;
}

const team = ({ cluster }: RunningCluster): Namespace | undefined => cluster.get('Namespace', 'team');
const conditions = (running: RunningCluster): Readonly<Record<string, string>> =>
  Object.fromEntries((team(running)?.status.conditions ?? []).map(({ type, message = '' }) => [type, message]));

function inTeam(name: string): Parameters<RunningCluster['apply']>[0] {
  const draft = deployment(name, { replicas: 2 });
  return { ...draft, metadata: { ...draft.metadata, namespace: 'team' } };
}

const KEPT = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kept', namespace: 'team', finalizers: ['example.com/keep'] },
} as const;

describe('a Namespace that is deleted', () => {
  it('loses its Pods first, says so, and all else after them', () => {
    const running = withTeam();
    running.apply(inTeam('web'));
    deleteObject(running.cluster, team(running)!);
    running.loop.drain();
    expect(team(running)?.status.phase).toBe('Terminating');
    expect(conditions(running)).toMatchObject({
      NamespaceDeletionContentFailure: 'All content successfully deleted, may be waiting on finalization',
      NamespaceContentRemaining: 'Some resources are remaining: pods. has 2 resource instances',
      NamespaceFinalizersRemaining: 'All content-preserving finalizers finished',
    });
    expect(running.cluster.list('Deployment')).toHaveLength(1);
    running.loop.advance(15 * SECOND);
    // Its controller comes back after half of what the Pods may take: nobody tells it that they are gone.
    expect([running.cluster.list('Pod').length, running.cluster.list('Deployment').length]).toEqual([0, 1]);
    running.loop.advance(2 * SECOND);
    expect([team(running), running.cluster.list('Deployment'), running.cluster.list('ReplicaSet')]).toEqual([
      undefined,
      [],
      [],
    ]);
  });

  it('lets nothing new in', () => {
    const running = withTeam();
    running.apply<ConfigMap>(KEPT as never);
    deleteObject(running.cluster, team(running)!);
    running.loop.rest();
    const made = createObject<Deployment>(running.cluster, inTeam('late') as never);
    expect(isRejected(made) && made.message).toBe(
      'Error from server (Forbidden): deployments.apps "late" is forbidden: unable to create new content in namespace team because it is being terminated',
    );
  });

  it('stays as long as something in it has a finalizer, and goes when that is taken off', () => {
    const running = withTeam();
    const kept = running.apply<ConfigMap>(KEPT as never);
    deleteObject(running.cluster, team(running)!);
    running.loop.advance(600 * SECOND);
    expect(conditions(running)).toMatchObject({
      NamespaceContentRemaining: 'Some resources are remaining: configmaps. has 1 resource instances',
      NamespaceFinalizersRemaining:
        'Some content in the namespace has finalizers remaining: example.com/keep in 1 resource instances',
    });
    const before = JSON.stringify(running.cluster.snapshot());
    for (const controller of CONTROLLERS) {
      for (const key of controller.keys(running.cluster)) controller.reconcile(key, running.cluster);
    }
    expect(JSON.stringify(running.cluster.snapshot())).toBe(before);
    const current = running.cluster.get('ConfigMap', kept.metadata.name, 'team')!;
    updateObject(running.cluster, { ...current, metadata: { ...current.metadata, finalizers: undefined } });
    running.loop.advance(10 * SECOND);
    expect(team(running)).toBeUndefined();
  });

  it('reports what should be gone and is not', () => {
    const running = withTeam();
    running.apply(inTeam('web'));
    const [pod] = running.pods();
    running.cluster.machines.nodes.set(pod!.spec.nodeName!, {
      ...running.cluster.machines.nodes.get(pod!.spec.nodeName!)!,
      fault: { kind: 'silent', since: running.cluster.now },
    });
    deleteObject(running.cluster, team(running)!);
    running.loop.advance(40 * SECOND);
    expect(conditions(running).NamespaceDeletionContentFailure).toBe(
      'Failed to delete all resource types, 1 remaining: unexpected items still remain in namespace: team for gvr: /v1, Resource=pods',
    );
  });

  it('keeps its own finalizer, whoever tries to take it away', () => {
    const running = withTeam();
    const namespace = team(running)!;
    updateObject(running.cluster, { ...namespace, spec: { finalizers: [] } });
    expect(team(running)?.spec.finalizers).toEqual(['kubernetes']);
  });
});

test.each(['default', 'kube-system'])('%s may not be deleted', (name) => {
  const practice = new Practice();
  expect(practice.refused(`delete namespace ${name}`).message).toBe(
    `Error from server (Forbidden): namespaces "${name}" is forbidden: this namespace may not be deleted`,
  );
  expect(practice.cluster.get('Namespace', name)).toBeDefined();
});
