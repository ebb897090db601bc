/**
 * Defaults of LimitRanges: what a container gets that says nothing.
 * Follows SetDefaults_LimitRangeItem in pkg/apis/core/v1/defaults.go.
 */
import type { LimitRangeItem, LimitRangeSpec } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';

/** The limit is the largest one, the request the limit, and failing that the least. */
export function limitRangeDefaults(spec: LimitRangeSpec): LimitRangeSpec {
  return within(fill(spec, { limits: [] }), 'limits', (limits) => each(limits, itemDefaults));
}

function itemDefaults(item: LimitRangeItem): LimitRangeItem {
  if (item.type !== 'Container') return item;
  const limits = fill(item.default ?? {}, item.max ?? {});
  const requests = fill(fill(item.defaultRequest ?? {}, limits), item.min ?? {});
  const found: Partial<LimitRangeItem> = {
    ...(Object.keys(limits).length === 0 ? {} : { default: limits }),
    ...(Object.keys(requests).length === 0 ? {} : { defaultRequest: requests }),
  };
  const isNew = found.default !== item.default || found.defaultRequest !== item.defaultRequest;
  return isNew ? { ...item, ...found } : item;
}
