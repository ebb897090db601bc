/**
 * Answers a request that changes something, as an API server does: on the working copy, without letting the controllers
 * run. What is refused, or only tried, leaves the copy as it was.
 * Follows apiserver/pkg/endpoints/installer.go.
 */
import type { KubeObject } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { create } from './create';
import { isReview, review } from './create-review';
import { remove, removeAll } from './delete';
import { evict } from './eviction';
import { pickedBy } from './list';
import { patch } from './patch';
import type { ApiRequest, ApiResponse, Written } from './request';
import { resourceAt, type ResourcePath } from './resource-path';
import { writeScale } from './scale';
import { writeStatus } from './status-write';
import { update } from './update';
import { plainType, readBody } from './write-body';
import { notAllowed, notServed, refused } from './write-failure';
import { unknownLine, writtenLine } from './write-line';
import { type Changed, isDryRun, managerOf, validationOf, type WriteRequest } from './write-request';
import { objectOf, type WriteTarget, writeTarget } from './write-target';

/**
 * @param by milliseconds by which times are served later than the cluster has them (see shifted.ts)
 */
export function write(request: ApiRequest, cluster: Cluster, by = 0): Written {
  const path = resourceAt(request.path);
  const target = path && writeTarget(path);
  if (path !== undefined && target === undefined && isReview(path.resource) && request.method === 'POST') {
    return { response: review(request, path.resource), about: [], line: 'auth can-i' };
  }
  if (path === undefined || target === undefined) {
    return { response: refused(notServed()), about: [], line: unknownLine(request) };
  }
  const before = objectOf(target, cluster);
  const done = carryOut(request, path, target, cluster, by);
  const [made] = isRejected(done) ? [] : done.about;
  const after = made === undefined ? before : cluster.resolve(made);
  const line = writtenLine({ request, target, before, after });
  return isRejected(done) ? { response: refused(done), about: [], line } : { ...done, line };
}

function carryOut(
  request: ApiRequest,
  path: ResourcePath,
  target: WriteTarget,
  cluster: Cluster,
  by: number,
): Result<Changed> {
  const { query, contentType } = request;
  const options = readOptions(query);
  if (isRejected(options)) return options;
  const body = readBody(contentType, request.body);
  if (isRejected(body)) return body;
  const { manager, validation, isDry } = options;
  const copy = isDry ? cluster.fork() : cluster;
  const done = dispatch(request, path, {
    ...{ target, cluster: copy, by, query, body, manager, validation },
    contentType: plainType(contentType),
  });
  if (!isDry || isRejected(done)) return done;
  return { response: tried(done.response, objectOf(target, cluster)), about: [] };
}

/** What is only tried gets no version: the object has the one that it had, or none. Follows dryrun.go of the storage. */
function tried(response: ApiResponse, live: KubeObject | undefined): ApiResponse {
  const { metadata, ...fields } = JSON.parse(String(response.body)) as { readonly metadata?: object };
  if (metadata === undefined || !('resourceVersion' in metadata)) return response;
  const { resourceVersion: _given, ...kept } = metadata;
  const had = live === undefined ? {} : { resourceVersion: live.metadata.resourceVersion };
  return { ...response, body: JSON.stringify({ ...fields, metadata: { ...kept, ...had } }) };
}

interface Options extends Pick<WriteRequest, 'manager' | 'validation'> {
  readonly isDry: boolean;
}

function readOptions(query: URLSearchParams): Result<Options> {
  const [manager, validation, isDry] = [managerOf(query), validationOf(query), isDryRun(query)];
  if (isRejected(manager)) return manager;
  if (isRejected(validation)) return validation;
  return isRejected(isDry) ? isDry : { manager, validation, isDry };
}

function dispatch(request: ApiRequest, path: ResourcePath, write: WriteRequest): Result<Changed> {
  const { method } = request;
  const { resource, info, namespace, name, subresource } = write.target;
  if (subresource !== '') return dispatchPart(method, write);
  const verb = VERBS[method]?.[name === '' ? 'all' : 'one'];
  const isSomewhere = !info.namespaced || namespace !== '';
  if (verb === undefined || !resource.verbs.includes(verb) || !isSomewhere) return notAllowed();
  if (verb === 'deletecollection') {
    const picked = pickedBy(request, path);
    return isRejected(picked) ? picked : removeAll(write, picked);
  }
  return HANDLERS[verb](write);
}

type Handled = 'create' | 'update' | 'patch' | 'delete';

const VERBS: Readonly<Record<string, { readonly one?: Handled; readonly all?: Handled | 'deletecollection' }>> = {
  POST: { all: 'create' },
  PUT: { one: 'update' },
  PATCH: { one: 'patch' },
  DELETE: { one: 'delete', all: 'deletecollection' },
};

const HANDLERS: Readonly<Record<Handled, (write: WriteRequest) => Result<Changed>>> = {
  create,
  update,
  patch,
  delete: remove,
};

/** A part of an object. */
function dispatchPart(method: string, write: WriteRequest): Result<Changed> {
  const { resource, subresource } = write.target;
  const served = resource.subresources.find(({ name }) => name === subresource);
  if (served === undefined) return notServed();
  const isPatch = method === 'PATCH';
  if (subresource === 'eviction' && method === 'POST') return evict(write);
  if (!isPatch && method !== 'PUT') return notAllowed();
  if (subresource === 'scale') return writeScale(write, isPatch);
  return subresource === 'status' ? writeStatus(write, isPatch) : notAllowed();
}
