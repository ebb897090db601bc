/**
 * What the server says when somebody else owns a field that is applied with another value.
 * Follows managedfields/internal/conflict.go.
 */
import { type FieldSet, pathsOf } from './field-ownership/field-set';
import type { Rejection } from './rejection';

/** Fields that a manager owns and somebody else wants otherwise. */
export interface FieldConflict {
  readonly manager: { readonly name: string; readonly subresource?: string };
  readonly operation: 'Apply' | 'Update';
  readonly fields: FieldSet;
}

/** The refusal of an apply. `conflicts` must not be empty. */
export function applyConflict(apiVersion: string, conflicts: readonly FieldConflict[]): Rejection {
  const found = conflicts.flatMap((conflict) =>
    pathsOf(conflict.fields).map((path) => ({ by: managerIn(apiVersion, conflict), path })),
  );
  const managers = [...new Set(found.map(({ by }) => by))].sort();
  const [first] = found;
  const said =
    found.length === 1
      ? `1 conflict: conflict with ${first!.by}: ${first!.path}`
      : `${found.length} conflicts: ${managers
          .map((by) => [
            `conflicts with ${by}:`,
            ...found.filter((one) => one.by === by).map(({ path }) => `- ${path}`),
          ])
          .flat()
          .join('\n')}`;
  return { rejected: true, code: 'Conflict', message: `Error from server (Conflict): Apply failed with ${said}` };
}

/** `"kubectl" with subresource "scale" using apps/v1`. */
function managerIn(apiVersion: string, { manager: { name, subresource }, operation }: FieldConflict): string {
  const place = subresource === undefined ? '' : ` with subresource ${JSON.stringify(subresource)}`;
  return `${JSON.stringify(name)}${place}${operation === 'Update' ? ` using ${apiVersion}` : ''}`;
}
