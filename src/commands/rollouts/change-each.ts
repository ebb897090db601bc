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
import type { Words } from '../grammar/words';
import { nothingOfType, readRollables, type Rollables, understood } from '../naming/rollable';
import type { Done } from '../verb';
import type { Rollable } from './history';

export interface RolloutChange {
  /** `restart`. */
  readonly verb: string;
  /** `restarted`. */
  readonly operation: string;
  readonly change: (workload: Rollable) => Result<Rollable>;
}

export interface ChangeArgs {
  readonly named: Rollables;
  /** What is said where it is empty. */
  readonly nothing: string;
  /** The command as it was understood. */
  readonly line: string;
}

/** The workloads that `rollout restart`, `pause` and `resume` are about. */
export function readChange(
  verb: string,
  words: Words,
  cluster: Cluster,
  cannot: (object: KubeObject) => string,
): Result<ChangeArgs> {
  const named = readRollables(verb, words, cluster, cannot);
  return isRejected(named) ? named : { named, nothing: nothingOfType(words), line: understood(verb, words, named) };
}

/** Does what it can, and reports the rest. */
export function changeEach(
  { verb, operation, change }: RolloutChange,
  { named, nothing, line }: ChangeArgs,
  cluster: Cluster,
): Result<Done> {
  const outcomes = named.map((workload): Outcome => {
    if (isRejected(workload)) return { rejection: workload };
    const next = change(workload);
    if (isRejected(next)) return { rejection: next };
    const intent = { verb: 'changed', object: refOf(workload), detail: { what: verb } } as const;
    const stored = actAsYou(cluster, intent, (target) => updateObject(target, next, { name: 'kubectl-rollout' }));
    return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, operation) };
  });
  return collect(outcomes, { understood: line, kubectl: { line }, ...(named.length === 0 ? { stderr: nothing } : {}) });
}

/** kubectl's words for a kind that cannot do this: `statefulsets.apps "db" pausing is not supported`. */
export const notSupported =
  (doing: string) =>
  ({ kind, metadata }: KubeObject): string =>
    `${resourceName(kind)} "${metadata.name}" ${doing} is not supported`;
