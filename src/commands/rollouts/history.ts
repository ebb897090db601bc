/**
 * The earlier Pod templates of a workload, and the way back to one of them.
 * Follows kubectl/pkg/polymorphichelpers/{history,rollback}.go.
 */
import type { DaemonSet, Deployment, PodTemplate, ReplicaSet, StatefulSet } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { NOT_COPIED, revisionOf } from '../../controllers/deployment/annotations';
import { isSameTemplate, withoutHash } from '../../controllers/workload/pod-template';
import { templateOf } from '../../controllers/workload/revisions';

/** What can be rolled out and back. */
export type Rollable = Deployment | StatefulSet | DaemonSet;

export interface Revision {
  readonly number: number;
  readonly template: PodTemplate;
  readonly annotations: Readonly<Record<string, string>>;
  /** What kubectl prints of it: the ReplicaSet that keeps it, or the workload as it was then. */
  readonly shown: ReplicaSet | Rollable;
}

/** The annotation that says why a revision was made. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Lowest number first. */
export function historyOf(cluster: Cluster, workload: Rollable): readonly Revision[] {
  const { uid } = workload.metadata;
  const revisions =
    workload.kind === 'Deployment'
      ? cluster.controlledBy('ReplicaSet', uid).map((set) => ({
          number: revisionOf(set),
          template: set.spec.template,
          annotations: set.metadata.annotations ?? {},
          shown: set,
        }))
      : cluster.controlledBy('ControllerRevision', uid).map((stored) => ({
          number: stored.revision,
          template: templateOf(stored),
          annotations: stored.metadata.annotations ?? {},
          shown: { ...workload, spec: { ...workload.spec, template: templateOf(stored) } } as Rollable,
        }));
  return revisions.toSorted((a, b) => a.number - b.number);
}

/** What the annotation says why the revision was made; `<none>` when nobody said. */
export function changeCause({ annotations }: Revision): string {
  return annotations[CHANGE_CAUSE] ?? '<none>';
}

/** The workload with an earlier template; the very same object when that template is there already. */
export function rolledBack(
  cluster: Cluster,
  workload: Rollable,
  wanted: number,
): Result<{ to: Revision; next: Rollable }> {
  const to = findRevision(cluster, workload, wanted);
  if (isRejected(to)) return to;
  if (isSameTemplate(to.template, workload.spec.template)) return { to, next: workload };
  const template = withoutHash(to.template);
  const metadata = workload.kind === 'Deployment' ? withAnnotations(workload, to) : workload.metadata;
  return { to, next: { ...workload, metadata, spec: { ...workload.spec, template } } as Rollable };
}

function findRevision(cluster: Cluster, workload: Rollable, wanted: number): Revision | Rejection {
  const history = historyOf(cluster, workload);
  const found = wanted === 0 ? history.at(-2) : history.find(({ number }) => number === wanted);
  const isPaused = workload.kind === 'Deployment' && workload.spec.paused === true;
  if (found !== undefined) return isPaused ? pausedRefusal(workload) : found;
  if (wanted === 0) return noHistory(workload);
  const numbers = history.map(({ number }) => number);
  return {
    ...clientError(`unable to find specified revision ${wanted} in history`),
    hint: `${workload.metadata.name} has revision${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}.`,
    fixes: numbers
      .slice(0, -1)
      .slice(-3)
      .map((number) => `rollback ${workload.metadata.name} --to ${number}`),
  };
}

function noHistory(workload: Rollable): Rejection {
  const { kind, metadata } = workload;
  const { name } = metadata;
  const rejection =
    kind === 'Deployment'
      ? clientError(`no rollout history found for deployment "${name}"`)
      : clientError('no last revision to roll back to');
  if (workload.kind === 'Deployment' && workload.spec.paused === true) {
    const hint = `${name} is paused: its change has made no revision yet.`;
    return { ...rejection, hint, fixes: [`rollout resume deployment/${name}`] };
  }
  return { ...rejection, hint: `${name} has one revision only. Change it first.`, fixes: [`update ${name} v2`] };
}

function pausedRefusal({ metadata: { name } }: Deployment): Rejection {
  return {
    ...clientError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    ),
    fixes: [`rollout resume deployment/${name}`],
  };
}

/** The Deployment keeps its own bookkeeping and takes the other annotations of the ReplicaSet. */
function withAnnotations(deployment: Deployment, to: Revision): Deployment['metadata'] {
  const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => NOT_COPIED.has(key));
  const taken = Object.entries(to.annotations).filter(([key]) => !NOT_COPIED.has(key));
  return { ...deployment.metadata, annotations: Object.fromEntries([...taken, ...kept]) };
}
