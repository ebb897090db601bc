/**
 * What keeps a Namespace: what is in it, and that a cluster cannot do without some of them.
 * Follows plugin/pkg/admission/namespace/lifecycle and pkg/registry/core/namespace.
 */
import type { KubeObject } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import { forbidden } from '../../api/status';
import { SYSTEM_PRIORITIES } from '../../api/system-priorities';

const IMMORTAL: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public']);

/** Why the server would not delete an object. */
export function refusedDeletion({ kind, metadata }: KubeObject): Rejection | undefined {
  if (kind === 'PriorityClass' && Object.hasOwn(SYSTEM_PRIORITIES, metadata.name)) {
    return forbidden(kind, metadata.name, 'this is a system priority class and cannot be deleted');
  }
  if (kind !== 'Namespace' || !IMMORTAL.has(metadata.name)) return undefined;
  return forbidden('Namespace', metadata.name, 'this namespace may not be deleted');
}

/** Whether its controller has not yet emptied a Namespace. */
export function isUnfinalized(object: KubeObject): boolean {
  return object.kind === 'Namespace' && (object.spec.finalizers ?? []).length > 0;
}

/** A Namespace's own finalizers are not for people to take away: its controller does when it is empty. */
export function withKeptFinalizers<T extends KubeObject>(before: T, next: T): T {
  if (before.kind !== 'Namespace' || next.kind !== 'Namespace') return next;
  return { ...next, spec: { ...next.spec, finalizers: before.spec.finalizers } };
}

/** A Namespace that is deleted says so from that moment on. */
export function asTerminating(object: KubeObject): KubeObject {
  return object.kind === 'Namespace' ? { ...object, status: { ...object.status, phase: 'Terminating' } } : object;
}
