/**
 * Empties a Namespace that is deleted: its Pods first, then all else, then itself.
 * Follows pkg/controller/namespace/deletion/namespaced_resources_deleter.go.
 */
import { STORED_KINDS } from '../api/kinds';
import { isTerminating } from '../api/lifecycle';
import { type Kind, type KubeObject, type Namespace, refOf } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { deleteObject, finishDeletion } from '../cluster/deletion';
import type { Controller } from './controller';
import { toldRemaining } from './namespace/conditions';
import { nextLook } from './namespace/next-look';

/** Kinds that live in a Namespace. Events are forgotten with it and keep nothing back. */
const CONTENT: readonly Kind[] = STORED_KINDS.flatMap(({ kind, namespaced }) =>
  namespaced && kind !== 'Event' && kind !== 'Pod' ? [kind] : [],
);
/** The finalizer by which this controller keeps a Namespace until it is empty. */
const FINALIZER = 'kubernetes';

export const namespaceController: Controller = {
  name: 'namespace',
  affectedBy: ({ object }) => (object.kind === 'Namespace' && isTerminating(object) ? [keyOf(object)] : []),
  keys: (cluster) => cluster.list('Namespace').filter(isTerminating).map(keyOf),
  reconcile(key, cluster) {
    const namespace = cluster.get('Namespace', key);
    if (namespace === undefined || !isTerminating(namespace)) return undefined;
    const pods = emptied(cluster, namespace, ['Pod']);
    // Whatever else is there stays until the last Pod is gone.
    const left = pods.length > 0 ? pods : emptied(cluster, namespace, CONTENT);
    const told = toldRemaining(cluster, namespace, left);
    if (left.length > 0) return nextLook(told, left, cluster.now);
    finalize(cluster, told);
    return undefined;
  },
};

/** Deletes every object of these kinds; answers those that are still there. */
function emptied(cluster: Cluster, namespace: Namespace, kinds: readonly Kind[]): readonly KubeObject[] {
  const { name } = namespace.metadata;
  const content = (): readonly KubeObject[] => kinds.flatMap((kind): readonly KubeObject[] => cluster.list(kind, name));
  for (const object of content()) {
    const current = cluster.resolve(refOf(object));
    if (current === undefined || isTerminating(current)) continue;
    cluster.record({
      actor: 'Namespace controller',
      verb: 'collected',
      object: refOf(current),
      because: `Namespace ${name} is being deleted`,
    });
    deleteObject(cluster, current);
  }
  return content();
}

/** Nothing is left in it: it goes, unless somebody else keeps it. */
function finalize(cluster: Cluster, namespace: Namespace): void {
  const { finalizers = [] } = namespace.spec;
  if (!finalizers.includes(FINALIZER)) return;
  for (const event of [...cluster.loggedEvents()]) {
    if (event.object.metadata.namespace === namespace.metadata.name) cluster.forgetEvent(event);
  }
  const kept = finalizers.filter((finalizer) => finalizer !== FINALIZER);
  cluster.record({
    actor: 'Namespace controller',
    verb: 'collected',
    object: refOf(namespace),
    because: 'nothing is left in it',
  });
  finishDeletion(cluster, cluster.update({ ...namespace, spec: { ...namespace.spec, finalizers: kept } }));
}
