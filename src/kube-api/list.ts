/**
 * Lists: what a collection holds, picked by selectors, in chunks.
 * Follows apiserver/pkg/endpoints/handlers/get.go and apiserver/pkg/storage/continue.go.
 */
import { type FieldSelector, matchesFields, parseFieldSelector } from '../api/field-selectors';
import type { LabelSelector, KubeObject } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { matchesSelector, parseSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import type { ApiRequest } from './request';
import type { ResourcePath } from './resource-path';

/** What a request wants of a collection. */
export interface Picked {
  readonly labels: LabelSelector;
  readonly fields: FieldSelector;
}

export function pickedBy({ query }: ApiRequest, { resource, name }: ResourcePath): Result<Picked> {
  const labels = parseSelector(query.get('labelSelector') ?? '');
  if (isRejected(labels)) return labels;
  const only = name === undefined ? [] : [`metadata.name=${name}`];
  const wanted = [query.get('fieldSelector') ?? '', ...only].filter((text) => text !== '').join(',');
  const fields = parseFieldSelector(wanted, resource.shows ?? 'Pod');
  return isRejected(fields) ? fields : { labels, fields };
}

export const isPicked = (object: KubeObject, { labels, fields }: Picked): boolean =>
  matchesSelector(labels, object.metadata.labels) && matchesFields(fields, object);

/** Every object of a collection, in the order of their keys in the store. */
export function collection(cluster: Cluster, { resource, namespace }: ResourcePath): readonly KubeObject[] {
  if (resource.shows === undefined) return [];
  const all: readonly KubeObject[] = cluster.list(resource.shows, namespace);
  return [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;
