/**
 * PATCH with a configuration to apply: server-side apply. Follows applyPatcher in apiserver/pkg/endpoints/handlers/patch.go.
 */
import { refOf } from '../api/objects';
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import { applyObject } from '../cluster/server-side-apply';
import { lastAppliedText } from '../commands/changes/last-applied';
import { intendAsYou } from '../commands/changes/intent';
import { otherPlace } from './update';
import { changeAsYou } from './write-intent';
import { answerWith, readDraft } from './write-object';
import { type Changed, optionError, type WriteRequest } from './write-request';

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
  const live = cluster.get(info.kind, name, info.namespaced ? namespace : undefined);
  if (live !== undefined) {
    const stored = changeAsYou(cluster, live, (copy) => applyObject(copy, draft, options));
    if (isRejected(stored)) return stored;
    return { response: answerWith(write, stored, 200, read.warnings), about: stored === live ? [] : [refOf(live)] };
  }
  const trial = applyObject(cluster.fork(), draft, options);
  if (isRejected(trial)) return trial;
  intendAsYou(cluster, { verb: 'created', object: refOf(trial) });
  const made = applyObject(cluster, draft, options);
  if (isRejected(made)) return made;
  return { response: answerWith(write, made, 201, read.warnings), about: [refOf(made)] };
}
