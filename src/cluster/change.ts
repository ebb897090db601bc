/**
 * Changes of objects: what controllers are told of, and what a new object must bring along.
 */
import type { KubeObject } from '../api/objects';

/** One change of one object. */
export interface Change<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly at: number;
  readonly object: T;
  /** The object's key in its kind (see keyOf). */
  readonly key: string;
  /** The object as it was; absent for ADDED. */
  readonly before?: T;
  /** The step that this change belongs to, if any. */
  readonly step?: number;
}

/** Whether nothing changed that people asked for: neither the spec nor whether the object is to go. */
export function isReportOnly({ object, before }: Change): boolean {
  if (before === undefined || !('spec' in object) || !('spec' in before)) return false;
  return object.spec === before.spec && object.metadata.deletionTimestamp === before.metadata.deletionTimestamp;
}

/** What a new object needs: the server adds uid, resourceVersion, creationTimestamp and, with generateName, the name. */
export type NewObject<T extends KubeObject> = Omit<T, 'metadata'> & {
  readonly metadata: Partial<T['metadata']>;
};
