/**
 * PATCH with a configuration to apply: server-side apply. Follows applyPatcher in apiserver/pkg/endpoints/handlers/patch.go.
 */
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import { applyObject } from '../cluster/server-side-apply';
import { lastAppliedText } from '../commands/changes/last-applied';
import { changeAsYou, createAsYou } from './write-as-you';
import { answerWith, readDraft } from './write-object';
import { type Changed, optionError, type WriteRequest } from './write-request';
import { objectOf, otherPlace } from './write-target';

export function applyPatch(write: WriteRequest): Result<Changed> {
  const { cluster, query, target, manager } = write;
  if ((query.get('fieldManager') ?? '') === '') {
    return optionError('fieldManager', 'Required value: is required for apply patch');
  }
  const read = readDraft(write);
  if (isRejected(read)) return read;
  const { info, name, namespace } = target;
  const metadata = { ...read.draft.metadata, name: read.draft.metadata.name ?? name };
  if (metadata.managedFields !== undefined) return badRequest('metadata.managedFields must be nil');
  const draft = {
    ...read.draft,
    metadata: info.namespaced ? { ...metadata, namespace: metadata.namespace ?? namespace } : metadata,
  };
  const elsewhere = otherPlace(draft, target);
  if (elsewhere !== undefined) return elsewhere;
  const options = { manager, force: query.get('force') === 'true', lastApplied: lastAppliedText(draft) };
  const apply = (copy: Cluster) => applyObject(copy, draft, options);
  const live = objectOf(target, cluster);
  if (live === undefined) return createAsYou(write, read.warnings, apply);
  return changeAsYou(write, live, apply, (stored) => answerWith(write, stored, 200, read.warnings));
}
