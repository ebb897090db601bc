/**
 * The containers that `set` commands change: of a Pod, or of the template that Pods are made from.
 * Follows kubectl/pkg/polymorphichelpers/updatepodspec.go.
 */
import { KINDS } from '../../api/kinds';
import type { Container, CronJob, CronJobSpec, Job, KubeObject, Pod, Workload } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import { clientError } from '../../api/status';

export type WithContainers = Pod | Workload | Job | CronJob;

/** Whether an object makes Pods from a template. */
export function isTemplated(object: KubeObject): object is Workload {
  return ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(object.kind);
}

/** The same objects, all of which must have containers. */
export function allWithContainers(objects: readonly KubeObject[]): Result<readonly WithContainers[]> {
  const wrong = objects.find((object) => !hasContainers(object));
  return wrong === undefined ? objects.filter(hasContainers) : noContainers(wrong);
}

const hasContainers = (object: KubeObject): object is WithContainers =>
  object.kind === 'Pod' || object.kind === 'Job' || object.kind === 'CronJob' || isTemplated(object);

function noContainers({ kind, metadata }: KubeObject): Rejection {
  const why = `the object is not a pod or does not have a pod template: *v1.${kind}`;
  return clientError(`${KINDS[kind].plural}/${metadata.name} ${why}`);
}

/** A Pod's own containers, or those of its maker's template. */
export function containersOf(object: WithContainers): readonly Container[] {
  if (object.kind === 'Pod') return object.spec.containers;
  if (object.kind === 'CronJob') return object.spec.jobTemplate.spec?.template.spec?.containers ?? [];
  return object.spec.template.spec.containers;
}

/** Those of any object: none where it has no place for them. */
export const containersIn = (object: KubeObject | undefined): readonly Container[] =>
  object !== undefined && hasContainers(object) ? containersOf(object) : [];

/** A copy with other containers. */
export function withContainers<T extends WithContainers>(object: T, containers: readonly Container[]): T {
  if (object.kind === 'Pod') return { ...object, spec: { ...object.spec, containers } };
  if (object.kind === 'CronJob') return { ...object, spec: withJobContainers(object.spec, containers) };
  const { template } = object.spec;
  const spec = { ...object.spec, template: { ...template, spec: { ...template.spec, containers } } };
  return { ...object, spec };
}

/** The template in the template of the Jobs. */
function withJobContainers(spec: CronJobSpec, containers: readonly Container[]): CronJobSpec {
  const { jobTemplate } = spec;
  const { template, ...job } = jobTemplate.spec ?? { template: {} };
  const changed = { ...template, spec: { ...template.spec, containers: [...containers] } };
  return { ...spec, jobTemplate: { ...jobTemplate, spec: { ...job, template: changed } } };
}
