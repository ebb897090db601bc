/**
 * The admission policy of a cluster that starts with `rules: course`: the template of a StatefulSet's Pods stays as it
 * is. Companies write such rules as a ValidatingAdmissionPolicy, and the denial reads like one.
 * Follows apiserver/pkg/admission/plugin/policy/validating.
 */
import { isEqual } from '../api/equal';
import type { KubeObject } from '../api/objects';
import type { Rejection } from '../api/rejection';
import { forbidden } from '../api/status';
import type { Cluster } from './cluster';

/** The policy and its binding. */
const NAME = 'course-rules';
const MESSAGE = 'a StatefulSet can be scaled up, scaled down or deleted; its Pod template stays as it is';

/** The policy's denial of a change, or undefined when it has nothing against it. */
export function courseRules(cluster: Cluster, before: KubeObject, next: KubeObject): Rejection | undefined {
  if (before.kind !== 'StatefulSet' || next.kind !== 'StatefulSet') return undefined;
  return isEqual(before.spec.template, next.spec.template) ? undefined : fixedTemplate(cluster, next);
}

/** The policy's denial of any other Pod template, or undefined when it has nothing against one. */
export function fixedTemplate(cluster: Cluster, object: KubeObject): Rejection | undefined {
  if (cluster.rules !== 'course' || object.kind !== 'StatefulSet') return undefined;
  const why = `ValidatingAdmissionPolicy '${NAME}' with binding '${NAME}' denied request: ${MESSAGE}`;
  return forbidden('StatefulSet', object.metadata.name, why);
}
