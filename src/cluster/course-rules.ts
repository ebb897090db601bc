/**
 * The admission policy of a channel that starts with `rules: course`: the template of a StatefulSet's Pods stays as it
 * is. Companies write such rules as a ValidatingAdmissionPolicy, and its denial reads like this.
 */
import { isEqual } from '../api/equal';
import type { KubeObject } from '../api/objects';
import type { Rejection } from '../api/rejection';
import { forbidden } from '../api/status';
import type { Cluster } from './cluster';

const POLICY = 'course-rules';
const MESSAGE = 'a StatefulSet can only be scaled or deleted';

/** The policy's denial of a change, or undefined when it has nothing against it. */
export function courseRules(cluster: Cluster, before: KubeObject, next: KubeObject): Rejection | undefined {
  if (cluster.rules !== 'course' || before.kind !== 'StatefulSet' || next.kind !== 'StatefulSet') return undefined;
  if (isEqual(before.spec.template, next.spec.template)) return undefined;
  const why = `ValidatingAdmissionPolicy '${POLICY}' with binding '${POLICY}' denied request: ${MESSAGE}`;
  return forbidden('StatefulSet', next.metadata.name, why);
}
