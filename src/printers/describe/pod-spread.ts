/** How a Pod wants to be spread. Follows kubectl/pkg/describe, describeTopologySpreadConstraints. */
import type { PodSpec } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { NONE } from '../column';
import { writeList } from './metadata';
import type { Sheet } from './sheet';

type Constraints = NonNullable<PodSpec['topologySpreadConstraints']>;

/** Nothing where there are none. */
export function writeSpreadConstraints(sheet: Sheet, constraints: Constraints | undefined, indent = ''): void {
  if (constraints === undefined || constraints.length === 0) return;
  const byKey = constraints.toSorted((a, b) =>
    a.topologyKey < b.topologyKey ? -1 : a.topologyKey > b.topologyKey ? 1 : 0,
  );
  writeList(sheet, 'Topology Spread Constraints', byKey.map(textOf), { indent });
}

function textOf({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }: Constraints[number]): string {
  const selected = labelSelector === undefined ? '' : ` for selector ${formatSelector(labelSelector) || NONE}`;
  return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selected}`;
}
