/**
 * What is stored where a whole object takes the place of another one. Follows apiserver/pkg/registry/rest/update.go.
 */
import type { Draft, KubeObject } from './objects';

/** The whole of the draft; the status has an address of its own, and is kept. */
export function inPlaceOf(live: KubeObject, draft: Draft): KubeObject {
  const { name, namespace } = live.metadata;
  const { status: _said, ...wanted } = draft;
  const place = namespace === undefined ? { name } : { name, namespace };
  const status = 'status' in live ? { status: live.status } : {};
  return { ...wanted, metadata: { ...draft.metadata, ...place }, ...status } as unknown as KubeObject;
}
