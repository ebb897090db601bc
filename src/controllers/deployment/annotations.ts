/**
 * What a Deployment writes on its ReplicaSets: revision, earlier revisions, and the size that it was scaled for.
 * Follows SetNewReplicaSetAnnotations in pkg/controller/deployment/util.
 */
import { LAST_APPLIED } from '../../api/last-applied';
import type { Deployment, KubeObject, ReplicaSet, StringMap } from '../../api/objects';
import { mostPods } from './fenceposts';

export const REVISION = 'deployment.kubernetes.io/revision';
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';
const MAX_HISTORY_LENGTH = 2000;

/** Annotations of a Deployment that its ReplicaSets do not take over. */
export const NOT_COPIED: ReadonlySet<string> = new Set([
  LAST_APPLIED,
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
]);

/** The revision of a ReplicaSet or Deployment; 0 when it has none. */
export function revisionOf(object: KubeObject): number {
  return Number.parseInt(object.metadata.annotations?.[REVISION] ?? '0', 10) || 0;
}

/** The number of copies that a ReplicaSet was last scaled for, or undefined. */
export function desiredReplicas(set: ReplicaSet): number | undefined {
  return whole(set.metadata.annotations?.[DESIRED_REPLICAS]);
}

/** The most Pods that were allowed when a ReplicaSet was last scaled, or undefined. */
export function maxReplicas(set: ReplicaSet): number | undefined {
  return whole(set.metadata.annotations?.[MAX_REPLICAS]);
}

/** The annotations of a ReplicaSet with the size that it is scaled for now. */
export function withSize(annotations: StringMap | undefined, deployment: Deployment): Record<string, string> {
  return {
    ...annotations,
    [DESIRED_REPLICAS]: String(deployment.spec.replicas),
    [MAX_REPLICAS]: String(mostPods(deployment)),
  };
}

/**
 * The annotations of the ReplicaSet of the newest revision. A revision that it already had goes into its history: that
 * is how a rollback looks.
 */
export function withRevision(annotations: StringMap, deployment: Deployment, revision: number): Record<string, string> {
  const next: Record<string, string> = { ...annotations };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (!NOT_COPIED.has(key)) next[key] = value;
  }
  const had = annotations[REVISION];
  if ((whole(had) ?? 0) >= revision) return next;
  next[REVISION] = String(revision);
  if (had !== undefined) next[REVISION_HISTORY] = appendHistory(annotations[REVISION_HISTORY], had);
  return next;
}

/** The oldest revisions fall out when the list gets too long. */
function appendHistory(history: string | undefined, revision: string): string {
  const revisions = history ? history.split(',') : [];
  revisions.push(revision);
  while (revisions.join(',').length > MAX_HISTORY_LENGTH) revisions.shift();
  return revisions.join(',');
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
