/**
 * A look at one Namespace only.
 */
import type { KubeObject } from '../api/objects';
import type { Result } from '../api/rejection';
import { notFound } from '../api/status';
import { Cluster } from '../cluster/cluster';
import type { TutorContext } from './verbs/tutor-verb';

/** The context as one Namespace sees it: its own objects, and those that are in none. Without a name: all of it. */
export function inNamespace(namespace: string | undefined, context: TutorContext): Result<TutorContext> {
  if (namespace === undefined) return context;
  const { cluster } = context;
  if (cluster.get('Namespace', namespace) === undefined) return notFound('Namespace', namespace);
  const state = cluster.snapshot();
  const isSeen = ({ metadata }: KubeObject) => metadata.namespace === undefined || metadata.namespace === namespace;
  return { ...context, cluster: new Cluster({ ...state, objects: state.objects.filter(isSeen) }) };
}
