/**
 * What a patch makes of an object, whoever sends it. Follows apiserver/pkg/endpoints/handlers/patch.go.
 */
import type { Draft, KubeObject } from '../objects';
import { mergePatch, strategicMergePatch } from '../patch';
import { isRejected, type Result } from '../rejection';
import { badRequest } from '../status';
import { applyJsonPatch } from './json-patch';
import { decodeMerged, decodeRewritten, type FieldCheck } from './patched';

export type PatchType = 'strategic' | 'merge' | 'json';

export interface PatchedObject {
  /** Its kind, name and namespace are those of the object that was patched. */
  readonly object: KubeObject;
  /** Fields that no type has, where these are not refused. */
  readonly unknown: readonly string[];
}

/** The object with a patch applied. */
export function patchedObject(
  object: KubeObject,
  type: PatchType,
  patch: unknown,
  fields?: FieldCheck,
): Result<PatchedObject> {
  const next = merged(object, type, patch);
  if (isRejected(next)) return next;
  const { kind, apiVersion } = object;
  const decoded =
    type === 'strategic' ? decodeMerged(kind, next.value, patch, fields) : decodeRewritten(kind, next.value, fields);
  if (isRejected(decoded)) return decoded;
  const { draft, unknown } = decoded;
  const { name, namespace } = object.metadata;
  const said = draft.metadata as Draft['metadata'] | undefined;
  const { name: given = '', namespace: place = '', uid = object.metadata.uid } = said ?? {};
  if (given !== name) {
    return badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
  }
  if (namespace !== undefined && place !== '' && place !== namespace) {
    return badRequest(`the namespace of the object (${place}) does not match the namespace on the URL (${namespace})`);
  }
  const metadata = { ...said, name, namespace, uid };
  return { object: { ...draft, kind, apiVersion, metadata } as KubeObject, unknown };
}

function merged(object: KubeObject, type: PatchType, patch: unknown): Result<{ readonly value: unknown }> {
  if (type === 'json') return applyJsonPatch(object, patch);
  if (patch === null) return { value: object };
  if (typeof patch !== 'object' || Array.isArray(patch)) {
    const what = Array.isArray(patch) ? 'array' : typeof patch === 'boolean' ? 'bool' : typeof patch;
    return badRequest(`json: cannot unmarshal ${what} into Go value of type map[string]interface {}`);
  }
  const value: unknown = type === 'merge' ? mergePatch(object, patch) : strategicMergePatch(object.kind, object, patch);
  return { value };
}

/** What is patched into the status by the way is not listened to: the status has an address of its own. */
export function withKeptStatus(next: KubeObject, live: KubeObject): KubeObject {
  return 'status' in live ? ({ ...next, status: live.status } as KubeObject) : next;
}
