/**
 * What can be seen of a term in a cluster.
 */
import { cut, PHONE_COLUMNS, spread } from '../../../diagram/text/columns';
import type { Cluster } from '../../../cluster/cluster';
import { fitting } from '../../show/fitting';

export interface Drawing {
  /** At most 16 lines of at most 38 columns. */
  readonly picture: readonly string[];
  /** The same in sentences. */
  readonly said: readonly string[];
}

/** Draws the thing; undefined where the cluster has none. */
export type Sight = (cluster: Cluster) => Drawing | undefined;

/** What commands without a namespace are about. */
export const HOME = 'default';

/** A line in two columns; one that is too wide becomes two. */
export type Row = readonly [left: string, right: string];

/** A small table, or nothing where it has no rows. */
export function table(rows: readonly Row[], head?: string): Drawing | undefined {
  if (rows.length === 0) return undefined;
  const lines = rows.flatMap(([left, right]) =>
    left.length + right.length + 2 <= PHONE_COLUMNS
      ? [right === '' ? left : spread(left, right)]
      : [cut(left, PHONE_COLUMNS), `  ${cut(right, PHONE_COLUMNS - 2)}`],
  );
  return {
    picture: fitting(head === undefined ? lines : [head, ...lines]),
    said: [...(head === undefined ? [] : [head]), ...rows.map(([left, right]) => `${left.trim()} ${right}`.trim())],
  };
}
