/** Whether age shows: what was measured late, compared with what was measured early, once everything had settled. */
import type { Part } from './channel-life';
import type { Month } from './cluster-year';
import type { ThereAndBack } from './there-and-back';

/** How many times the early value a late one may be. Times are of the processor, and still differ from run to run. */
const MOST: Readonly<Record<keyof Part, number>> = {
  median: 1.5,
  slow: 2,
  packed: 1.05,
  written: 1.05,
  items: 1.15,
  longestItem: 1.1,
  heap: 1.25,
  changed: 1,
};
const MOST_OF_YEAR: Readonly<Record<keyof Month, number>> = {
  hour: 1.5,
  objects: 1.1,
  events: 1.2,
  steps: 1,
  written: 1.1,
};

/** One line for each value that grew: the last tenth against the second, the last month against the second. */
export function aging(
  parts: readonly Part[],
  year: readonly Month[],
  { differing }: Pick<ThereAndBack, 'differing'>,
): readonly string[] {
  return [
    ...grown('a channel', parts, MOST),
    ...grown('a cluster', year, MOST_OF_YEAR),
    ...(differing > 0 ? [`${differing} times the state was another one after undo and redo`] : []),
  ];
}

function grown<Name extends string>(
  where: string,
  measured: readonly Readonly<Record<Name, number>>[],
  most: Readonly<Record<Name, number>>,
): readonly string[] {
  const [early, late] = [measured[1], measured.at(-1)];
  if (early === undefined || late === undefined) return [`${where}: too little was measured`];
  return (Object.keys(most) as Name[])
    .filter((name) => late[name] > early[name] * most[name])
    .map((name) => `${where}: ${name} rose from ${early[name]} to ${late[name]}`);
}
