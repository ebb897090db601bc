/** The conditions of a workload. Follows kubectl/pkg/describe: a space ends the first cell. */
import type { Sheet } from './sheet';

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

/** Nothing where there are none. */
export function writeConditions(conditions: readonly Condition[] | undefined, sheet: Sheet): void {
  if (conditions === undefined || conditions.length === 0) return;
  sheet.line(0, 'Conditions:');
  sheet.line(1, 'Type\tStatus\tReason');
  sheet.line(1, '----\t------\t------');
  for (const { type, status, reason = '' } of conditions) sheet.line(1, `${type} \t${status}\t${reason}`);
}
