/**
 * POST …/pods/NAME/eviction: asks a Pod to leave its Node, as far as its budget allows.
 * Follows pkg/registry/core/pod/storage/eviction.go.
 */
import { isFields } from '../api/fields';
import { refOf } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { evictionRefusal, evictPod, type EvictionRefusal } from '../cluster/eviction';
import { intendAsYou } from '../commands/changes/intent';
import { unmet } from './delete';
import { readDeleteOptions } from './delete-options';
import { json } from './request';
import { failing } from './write-failure';
import type { Changed, WriteRequest } from './write-request';
import { liveObject } from './write-target';

const VERSIONS: ReadonlySet<unknown> = new Set(['policy/v1', 'policy/v1beta1', undefined, '']);

export function evict(write: WriteRequest): Result<Changed> {
  const eviction = readEviction(write);
  if (isRejected(eviction)) return eviction;
  const pod = liveObject(write);
  if (isRejected(pod)) return pod;
  if (pod.kind !== 'Pod') return badRequest('only Pods can be evicted');
  const options = readDeleteOptions({ body: { value: eviction, duplicates: [] }, query: write.query });
  if (isRejected(options)) return options;
  const refusal = unmet(pod, options);
  if (refusal !== undefined) return refusal;
  const refused = evictionRefusal(write.cluster, pod);
  if (refused !== undefined) return notEvicted(refused);
  const cluster = options.isDry ? write.cluster.fork() : write.cluster;
  const detail = { node: pod.spec.nodeName ?? '' };
  intendAsYou(cluster, { verb: 'asked-eviction', object: refOf(pod), detail });
  evictPod(cluster, pod, options);
  const response = json({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }, 201);
  return { response, about: options.isDry ? [] : [refOf(pod)] };
}

/** The deleteOptions of an Eviction. */
function readEviction({ body, target }: WriteRequest): Result<Readonly<Record<string, never>>> {
  const { value } = body;
  if (!isFields(value)) return badRequest('the object provided is unrecognized (must be of type Eviction)');
  const { apiVersion, kind = 'Eviction', metadata, deleteOptions } = value;
  if (kind !== 'Eviction' || !VERSIONS.has(apiVersion)) {
    const said = typeof kind === 'string' ? kind : '';
    return badRequest(`${said} in version "v1" cannot be handled as an Eviction`);
  }
  const { name = '' } = isFields(metadata) ? metadata : {};
  if (name !== '' && name !== target.name) {
    return badRequest('name in URL does not match name in Eviction object');
  }
  return (isFields(deleteOptions) ? deleteOptions : {}) as Readonly<Record<string, never>>;
}

function notEvicted({ code, message, cause }: EvictionRefusal): Rejection {
  if (code === 500) return failing({ code: 500, reason: 'InternalError', message, details: {} });
  const causes = [{ reason: 'DisruptionBudget', message: cause }];
  return failing({ code: 429, reason: 'TooManyRequests', message, details: { causes } });
}
