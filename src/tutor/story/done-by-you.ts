/**
 * What a person did, in words: made, deleted, tainted, labelled.
 */
import { SECOND } from '../../cluster/time';
import { duration } from '../../diagram/duration';
import type { Deeds } from './phrase';
import { count, listed } from './pod-name';

/** `deleted the Pod; it has up to 30s to finish`: what was deleted, and how one Pod goes. */
export function deletedByYou(deeds: Deeds): string {
  const [first] = deeds.steps;
  if (first?.object.kind === 'Pod' && deeds.names.length === 1) {
    if (first.detail?.phase !== undefined) return 'deleted the Pod, which had ended before';
    if (first.detail?.grace === 0) return 'deleted the Pod at once';
    const took = deeds.tookToStop === undefined ? '' : `, took ${duration(deeds.tookToStop)}`;
    const grace = duration(Number(first.detail?.grace ?? 30) * SECOND);
    return `deleted the Pod; it has up to ${grace} to finish${took}`;
  }
  const isMixed = deeds.steps.some(({ object }) => object.kind !== first?.object.kind);
  if (isMixed) return `deleted ${namedWithKind(deeds)}`;
  if (deeds.names.length > 1) return `deleted ${count(deeds.names.length, first?.object.kind ?? 'object')}`;
  return `deleted ${first?.object.kind ?? ''} ${deeds.names.join('')}`;
}

/** `Deployment web and Service web`; how many, where they are more than a line holds. */
function namedWithKind({ steps }: Deeds): string {
  const names = steps.map(({ object }) => `${object.kind} ${object.name}`);
  return steps.length > 3 ? count(steps.length, 'object') : listed(names, 'objects');
}

/** Things that no controller makes anything of. */
const SETTINGS: ReadonlySet<string> = new Set([
  'Namespace',
  'PriorityClass',
  'ResourceQuota',
  'LimitRange',
  'ConfigMap',
  'Secret',
]);

/** A Pod or a Service that a person made has nobody else whose deed would be told. */
export function madeByYou({ steps, names }: Deeds): string | undefined {
  const [first] = steps;
  if (first?.object.kind === 'HorizontalPodAutoscaler') {
    const { min, max } = first.detail ?? {};
    return `made an autoscaler for ${names.join(', ')}${max === undefined ? '' : `: ${min ?? 1} to ${max} Pods`}`;
  }
  if (steps.every(({ object }) => object.kind === 'Service')) return `made Service ${names.join(', ')}`;
  if (first !== undefined && steps.length === 1 && SETTINGS.has(first.object.kind)) {
    return `made ${first.object.kind} ${names.join('')}`;
  }
  const pods = names.filter((_, index) => steps[index]?.object.kind === 'Pod');
  return pods.length === 0 ? undefined : `made ${pods.length === 1 ? 'Pod ' : ''}${listed(pods, 'Pods')}`;
}

/** `tainted node-2: dedicated=db:NoSchedule`; nothing where no taint was changed. */
export function taintedByYou({ steps, names }: Deeds): string | undefined {
  const taints = steps.find((step) => step.detail?.what === 'taints')?.detail?.taints;
  if (taints === undefined) return undefined;
  const [set, off] = setAndOff(String(taints));
  const nodes = listed(names, 'Nodes');
  return [
    ...(set.length > 0 ? [`tainted ${nodes}: ${set.join(', ')}`] : []),
    ...(off.length > 0 ? [`took the taint ${off.join(', ')} off ${nodes}`] : []),
  ].join('; ');
}

/** `labelled node-2: disk=ssd; took the label old off node-2`. */
export function labelsSet(name: string, labels: string): string {
  const [set, off] = setAndOff(labels);
  return [
    ...(set.length > 0 ? [`labelled ${name}: ${set.join(', ')}`] : []),
    ...(off.length > 0 ? [`took the label ${off.join(', ')} off ${name}`] : []),
  ].join('; ');
}

/** `disk=ssd, old-` sets disk and takes old off. */
export function setAndOff(specs: string): readonly [set: readonly string[], off: readonly string[]] {
  const all = specs.split(', ').filter((spec) => spec !== '');
  const off = all.filter((spec) => spec.endsWith('-')).map((spec) => spec.slice(0, -1));
  return [all.filter((spec) => !spec.endsWith('-')), off];
}
