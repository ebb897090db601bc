/**
 * The variable by which a container learns which piece of work is its own.
 * Follows addCompletionIndexEnvVariables in pkg/controller/job/indexed_job_utils.go.
 */
import type { Container, PodSpec } from '../../api/objects';

const NAME = 'JOB_COMPLETION_INDEX';

/** The spec with the variable in every container that does not set it; it reads the label `label` of the Pod. */
export function withIndexVariable(spec: PodSpec, label: string): PodSpec {
  const fieldPath = `metadata.labels['${label}']`;
  const told = (container: Container): Container => {
    if (container.env?.some(({ name }) => name === NAME) === true) return container;
    const variable = { name: NAME, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
    return { ...container, env: [...(container.env ?? []), variable] };
  };
  const { initContainers } = spec;
  return {
    ...spec,
    containers: spec.containers.map(told),
    ...(initContainers === undefined ? {} : { initContainers: initContainers.map(told) }),
  };
}
