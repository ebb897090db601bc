/**
 * Completed indexes as an Indexed Job reports them: `0,2-4`.
 * Follows orderedIntervals in pkg/controller/job/indexed_job_utils.go.
 */

/** The indexes that a text names. */
export function parseIndexes(text: string | undefined): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    if (part === '') continue;
    const [first, last = first] = part.split('-').map(Number);
    for (let index = first!; index <= last!; index++) indexes.add(index);
  }
  return indexes;
}

/** Three or more neighbours are written as first and last: `0,1` for two, `0-2` for three. */
export function formatIndexes(indexes: Iterable<number>): string {
  const parts: string[] = [];
  let run: number[] = [];
  const flush = () => {
    if (run.length > 2) parts.push(`${run[0]}-${run.at(-1)}`);
    else parts.push(...run.map(String));
  };
  for (const index of [...indexes].sort((a, b) => a - b)) {
    if (run.length > 0 && index !== run.at(-1)! + 1) {
      flush();
      run = [];
    }
    run.push(index);
  }
  flush();
  return parts.join(',');
}
