/**
 * What a Pod asks of a Node.
 * Follows component-helpers/resource/helpers.go and pkg/scheduler/util/pod_resources.go.
 */
import type { Container, PodSpec } from '../../api/objects';
import { milliCpu, parseQuantity } from '../../api/quantity';
import { isSidecar } from '../../containers/restart';

/** Amounts by resource: cpu in thousandths of a core, all others in their base unit. */
export type Amounts = Readonly<Record<string, number>>;

/** What scoring assumes for a container that requests nothing; filters assume nothing. */
const ASSUMED: Amounts = { cpu: 100, memory: 200 * 1024 * 1024 };

/** What filters count. */
export function requestsOf(spec: PodSpec): Amounts {
  return total(spec, (container) => amountsOf(container.resources?.requests));
}

/** What scores count. */
export function scoredRequestsOf(spec: PodSpec): Amounts {
  return total(spec, (container) => ({ ...ASSUMED, ...amountsOf(container.resources?.requests) }));
}

/** A resource list as numbers. */
export function amountsOf(list: Readonly<Record<string, string>> | undefined): Amounts {
  const amounts: Record<string, number> = {};
  for (const name in list) amounts[name] = name === 'cpu' ? milliCpu(list[name]) : parseQuantity(list[name]);
  return amounts;
}

/** Containers run together; init containers one after another, before them, beside the sidecars that have started. */
function total(spec: PodSpec, amounts: (container: Container) => Amounts): Amounts {
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
