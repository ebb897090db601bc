/**
 * Rows of `top`: what is used, as a metrics server measures it. Follows kubectl/pkg/metricsutil.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Usage } from '../../containers/usage';
import { alignTabs, TABLE } from '../../printers/tabwriter';

const MEBIBYTE = 1024 * 1024;

/** CPU in thousandths of a core, memory in whole mebibytes. */
export function amountsOf({ cpu, memory }: Usage): readonly [cpu: string, memory: string] {
  return [`${Math.ceil(cpu)}m`, `${Math.floor(memory / MEBIBYTE)}Mi`];
}

export function sumOf(all: Iterable<Usage>): Usage {
  let [cpu, memory] = [0, 0];
  for (const one of all) [cpu, memory] = [cpu + one.cpu, memory + one.memory];
  return { cpu, memory };
}

export type SortedBy = 'cpu' | 'memory' | undefined;

/** What `--sort-by` asks for: by name where nothing does. */
export function readSorting(text: string | undefined): Result<{ readonly by: SortedBy }> {
  if (text === undefined || text === '') return { by: undefined };
  if (text === 'cpu' || text === 'memory') return { by: text };
  return { ...clientError('--sort-by accepts only cpu or memory'), hint: 'The largest stands first then.' };
}

/** The largest first; as they come where nothing is asked for. */
export function sorted<T extends { readonly used: Usage }>(rows: readonly T[], by: SortedBy): readonly T[] {
  return by === undefined ? rows : rows.toSorted((a, b) => b.used[by] - a.used[by]);
}

/** Every cell ends with a tab, the last one too. */
export function usageTable(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : alignTabs(rows.map((cells) => `${cells.join('\t')}\t\n`).join(''), TABLE);
}
