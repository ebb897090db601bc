/**
 * DELETE: of one object, or of all that a selector picks. Follows apiserver/pkg/endpoints/handlers/delete.go.
 */
import { resourceName } from '../api/kinds';
import { type KubeObject, refOf } from '../api/objects';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { refusedDeletion } from '../cluster/admission/namespace-lifecycle';
import type { Cluster } from '../cluster/cluster';
import { deleteObject, type DeleteOptions } from '../cluster/deletion';
import { deletionDetail } from '../commands/changes/deletion-detail';
import { intendAsYou } from '../commands/changes/intent';
import { type Preconditions, readDeleteOptions } from './delete-options';
import { isPicked, type Picked } from './list';
import { type ApiResponse, json } from './request';
import { shiftedObject } from './shifted';
import { rowsOf } from './views';
import { failing } from './write-failure';
import { answerWith } from './write-object';
import type { Changed, WriteRequest } from './write-request';
import { liveObject } from './write-target';

/** One object. */
export function remove(write: WriteRequest): Result<Changed> {
  const live = liveObject(write);
  if (isRejected(live)) return live;
  const options = readDeleteOptions(write);
  if (isRejected(options)) return options;
  const refused = refusedDeletion(live) ?? unmet(live, options);
  if (refused !== undefined) return refused;
  const cluster = options.isDry ? write.cluster.fork() : write.cluster;
  deleteAsYou(cluster, live, options);
  const left = cluster.resolve(refOf(live));
  return {
    response: left === undefined ? gone(write, live) : answerWith(write, left, 200),
    about: options.isDry ? [] : [refOf(live)],
  };
}

/** Every object of a kind that the selectors of the address pick; those that cannot go are left out. */
export function removeAll(write: WriteRequest, picked: Picked): Result<Changed> {
  const options = readDeleteOptions(write);
  if (isRejected(options)) return options;
  const { target, cluster: channel, by } = write;
  const all = channel.list(target.info.kind, target.info.namespaced ? target.namespace : undefined);
  const found = all.filter((object) => isPicked(object, picked));
  const refused = found.flatMap((object) => refusedDeletion(object) ?? [])[0];
  if (refused !== undefined) return refused;
  const cluster = options.isDry ? channel.fork() : channel;
  for (const object of found) deleteAsYou(cluster, object, options);
  const served = found.map((object) => shiftedObject(object, by));
  const items = rowsOf(target.resource, served, channel).map((row) => row.shown);
  const metadata = { resourceVersion: String(cluster.snapshot().resourceVersion) };
  const { kind, apiVersion } = target.info;
  return {
    response: json({ kind: `${kind}List`, apiVersion, metadata, items }),
    about: options.isDry ? [] : found.map(refOf),
  };
}

/** Deletes in the name of whoever asks. */
function deleteAsYou(cluster: Cluster, live: KubeObject, options: DeleteOptions): void {
  intendAsYou(cluster, { verb: 'deleted', object: refOf(live), ...deletionDetail(live, options) });
  deleteObject(cluster, live, options);
}

function gone({ target: { info } }: WriteRequest, { metadata: { name, uid } }: KubeObject): ApiResponse {
  const details = { name, ...(info.group === '' ? {} : { group: info.group }), kind: info.plural, uid };
  return json({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}

/** Follows Preconditions.Check in apiserver/pkg/storage. */
export function unmet({ kind, metadata }: KubeObject, { uid, resourceVersion }: Preconditions): Rejection | undefined {
  const differs = (what: string, wanted: string, found: string): Rejection =>
    failing({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${resourceName(kind)} "${metadata.name}": Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`,
      details: { name: metadata.name, kind: resourceName(kind).split('.')[0] },
    });
  if (uid !== undefined && uid !== metadata.uid) return differs('UID', uid, metadata.uid);
  if (resourceVersion === undefined || resourceVersion === metadata.resourceVersion) return undefined;
  return differs('ResourceVersion', resourceVersion, metadata.resourceVersion);
}
