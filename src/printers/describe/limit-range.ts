/**
 * Describes LimitRanges. Follows kubectl/pkg/describe, describeLimitRange.
 */
import { canonicalQuantity } from '../../api/quantity';
import type { LimitRange } from '../../api/objects';
import type { Sheet } from './sheet';

export const LIMIT_COLUMNS = 'Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio';
export const LIMIT_RULE = '----\t--------\t---\t---\t---------------\t-------------\t-----------------------';

export function writeLimitRange(range: LimitRange, sheet: Sheet): void {
  sheet.line(0, `Name:\t${range.metadata.name}`);
  sheet.line(0, `Namespace:\t${range.metadata.namespace ?? ''}`);
  for (const row of [LIMIT_COLUMNS, LIMIT_RULE, ...limitRows(range)]) sheet.line(0, row);
}

/**
 * What may be asked for, one row for each kind of thing and resource. kubectl walks the resources in no fixed order; here
 * they are sorted.
 */
export function limitRows({ spec }: LimitRange): readonly string[] {
  return spec.limits.flatMap(({ type, min, max, defaultRequest, default: defaultLimit, maxLimitRequestRatio }) => {
    const columns = [min, max, defaultRequest, defaultLimit, maxLimitRequestRatio];
    const resources = new Set(columns.flatMap((column) => Object.keys(column ?? {})));
    return [...resources].sort().map((resource) => {
      const cells = columns.map((column) => canonicalQuantity(column?.[resource] ?? '') ?? '-');
      return [type, resource, ...cells].join('\t');
    });
  });
}
