/**
 * What a path asks about: `/apis/apps/v1/namespaces/default/deployments/web/scale`.
 * Follows apiserver/pkg/endpoints/request/requestinfo.go.
 */
import { type ApiResource, resourceNamed } from '../api/resources';

export interface ResourcePath {
  readonly resource: ApiResource;
  /** Undefined for cluster-scoped kinds, and for a list over all namespaces. */
  readonly namespace?: string;
  /** Undefined for the collection. */
  readonly name?: string;
  readonly subresource?: string;
}

/** Undefined: nothing is served there. */
export function resourceAt(path: string): ResourcePath | undefined {
  const parts = partsOf(path);
  if (parts === undefined) return undefined;
  const [root, ...rest] = parts;
  if (parts.includes('')) return undefined;
  if (root === 'api') return within('', rest);
  if (root === 'apis') return within(rest[0] ?? '', rest.slice(1));
  return undefined;
}

/** The parts of a path, decoded; undefined where one of them is not to be read. */
export function partsOf(path: string): readonly string[] | undefined {
  try {
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
  } catch {
    return undefined;
  }
}

/** Below a namespace there are only two of its own parts; everything else is a resource in it. */
const OF_A_NAMESPACE: ReadonlySet<string> = new Set(['status', 'finalize']);

function within(group: string, [version = '', ...rest]: readonly string[]): ResourcePath | undefined {
  const [first, namespace, third] = rest;
  if (first === 'namespaces' && namespace !== undefined && third !== undefined && !OF_A_NAMESPACE.has(third)) {
    const [, , plural = '', ...parts] = rest;
    const resource = resourceNamed(group, version, plural);
    return resource?.namespaced === true ? ended({ resource, namespace }, parts) : undefined;
  }
  const [plural = '', ...parts] = rest;
  const resource = resourceNamed(group, version, plural);
  if (resource === undefined || (resource.namespaced && parts.length > 0)) return undefined;
  return ended({ resource }, parts);
}

function ended(about: ResourcePath, parts: readonly string[]): ResourcePath | undefined {
  const [name, subresource, ...more] = parts;
  if (more.length > 0) return undefined;
  if (name === undefined) return about;
  return { ...about, name, ...(subresource === undefined ? {} : { subresource }) };
}
