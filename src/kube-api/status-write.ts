/**
 * PUT and PATCH …/status: what is reported of an object, and nothing else of it.
 * Follows the status strategies of pkg/registry.
 */
import { type KubeObject, refOf } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { modifiedMeanwhile } from '../api/status';
import { intendAsYou } from '../commands/changes/intent';
import { partPatchType, patchLive } from './patch';
import { answerWith, readDraft } from './write-object';
import type { Changed, WriteRequest } from './write-request';
import { liveObject, otherPlace } from './write-target';

export function writeStatus(write: WriteRequest, isPatch: boolean): Result<Changed> {
  const live = liveObject(write);
  if (isRejected(live)) return live;
  const wanted = isPatch ? patched(write, live) : sent(write);
  if (isRejected(wanted)) return wanted;
  const { status, resourceVersion = '', warnings } = wanted;
  const { kind, metadata } = live;
  if (resourceVersion !== '' && resourceVersion !== metadata.resourceVersion) {
    return modifiedMeanwhile(kind, metadata.name);
  }
  const next = { ...live, status: status ?? {} } as KubeObject;
  const trial = write.cluster.fork().update(next);
  if (trial.metadata.resourceVersion === metadata.resourceVersion) {
    return { response: answerWith(write, live, 200, warnings), about: [] };
  }
  intendAsYou(write.cluster, { verb: 'changed', object: refOf(live), detail: { what: 'status' } });
  const stored = write.cluster.update(next);
  return { response: answerWith(write, stored, 200, warnings), about: [refOf(live)] };
}

interface Wanted {
  readonly status: unknown;
  readonly resourceVersion: string | undefined;
  readonly warnings: readonly string[];
}

function sent(write: WriteRequest): Result<Wanted> {
  const read = readDraft(write);
  if (isRejected(read)) return read;
  const elsewhere = otherPlace(read.draft, write.target);
  if (elsewhere !== undefined) return elsewhere;
  const { status, metadata } = read.draft;
  return { status, resourceVersion: metadata.resourceVersion, warnings: read.warnings };
}

function patched(write: WriteRequest, live: KubeObject): Result<Wanted> {
  const type = partPatchType(write);
  if (isRejected(type)) return type;
  const next = patchLive(write, type, live);
  if (isRejected(next)) return next;
  const { status } = next.object as { readonly status?: unknown };
  return { status, resourceVersion: next.object.metadata.resourceVersion, warnings: next.warnings };
}
