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

/** What a new object needs: the server adds uid, resourceVersion, creationTimestamp and, with generateName, the name. */
export type NewObject<T extends KubeObject> = Omit<T, 'metadata'> & {
  readonly metadata: Partial<T['metadata']>;
};
