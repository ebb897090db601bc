/**
 * What the containers of a Pod ask for together.
 * Follows PodRequests and PodLimits in component-helpers/resource/helpers.go.
 */
import type { PodSpec } from 'kubernetes-types/core/v1';
import type { Container } from '../../api/objects';
import { formatQuantity, parseQuantity } from '../../api/quantity';

type Containers = Pick<PodSpec, 'containers' | 'initContainers'>;

/** Containers run together, init containers before them one by one, sidecars all the time. */
export function podTotal(spec: Containers, amount: (container: Container) => number): number {
  let running = spec.containers.reduce((total, container) => total + amount(container), 0);
  let sidecars = 0;
  let most = 0;
  for (const container of spec.initContainers ?? []) {
    most = Math.max(most, sidecars + amount(container));
    if (container.restartPolicy !== 'Always') continue;
    sidecars += amount(container);
    running += amount(container);
  }
  return Math.max(running, most);
}

/** Every resource that at least one container names. */
export function podTotals(spec: Containers, list: 'requests' | 'limits'): Readonly<Record<string, string>> {
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  const named = new Set(all.flatMap(({ resources }) => Object.keys(resources?.[list] ?? {})));
  return Object.fromEntries(
    [...named].map((name) => {
      const total = podTotal(spec, ({ resources }) => parseQuantity(resources?.[list]?.[name]));
      const isBinary = all.some(({ resources }) => resources?.[list]?.[name]?.endsWith('i') === true);
      return [name, formatQuantity(total, isBinary ? 'BinarySI' : 'DecimalSI')];
    }),
  );
}
