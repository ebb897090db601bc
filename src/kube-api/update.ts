/**
 * PUT: puts an object in the place of the one that is there. Follows apiserver/pkg/endpoints/handlers/update.go.
 */
import { type Draft, type KubeObject, refOf } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { badRequest, notFound } from '../api/status';
import { updateObject } from '../cluster/admission';
import { changeAsYou } from './write-intent';
import { answerWith, readDraft } from './write-object';
import type { Changed, WriteRequest } from './write-request';
import type { WriteTarget } from './write-target';

export function update(write: WriteRequest): Result<Changed> {
  const { cluster, target, manager } = write;
  const read = readDraft(write);
  if (isRejected(read)) return read;
  const elsewhere = otherPlace(read.draft, target);
  if (elsewhere !== undefined) return elsewhere;
  const live = liveObject(write);
  if (isRejected(live)) return live;
  const next = inPlaceOf(live, read.draft);
  const stored = changeAsYou(cluster, live, (copy) => updateObject(copy, next, { name: manager }));
  if (isRejected(stored)) return stored;
  return {
    response: answerWith(write, stored, 200, read.warnings),
    about: stored === live ? [] : [refOf(live)],
  };
}

/** The object of the address. */
export function liveObject({ cluster, target: { info, name, namespace } }: WriteRequest): Result<KubeObject> {
  return cluster.get(info.kind, name, info.namespaced ? namespace : undefined) ?? notFound(info.kind, name);
}

/** An object that names itself otherwise than its address does. Follows checkName. */
export function otherPlace({ metadata }: Draft, { info, name, namespace }: WriteTarget): Result<undefined> {
  const said = metadata.name ?? '';
  if (said === '') {
    return badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  }
  if (said !== name) return badRequest(`the name of the object (${said}) does not match the name on the URL (${name})`);
  const place = metadata.namespace ?? '';
  if (!info.namespaced || place === '' || place === namespace) return undefined;
  return badRequest(`the namespace of the object (${place}) does not match the namespace on the URL (${namespace})`);
}

/** The whole of the draft; the status has an address of its own, and is kept. */
function inPlaceOf(live: KubeObject, draft: Draft): KubeObject {
  const { name, namespace } = live.metadata;
  const { status: _said, ...wanted } = draft;
  const place = namespace === undefined ? { name } : { name, namespace };
  const status = 'status' in live ? { status: live.status } : {};
  return { ...wanted, metadata: { ...draft.metadata, ...place }, ...status } as unknown as KubeObject;
}
