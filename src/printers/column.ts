/**
 * The columns of kubectl's tables.
 */
import type { KubeObject, StringMap } from '../api/objects';
import { ageSince } from './age';

export interface Column<T> {
  /** As in the header: `NOMINATED NODE`. */
  readonly name: string;
  /** Only with `-o wide`. */
  readonly isWide?: boolean;
  readonly cell: (object: T, view: View) => string | number;
}

export interface View {
  /** Virtual time, milliseconds. */
  readonly now: number;
  readonly isWide: boolean;
}

/** Columns of any kind. */
export const NAME: Column<KubeObject> = { name: 'NAME', cell: ({ metadata }) => metadata.name };
export const AGE: Column<KubeObject> = {
  name: 'AGE',
  cell: ({ metadata }, { now }) => ageSince(metadata.creationTimestamp, now),
};

export const NONE = '<none>';
export const UNSET = '<unset>';

/** `a=1,b=2`, sorted, or `<none>`. Follows apimachinery/pkg/labels: the whole pair decides, so `a.b=2` stands before `a=1`. */
export function labelText(labels: StringMap | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.sort((a, b) => (a < b ? -1 : 1)).join(',') || NONE;
}
