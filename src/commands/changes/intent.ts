/**
 * Sets an intent in the name of the person who typed: first on a copy, so that what the server refuses leaves nothing
 * behind, then for real with a step that every change follows from.
 */
import type { Ref } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import type { Cluster } from '../../cluster/cluster';
import type { StepVerb } from '../../cluster/step';

export interface Intent {
  readonly verb: StepVerb;
  readonly object: Ref;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/**
 * Makes a change as *you*. `change` must do the same every time it is called.
 * @param intent may depend on what comes of it; undefined: it is no step
 */
export function actAsYou<T>(
  cluster: Cluster,
  intent: Intent | ((made: T) => Intent | undefined),
  change: (cluster: Cluster) => Result<T>,
): Result<T> {
  const trial = change(cluster.fork());
  if (isRejected(trial)) return trial;
  const meant = typeof intent === 'function' ? intent(trial) : intent;
  if (meant !== undefined) intendAsYou(cluster, meant);
  return change(cluster);
}

/** Records what *you* are about to do, where nothing can refuse it. */
export function intendAsYou(cluster: Cluster, intent: Intent): void {
  cluster.beginWork(undefined);
  cluster.record({ actor: 'you', ...intent });
}
