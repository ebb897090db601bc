/**
 * POST: makes an object. Follows apiserver/pkg/endpoints/handlers/create.go.
 */
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { createObject } from '../cluster/admission';
import { createdBy } from '../cluster/server-side-apply/managed-fields';
import { createAsYou } from './write-as-you';
import { readDraft } from './write-object';
import type { Changed, WriteRequest } from './write-request';

export function create(write: WriteRequest): Result<Changed> {
  const read = readDraft(write);
  if (isRejected(read)) return read;
  const { namespace, info } = write.target;
  const given = read.draft.metadata.namespace ?? '';
  if (info.namespaced && given !== '' && given !== namespace) {
    return badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const metadata = { ...read.draft.metadata, ...(info.namespaced ? { namespace } : {}) };
  const draft = { ...read.draft, metadata };
  return createAsYou(write, read.warnings, (cluster) => createObject(cluster, draft, createdBy(write.manager)));
}
