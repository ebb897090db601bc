/**
 * `-o custom-columns=HEADER:path,…`. Follows kubectl/pkg/cmd/get/customcolumn.go.
 */
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { alignTabs, TABLE } from '../tabwriter';
import { goText } from '../go-text';
import { JsonPathProblem } from './jsonpath/nodes';
import { Length } from './length';
import { type JsonPath, readJsonPath, searchJsonPath } from './jsonpath';
import { relaxedPath } from './relaxed-path';

interface CustomColumn {
  readonly header: string;
  readonly path: JsonPath;
}

/** The columns that a text names, or kubectl's words for what is wrong with it. */
export function readCustomColumns(spec: string): Result<readonly CustomColumn[]> {
  if (spec === '') return { ...clientError('custom-columns format specified but no custom columns given'), hint: HOW };
  const columns: CustomColumn[] = [];
  for (const part of spec.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) {
      const message = `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`;
      return { ...clientError(message), hint: HOW };
    }
    const relaxed = relaxedPath(part.slice(colon + 1));
    const path = isRejected(relaxed) ? relaxed : readJsonPath(relaxed);
    if (isRejected(path)) return path;
    columns.push({ header: part.slice(0, colon), path });
  }
  return columns;
}

const HOW = 'A column is HEADER:path, as in NAME:.metadata.name,NODE:.spec.nodeName.';

/** A row for each object, below the headers. */
export function printCustomColumns(
  columns: readonly CustomColumn[],
  objects: readonly unknown[],
  noHeaders: boolean,
): Result<string> {
  try {
    return printed(columns, objects, noHeaders);
  } catch (problem) {
    if (!(problem instanceof JsonPathProblem)) throw problem;
    return { ...clientError(problem.message), hint: HOW };
  }
}

function printed(columns: readonly CustomColumn[], objects: readonly unknown[], noHeaders: boolean): Result<string> {
  const length = new Length();
  const widths: number[] = [];
  const rows: string[] = noHeaders ? [] : [columns.map(({ header }) => header).join('\t')];
  for (const object of objects) {
    const cells: string[] = [];
    for (const [index, { path }] of columns.entries()) {
      const found = searchJsonPath(path, object);
      if (isRejected(found)) return found;
      const texts = found.flat().map((value) => goText(value).replace(/[\n\r\f\t]/g, ' '));
      const cell = (found[0]?.length ?? 0) === 0 ? ['<none>', ...texts].join(',') : texts.join(',');
      // Every row of a column becomes as wide as its widest.
      const widest = widths[index] ?? 0;
      widths[index] = Math.max(widest, cell.length);
      length.add(Math.max(0, cell.length - widest) * objects.length);
      cells.push(cell);
    }
    rows.push(cells.join('\t'));
  }
  return rows.length === 0 ? '' : alignTabs(`${rows.join('\n')}\n`, TABLE);
}
