/**
 * PATCH, in its four forms. Follows apiserver/pkg/endpoints/handlers/patch.go.
 */
import type { KubeObject } from '../api/objects';
import { own } from '../api/own';
import { patchedObject, type PatchType, withKeptStatus } from '../api/patch/patched-object';
import { isRejected, type Rejection, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { updateObject } from '../cluster/admission';
import type { Cluster } from '../cluster/cluster';
import { withOwners } from '../printers/objects';
import { applyPatch } from './patch-apply';
import { shiftedObject } from './shifted';
import { unsupportedType } from './write-body';
import { changeAsYou } from './write-as-you';
import { answerWith, backInTime } from './write-object';
import { type Changed, optionError, type WriteRequest } from './write-request';
import { liveObject } from './write-target';

const PATCH_TYPES: Readonly<Record<string, PatchType | 'apply'>> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

export function patch(write: WriteRequest): Result<Changed> {
  const type = own(PATCH_TYPES, write.contentType);
  if (type === undefined) return unsupportedType(Object.keys(PATCH_TYPES));
  if (type === 'apply') return applyPatch(write);
  if (write.query.get('force') !== null) return forceForbidden();
  const live = liveObject(write);
  if (isRejected(live)) return live;
  const patched = patchLive(write, type, live);
  if (isRejected(patched)) return patched;
  const next = withKeptStatus(patched.object, live);
  const change = (cluster: Cluster) => updateObject(cluster, next, { name: write.manager });
  return changeAsYou(write, live, change, (stored) => answerWith(write, stored, 200, patched.warnings));
}

/** How a part of an object is patched: nobody applies one. */
export function partPatchType({ contentType }: WriteRequest): Result<PatchType> {
  const type = own(PATCH_TYPES, contentType);
  if (type !== undefined && type !== 'apply') return type;
  return unsupportedType(Object.keys(PATCH_TYPES).filter((one) => PATCH_TYPES[one] !== 'apply'));
}

export interface PatchedLive {
  readonly object: KubeObject;
  readonly warnings: readonly string[];
}

/** The object with the patch of the body applied as it is served, and with the cluster's own times again. */
export function patchLive(write: WriteRequest, type: PatchType, live: KubeObject): Result<PatchedLive> {
  const { body, by, validation } = write;
  if (body.value === undefined) return badRequest(body.problem ?? 'error decoding patch: unexpected end of JSON input');
  const { value, duplicates } = body;
  const patched = patchedObject(withOwners(shiftedObject(live, by)), type, value, {
    isStrict: validation === 'Strict',
    duplicates,
  });
  if (isRejected(patched)) return patched;
  return { object: backInTime(patched.object, by), warnings: validation === 'Warn' ? patched.unknown : [] };
}

const forceForbidden = (): Rejection => optionError('force', 'Forbidden: may not be specified for non-apply patch');
