/**
 * `--sort-by`: tables are sorted kind by kind, everything else as one list. Follows kubectl/pkg/cmd/get/sorter.go.
 */
import type { KubeObject } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { fieldNowhere, sortedBy } from '../../printers/output/sort-by';

/** The objects in order. Where a table is wanted and no object has the field, kubectl shows nothing at all. */
export function sortObjects(
  objects: readonly KubeObject[],
  path: string | undefined,
  isTable: boolean,
): Result<readonly KubeObject[]> {
  if (path === undefined || path === '') return objects;
  if (!isTable) {
    if (objects.length < 2) return objects;
    const sorted = sortedBy(objects, path);
    return sorted ?? fieldNowhere(path);
  }
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  const all: KubeObject[] = [];
  for (const kind of kinds) {
    const ofKind = objects.filter((object) => object.kind === kind);
    const sorted = sortedBy(ofKind, path);
    if (isRejected(sorted)) return sorted;
    if (sorted === undefined) return [];
    all.push(...sorted);
  }
  return all;
}
