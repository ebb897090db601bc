/**
 * Answers a request that reads objects: one, or a collection.
 * Follows apiserver/pkg/endpoints/handlers/get.go.
 */
import { isRejected } from '../api/rejection';
import { serverText } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { negotiated, type Negotiated } from './accept';
import { collection, isPicked, pickedBy } from './list';
import { type ApiRequest, type ApiResponse, json } from './request';
import type { ResourcePath } from './resource-path';
import { type ApiResource, groupVersion } from './resources';
import { badRequest, methodNotAllowed, notAcceptable, statusResponse, unknownPath } from './status';
import { metadataOf, type Row, tableOf } from './table';
import { shown } from './views';

export function readResource(request: ApiRequest, about: ResourcePath, cluster: Cluster): ApiResponse {
  const { resource, name, subresource } = about;
  if (subresource !== undefined) return unknownPath();
  if (!resource.verbs.includes(name === undefined ? 'list' : 'get')) return methodNotAllowed();
  const wanted = negotiated(request.accept);
  if (wanted === undefined) return notAcceptable();
  return name === undefined ? readList(request, about, cluster, wanted) : readOne(request, about, cluster, wanted);
}

function readOne(request: ApiRequest, about: ResourcePath, cluster: Cluster, { form }: Negotiated): ApiResponse {
  const { resource, name = '', namespace } = about;
  const object = resource.shows && cluster.get(resource.shows, name, namespace);
  const answer = object && shown(resource, object, cluster);
  if (object === undefined || answer === undefined) return notFound(resource, name);
  if (form === 'metadata') return json(metadataOf(answer));
  if (form === 'object') return json(answer);
  const { resourceVersion } = object.metadata;
  return json(tableOf(request, resource, [{ object, shown: answer }], { metadata: { resourceVersion } }));
}

function readList(request: ApiRequest, about: ResourcePath, cluster: Cluster, { form }: Negotiated): ApiResponse {
  const { resource } = about;
  const picked = pickedBy(request, about);
  if (isRejected(picked)) {
    return badRequest(serverText(picked));
  }
  const rows: readonly Row[] = collection(cluster, about).flatMap((object) => {
    const answer = isPicked(object, picked) ? shown(resource, object, cluster) : undefined;
    return answer === undefined ? [] : [{ object, shown: answer }];
  });
  const metadata = { resourceVersion: String(cluster.snapshot().resourceVersion) };
  if (form === 'table') return json(tableOf(request, resource, rows, { metadata }));
  if (form === 'metadata') {
    const items = rows.map((row) => metadataOf(row.shown));
    return json({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata, items });
  }
  const items = rows.map((row) => row.shown);
  return json({ kind: `${resource.kind}List`, apiVersion: groupVersion(resource), metadata, items });
}

/** `deployments.apps "web" not found`, with what programs need to know of it. */
export function notFound({ plural, group }: ApiResource, name: string): ApiResponse {
  const what = group === '' ? plural : `${plural}.${group}`;
  return statusResponse({
    code: 404,
    reason: 'NotFound',
    message: `${what} "${name}" not found`,
    details: { name, ...(group !== '' && { group }), kind: plural },
  });
}
