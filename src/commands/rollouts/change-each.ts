/**
 * Changes each of several workloads, as `rollout restart`, `pause` and `resume` do. Follows kubectl/pkg/cmd/rollout.
 */
import { resourceName } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { collect, type Outcome } from '../changes/outcomes';
import { typeSlashName } from '../naming/type-name';
import type { Done } from '../verb';
import type { Rollable } from './history';

export interface RolloutChange {
  /** `restart`. */
  readonly verb: string;
  /** `restarted`. */
  readonly operation: string;
  readonly change: (workload: Rollable) => Result<Rollable>;
}

/** Does what it can, and reports the rest. */
export function changeEach(
  { verb, operation, change }: RolloutChange,
  workloads: readonly Rollable[],
  cluster: Cluster,
): Result<Done> {
  const outcomes = workloads.map((workload): Outcome => {
    const next = change(workload);
    if (isRejected(next)) return { rejection: next };
    const intent = { verb: 'changed', object: refOf(workload), detail: { what: verb } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-rollout' }));
    return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, operation) };
  });
  const line = `rollout ${verb} ${workloads.map(typeSlashName).join(' ')}`;
  return collect(outcomes, { understood: line, kubectl: { line } });
}

/** kubectl's words for a kind that cannot do this: `statefulsets.apps "db" pausing is not supported`. */
export const notSupported =
  (doing: string) =>
  ({ kind, metadata }: KubeObject): string =>
    `${resourceName(kind)} "${metadata.name}" ${doing} is not supported`;
