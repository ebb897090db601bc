/**
 * What a Pod asks of a Node.
 * Follows component-helpers/resource/helpers.go and pkg/scheduler/util/pod_resources.go.
 */
import type { Container, PodSpec } from '../../api/objects';
import { milliCpu, parseQuantity } from '../../api/quantity';
import { isSidecar } from '../../containers/restart';

/** Amounts by resource: cpu in thousandths of a core, all others in their base unit. */
export type Amounts = Readonly<Record<string, number>>;

/** What one Pod asks for. */
export interface Demand {
  /** What filters count. */
  readonly requests: Amounts;
  /** What scores count: a container that requests nothing is assumed to need a little. */
  readonly scored: Amounts;
}

const ASSUMED: Amounts = { cpu: 100, memory: 200 * 1024 * 1024 };

type Asking = Pick<PodSpec, 'containers' | 'initContainers' | 'overhead'>;

/** By the list of containers, which Pods of one template share. */
const known = new WeakMap<readonly Container[], { readonly spec: Asking; readonly demand: Demand }>();

/** What a Pod with this spec asks for. */
export function demandOf(spec: Asking): Demand {
  const before = known.get(spec.containers);
  const isSame = before?.spec.initContainers === spec.initContainers && before?.spec.overhead === spec.overhead;
  if (before !== undefined && isSame) return before.demand;
  const demand: Demand = {
    requests: total(spec, (container) => amountsOf(container.resources?.requests)),
    scored: total(spec, (container) => ({ ...ASSUMED, ...amountsOf(container.resources?.requests) })),
  };
  const { containers, initContainers, overhead } = spec;
  known.set(containers, { spec: { containers, initContainers, overhead }, demand });
  return demand;
}

/** A resource list as numbers. */
export function amountsOf(list: Readonly<Record<string, string>> | undefined): Amounts {
  const amounts: Record<string, number> = {};
  for (const name in list) amounts[name] = name === 'cpu' ? milliCpu(list[name]) : parseQuantity(list[name]);
  return amounts;
}

/** Containers run together; init containers one after another, before them, beside the sidecars that have started. */
function total(spec: Asking, amounts: (container: Container) => Amounts): Amounts {
  const running: Record<string, number> = {};
  spec.containers.forEach((container) => add(running, amounts(container)));
  const sidecars: Record<string, number> = {};
  const most: Record<string, number> = {};
  for (const container of spec.initContainers ?? []) {
    const own = amounts(container);
    if (isSidecar(container)) {
      add(running, own);
      add(sidecars, own);
    }
    const atOnce = { ...sidecars };
    if (!isSidecar(container)) add(atOnce, own);
    for (const name in atOnce) most[name] = Math.max(most[name] ?? 0, atOnce[name]!);
  }
  for (const name in most) running[name] = Math.max(running[name] ?? 0, most[name]!);
  add(running, amountsOf(spec.overhead));
  return running;
}

function add(sum: Record<string, number>, amounts: Amounts): void {
  for (const name in amounts) sum[name] = (sum[name] ?? 0) + amounts[name]!;
}
