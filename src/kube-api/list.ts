/**
 * Lists: what a collection holds, picked by selectors, in chunks.
 * Follows apiserver/pkg/endpoints/handlers/get.go and apiserver/pkg/storage/continue.go.
 */
import { type FieldSelector, matchesFields, parseFieldSelector } from '../api/field-selectors';
import type { LabelSelector, KubeObject } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { matchesSelector, parseSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';
import { derivedList, isDerived } from '../cluster/derived';
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
  const kind = resource.shows;
  if (kind === undefined) return [];
  const all: readonly KubeObject[] = isDerived(kind) ? derivedList(cluster, kind) : cluster.list(kind);
  const here = namespace === undefined ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
  return [...here].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

/** The one object that a path names. */
export function objectAt(cluster: Cluster, about: ResourcePath): KubeObject | undefined {
  const { resource, namespace, name = '' } = about;
  if (resource.shows === undefined) return undefined;
  if (!isDerived(resource.shows)) return cluster.get(resource.shows, name, namespace);
  return collection(cluster, about).find(({ metadata }) => metadata.name === name);
}
