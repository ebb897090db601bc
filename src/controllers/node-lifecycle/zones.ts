/**
 * How badly the Nodes of a zone are off, and how fast its Pods may be evicted for that reason. Many Nodes that fall
 * silent together are rather a fault of the network than of the machines.
 * Follows ComputeZoneState, ReducedQPSFunc and HealthyQPSFunc in pkg/controller/nodelifecycle.
 */
import { grouped } from '../../api/grouped';
import { readyStatus } from '../../api/node-state';
import type { Node } from '../../api/objects';
import { SECOND } from '../../cluster/time';

type ZoneState = 'normal' | 'partial disruption' | 'full disruption';

/** Fewer unready Nodes than this are never a disruption of the zone. */
const FEWEST_UNREADY = 3;
const UNHEALTHY_SHARE = 0.55;
const LARGE_ZONE = 50;
/** Time between two Nodes whose Pods are evicted: 0.1 and 0.01 Nodes a second. */
const INTERVAL = 10 * SECOND;
const SLOW_INTERVAL = 100 * SECOND;

/** The Nodes by region and zone; those without labels are one zone. */
export function zonesOf(nodes: Iterable<Node>): readonly (readonly Node[])[] {
  const zones = grouped(nodes, ({ metadata: { labels = {} } }) =>
    [labels['topology.kubernetes.io/region'] ?? '', labels['topology.kubernetes.io/zone'] ?? ''].join('/'),
  );
  return [...zones.values()];
}

/** The state of a zone with at least one Node. */
function zoneState(zone: readonly Node[]): ZoneState {
  const unready = zone.filter((node) => readyStatus(node) !== 'True').length;
  if (unready === zone.length) return 'full disruption';
  return unready >= FEWEST_UNREADY && unready / zone.length >= UNHEALTHY_SHARE ? 'partial disruption' : 'normal';
}

/** Virtual milliseconds from one Node whose Pods are evicted to the next; Infinity: none is. */
export function taintInterval(zone: readonly Node[]): number {
  if (zoneState(zone) !== 'partial disruption') return INTERVAL;
  return zone.length > LARGE_ZONE ? SLOW_INTERVAL : Infinity;
}

/** Whether no Node of any zone is ready: then nothing is evicted at all. */
export function areAllDisrupted(zones: readonly (readonly Node[])[]): boolean {
  return zones.length > 0 && zones.every((zone) => zoneState(zone) === 'full disruption');
}
