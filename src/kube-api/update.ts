/**
 * PUT: puts an object in the place of the one that is there. Follows apiserver/pkg/endpoints/handlers/update.go.
 */
import { inPlaceOf } from '../api/in-place-of';
import { isRejected, type Result } from '../api/rejection';
import { updateObject } from '../cluster/admission';
import type { Cluster } from '../cluster/cluster';
import { changeAsYou } from './write-as-you';
import { answerWith, readDraft } from './write-object';
import type { Changed, WriteRequest } from './write-request';
import { liveObject, otherPlace } from './write-target';

export function update(write: WriteRequest): Result<Changed> {
  const read = readDraft(write);
  if (isRejected(read)) return read;
  const elsewhere = otherPlace(read.draft, write.target);
  if (elsewhere !== undefined) return elsewhere;
  const live = liveObject(write);
  if (isRejected(live)) return live;
  const next = inPlaceOf(live, read.draft);
  const by = { name: write.manager };
  const change = (cluster: Cluster) => updateObject(cluster, next, by);
  return changeAsYou(write, live, change, (stored) => answerWith(write, stored, 200, read.warnings));
}
