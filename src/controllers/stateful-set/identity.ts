/**
 * What sticks to a Pod of a StatefulSet: ordinal, name, labels, claims.
 * Follows pkg/controller/statefulset/stateful_set_utils.go.
 */
import type { Pod, PodTemplate, StatefulSet, Volume } from '../../api/objects';
import type { NewObject } from '../../cluster/cluster';
import { podFromTemplate } from '../workload/pod-template';
import { REVISION_LABEL } from '../workload/revisions';

const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX_LABEL = 'apps.kubernetes.io/pod-index';

/** A claim template, as the spec holds it. */
export type ClaimTemplate = NonNullable<StatefulSet['spec']['volumeClaimTemplates']>[number];

/** The number in the name of a Pod of this set, or undefined for any other name. */
export function ordinalOf(set: StatefulSet, pod: { readonly metadata: { readonly name: string } }): number | undefined {
  const prefix = `${set.metadata.name}-`;
  const { name } = pod.metadata;
  if (!name.startsWith(prefix)) return undefined;
  const digits = name.slice(prefix.length);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** The first ordinal, usually 0. */
export function startOf(set: StatefulSet): number {
  return set.spec.ordinals?.start ?? 0;
}

export function podName(set: StatefulSet, ordinal: number): string {
  return `${set.metadata.name}-${ordinal}`;
}

export function claimName(set: StatefulSet, template: ClaimTemplate, ordinal: number): string {
  return `${template.metadata?.name ?? ''}-${set.metadata.name}-${ordinal}`;
}

/** Whether a Pod still says which one it is. */
export function sameIdentity({ metadata: { name, labels } }: Pod): boolean {
  return labels?.[POD_NAME_LABEL] === name;
}

/** The Pod with the labels that say which one it is. */
export function withIdentity(set: StatefulSet, pod: Pod): Pod {
  const { name, labels } = pod.metadata;
  const own = { [POD_NAME_LABEL]: name, [POD_INDEX_LABEL]: String(ordinalOf(set, pod)) };
  return { ...pod, metadata: { ...pod.metadata, labels: { ...labels, ...own } } };
}

/** The Pod with the claims that it ought to use; undefined for one that uses them. */
export function withOwnVolumes(set: StatefulSet, pod: Pod): Pod | undefined {
  const ordinal = ordinalOf(set, pod);
  const templates = set.spec.volumeClaimTemplates ?? [];
  if (templates.length === 0 || ordinal === undefined) return undefined;
  const used = (name: string) => pod.spec.volumes?.find((volume) => volume.name === name)?.persistentVolumeClaim;
  const hasAll = templates.every(
    (claim) => used(claim.metadata?.name ?? '')?.claimName === claimName(set, claim, ordinal),
  );
  if (hasAll) return undefined;
  return { ...pod, spec: { ...pod.spec, ...volumesOf(set, ordinal, pod.spec) } };
}

/** The name of the revision that a Pod was made from. */
export function revisionNameOf(pod: Pod): string {
  return pod.metadata.labels?.[REVISION_LABEL] ?? '';
}

/** The Pod with an ordinal, made from the template of a revision. */
export function statefulPod(
  set: StatefulSet,
  ordinal: number,
  template: PodTemplate,
  revisionName: string,
): NewObject<Pod> {
  const name = podName(set, ordinal);
  const { serviceName } = set.spec;
  return podFromTemplate(set, template, {
    name,
    labels: {
      [REVISION_LABEL]: revisionName,
      [POD_NAME_LABEL]: name,
      [POD_INDEX_LABEL]: String(ordinal),
    },
    spec: {
      hostname: name,
      ...(serviceName ? { subdomain: serviceName } : {}),
      ...volumesOf(set, ordinal, template.spec),
    },
  });
}

/** The claims come first, and stand in for volumes of the template with the same name. */
function volumesOf(
  set: StatefulSet,
  ordinal: number,
  spec: { readonly volumes?: Volume[] },
): { readonly volumes?: Volume[] } {
  const claims = (set.spec.volumeClaimTemplates ?? []).map((claim) => ({
    name: claim.metadata?.name ?? '',
    persistentVolumeClaim: { claimName: claimName(set, claim, ordinal) },
  }));
  if (claims.length === 0) return {};
  const taken = new Set(claims.map(({ name }) => name));
  return { volumes: [...claims, ...(spec.volumes ?? []).filter(({ name }) => !taken.has(name))] };
}
