/**
 * Kinds whose objects are not stored: each is read off others when somebody asks for it.
 */
import type { Kind, Kinds } from '../api/objects';
import type { Cluster } from './cluster';
import { endpointsOf } from './derived/endpoints';
import { leasesOf } from './derived/leases';

type Derivation = { readonly [K in Kind]?: (cluster: Cluster) => readonly Kinds[K][] };

const DERIVED: Derivation = { Endpoints: endpointsOf, Lease: leasesOf };

/** Whether the objects of a kind are read off others. */
export function isDerived(kind: Kind): boolean {
  return DERIVED[kind] !== undefined;
}

/** Every object of such a kind; none of any other. */
export function derivedList<K extends Kind>(cluster: Cluster, kind: K): readonly Kinds[K][] {
  const derive = DERIVED[kind];
  return derive?.(cluster) ?? [];
}
