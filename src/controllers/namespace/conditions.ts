/**
 * What a Namespace that is being deleted says about what is still in it.
 * Follows pkg/controller/namespace/deletion/status_condition_utils.go.
 */
import { findCondition } from '../../api/conditions';
import { KINDS } from '../../api/kinds';
import type { KubeObject, Namespace } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { isUnexpected } from './next-look';

type Condition = NonNullable<Namespace['status']['conditions']>[number];
type Said = Pick<Condition, 'status' | 'reason' | 'message'>;

/** The Namespace with its conditions; the very same where they say so already. */
export function toldRemaining(cluster: Cluster, namespace: Namespace, left: readonly KubeObject[]): Namespace {
  const before = namespace.status.conditions ?? [];
  const conditions = Object.entries(saidAbout(namespace, left, cluster.now)).map(([type, said]): Condition => {
    const old = findCondition(before, type);
    const isSame = old?.status === said.status;
    return { type, ...said, lastTransitionTime: isSame ? old.lastTransitionTime : timestamp(cluster.now) };
  });
  return cluster.updateStatus(namespace, { ...namespace.status, phase: 'Terminating', conditions });
}

function saidAbout(namespace: Namespace, left: readonly KubeObject[], now: number): Readonly<Record<string, Said>> {
  const finalizers = left.flatMap(({ metadata }) => metadata.finalizers ?? []);
  return {
    NamespaceDeletionDiscoveryFailure: well('ResourcesDiscovered', 'All resources successfully discovered'),
    NamespaceDeletionGroupVersionParsingFailure: well(
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    NamespaceDeletionContentFailure: isUnexpected(namespace, left, now)
      ? wrong('ContentDeletionFailed', unexpected(namespace, left))
      : well('ContentDeleted', 'All content successfully deleted, may be waiting on finalization'),
    NamespaceContentRemaining:
      left.length > 0
        ? wrong('SomeResourcesRemain', `Some resources are remaining: ${counted(left.map(resourceOf), 'has ')}`)
        : well('ContentRemoved', 'All content successfully removed'),
    NamespaceFinalizersRemaining:
      finalizers.length > 0
        ? wrong(
            'SomeFinalizersRemain',
            `Some content in the namespace has finalizers remaining: ${counted(finalizers, 'in ')}`,
          )
        : well('ContentHasNoFinalizers', 'All content-preserving finalizers finished'),
  };
}

const well = (reason: string, message: string): Said => ({ status: 'False', reason, message });
const wrong = (reason: string, message: string): Said => ({ status: 'True', reason, message });

/** `pods.` of the core group, `deployments.apps`. */
const resourceOf = ({ kind }: KubeObject): string => `${KINDS[kind].plural}.${KINDS[kind].group}`;

function counted(names: readonly string[], link: string): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => `${name} ${link}${count} resource instances`)
    .sort()
    .join(', ');
}

function unexpected({ metadata }: Namespace, left: readonly KubeObject[]): string {
  const resources = [...new Set(left.map(({ kind }) => kind))].map((kind) => {
    const { group, version, plural } = KINDS[kind];
    return `unexpected items still remain in namespace: ${metadata.name} for gvr: ${group}/${version}, Resource=${plural}`;
  });
  return `Failed to delete all resource types, ${resources.length} remaining: ${resources.join(', ')}`;
}
