/**
 * What the tutor says about autoscalers: whom they scale, what they lack, and when they look.
 */
import type { HorizontalPodAutoscaler, Ref } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { millisOf } from '../cluster/time';
import { LOOK_INTERVAL } from '../controllers/autoscaler';
import { button } from './button';
import type { Button } from './reply';

/** The autoscaler that scales this object. */
export function autoscalerOf(cluster: Cluster, { kind, name, namespace }: Ref): HorizontalPodAutoscaler | undefined {
  return cluster.list('HorizontalPodAutoscaler', namespace).find(({ spec: { scaleTargetRef: target } }) => {
    return target.kind === kind && target.name === name;
  });
}

/** The object that an autoscaler names. */
export function targetRef({ metadata, spec }: HorizontalPodAutoscaler): Ref {
  const { kind, name } = spec.scaleTargetRef;
  return { kind: kind as Ref['kind'], name, namespace: metadata.namespace ?? 'default' };
}

/** What a container would have to ask for, so that a share of it can be told. */
export interface Lack {
  readonly container: string;
  readonly resource: 'cpu' | 'memory';
  /** `CPU` */
  readonly what: string;
  /** The rules of the course keep the template as it is. */
  readonly isFixed: boolean;
}

/** The first container that asks for nothing of what the autoscaler wants a share of. */
export function lackOf(cluster: Cluster, hpa: HorizontalPodAutoscaler): Lack | undefined {
  const target = cluster.resolve(targetRef(hpa));
  if (target === undefined || !('spec' in target) || !('template' in target.spec)) return undefined;
  const { containers } = (target.spec as { readonly template: { readonly spec: { readonly containers: Containers } } })
    .template.spec;
  for (const { resource } of hpa.spec.metrics) {
    if (resource?.target.averageUtilization === undefined) continue;
    const { name } = resource;
    if (name !== 'cpu' && name !== 'memory') continue;
    const found = containers.find(({ resources }) => resources?.requests?.[name] === undefined);
    if (found !== undefined) {
      const isFixed = target.kind === 'StatefulSet' && cluster.rules === 'course';
      return { container: found.name, resource: name, what: whatIs(name), isFixed };
    }
  }
  return undefined;
}

type Containers = readonly {
  readonly name: string;
  readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
}[];

const whatIs = (resource: 'cpu' | 'memory'): string => (resource === 'cpu' ? 'CPU' : 'memory');

/**
 * Lets the Pods ask for what is missing: as much as a Pod uses at its most. The rules of the course keep the template of
 * a StatefulSet as it is.
 */
export function askFor(hpa: HorizontalPodAutoscaler, { resource, what, isFixed }: Lack): Button {
  const { kind, name } = hpa.spec.scaleTargetRef;
  if (isFixed) return button('Why this rule?', 'explain course rules');
  const amount = resource === 'cpu' ? 'cpu=200m' : 'memory=128Mi';
  return button(`Ask for ${what}`, `set resources ${kind.toLowerCase()}/${name} --requests=${amount}`);
}

/** Milliseconds until an autoscaler looks the next time. */
export function untilNextLook({ metadata }: HorizontalPodAutoscaler, now: number): number {
  const age = now - millisOf(metadata.creationTimestamp);
  return LOOK_INTERVAL - (age % LOOK_INTERVAL);
}
