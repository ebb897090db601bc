/**
 * Answers a request that reads objects: one, or a collection.
 * Follows apiserver/pkg/endpoints/handlers/get.go.
 */
import type { KubeObject } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { withOwners, withoutOwners } from '../printers/objects';
import { printYaml } from '../printers/yaml';
import { negotiated, type Negotiated } from './accept';
import { objectAt } from './list';
import { listPart } from './list-part';
import { type ApiRequest, type ApiResponse, json } from './request';
import type { ResourcePath } from './resource-path';
import { DEPRECATIONS, groupVersion } from '../api/resources';
import { isScalable, scaleOf } from './scale-view';
import { badRequest, methodNotAllowed, notAcceptable, resourceNotFound, unknownPath } from './status';
import { metadataOf, type TableKind, tableOf } from './table';
import { type Row, rowsOf } from './views';

export function readResource(request: ApiRequest, about: ResourcePath, cluster: Cluster): ApiResponse {
  const { resource, name, subresource } = about;
  const known = resource.subresources.find((one) => one.name === subresource);
  // What a log says needs the cluster's own clock; see pod-log.ts.
  if (subresource === 'log' || (subresource !== undefined && known === undefined)) return unknownPath();
  if (subresource === 'exec') return badRequest('Upgrade request required');
  const { verbs } = known ?? resource;
  if (!verbs.includes(name === undefined ? 'list' : 'get')) return methodNotAllowed();
  const wanted = negotiated(request.accept);
  if (wanted === undefined) return notAcceptable();
  const answer = (name === undefined ? readList : readOne)(request, about, cluster, wanted);
  const warning = resource.shows && DEPRECATIONS[resource.shows];
  return warning === undefined ? answer : { ...answer, warnings: [warning] };
}

function readOne(request: ApiRequest, about: ResourcePath, cluster: Cluster, wanted: Negotiated): ApiResponse {
  const { resource, name = '' } = about;
  const object = objectAt(cluster, about);
  const row = object && rowOf(about, object, cluster);
  if (row === undefined) return resourceNotFound(resource, name);
  if (wanted.form === 'metadata') return encoded(metadataOf(row.shown), wanted);
  if (wanted.form === 'object') return encoded(row.shown, wanted);
  const kind: TableKind = about.subresource === 'scale' ? 'scale' : resource;
  const { resourceVersion } = row.object.metadata;
  return encoded(tableOf(request, kind, [row], { metadata: { resourceVersion } }), wanted);
}

/** Undefined: there is nothing to show of the object there. */
function rowOf({ resource, subresource }: ResourcePath, object: KubeObject, cluster: Cluster): Row | undefined {
  if (subresource === 'scale') return isScalable(object) ? { object, shown: scaleOf(object) } : undefined;
  return rowsOf(resource, [object], cluster)[0];
}

function readList(request: ApiRequest, about: ResourcePath, cluster: Cluster, wanted: Negotiated): ApiResponse {
  const { resource } = about;
  const part = listPart(request, about, cluster);
  if ('status' in part) return part;
  const { objects, metadata } = part;
  const isWhole = wanted.form === 'object' || request.query.get('includeObject') === 'Object';
  const rows = rowsOf(resource, objects, cluster, isWhole ? withOwners : withoutOwners);
  if (wanted.form === 'table') return encoded(tableOf(request, resource, rows, { metadata }), wanted);
  if (wanted.form === 'metadata') {
    const items = rows.map((row) => metadataOf(row.shown));
    return encoded({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata, items }, wanted);
  }
  const items = rows.map((row) => row.shown);
  return encoded({ kind: `${resource.kind}List`, apiVersion: groupVersion(resource), metadata, items }, wanted);
}

const encoded = (value: object, { isYaml }: Negotiated): ApiResponse =>
  isYaml ? { status: 200, contentType: 'application/yaml', body: printYaml(value) } : json(value);
