/**
 * `rollback` and `rollout undo`: put an earlier Pod template back. Follows kubectl/pkg/polymorphichelpers/rollback.go.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { updateObject } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { fixedTemplate } from '../../cluster/course-rules';
import { resultLine } from '../../printers/result';
import { actAsYou } from '../changes/intent';
import { asComplaints, collect, type Outcome } from '../changes/outcomes';
import { commandLine, namespaceOf, numberOf, type Words } from '../grammar/words';
import {
  isRollable,
  readRollables,
  ROLLABLE_FLAGS,
  type Rollables,
  workloadsOf,
  withoutHistory,
} from '../naming/rollable';
import { typeSlashName } from '../naming/type-name';
import { kindsMeant, readWorkloads } from '../naming/workload-names';
import { type Rollable, rolledBack } from '../rollouts/history';
import type { Done, Verb } from '../verb';

interface RollbackArgs {
  readonly named: Rollables;
  /** 0 means the one before the newest. */
  readonly revision: number;
}

/** A ReplicaSet that was named is refused in kubectl's words. */
const ROLLABLE_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

const noRollbacker = (object: KubeObject): string => withoutHistory(object, 'rollbacker', 'rollbacker');

const noHistory = ({ kind, metadata }: KubeObject): string =>
  `${metadata.name} is a bare ${kind}: it keeps no earlier templates. A Deployment does.`;

export const rollback: Verb<RollbackArgs> = {
  name: 'rollback',
  aliases: ['roll back'],
  usage: 'rollback [NAME] [--to REVISION]',
  summary: 'puts the Pod template before the last change back',
  examples: ['rollback web', 'rollback web --to 1'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'to', takes: 'number' },
    { name: 'to-revision', takes: 'number' },
  ],
  parse: readRollback,
  run: runRollback,
};

export const rolloutUndo: Verb<RollbackArgs> = {
  name: 'rollout undo',
  usage: 'rollout undo KIND/NAME [--to-revision=N]',
  summary: 'puts the Pod template before the last change back',
  examples: ['rollout undo deployment/web', 'rollout undo deployment/web --to-revision=1'],
  effect: 'change',
  origin: 'kubectl',
  flags: [{ name: 'to-revision', takes: 'number' }, { name: 'to', takes: 'number' }, ...ROLLABLE_FLAGS],
  parse: (words, cluster) => {
    const named = readRollables('rollout undo', words, cluster, noRollbacker);
    return isRejected(named) ? named : { named, revision: revisionOf(words) };
  },
  run: runRollback,
};

const revisionOf = (words: Words): number => numberOf(words, 'to-revision') ?? numberOf(words, 'to') ?? 0;

/** `rollback web`, `rollback web 1`, `rollback web to 1`, `rollback deployment/web`. */
function readRollback(words: Words, cluster: Cluster): Result<RollbackArgs> {
  const positional = words.positional.filter((word) => word.toLowerCase() !== 'to');
  const last = positional.at(-1) ?? '';
  const isNumber = /^\d+$/.test(last);
  const names = isNumber ? positional.slice(0, -1) : positional;
  const again = (name: string): string => commandLine('rollback', words, isNumber ? [name, last] : [name]);
  const kinds = kindsMeant(cluster, names, namespaceOf(words), ROLLABLE_KINDS);
  const found = readWorkloads(cluster, names, namespaceOf(words), kinds, again);
  if (isRejected(found)) return found;
  const wrong = found.find((object) => !isRollable(object));
  if (wrong !== undefined) return { ...clientError(noRollbacker(wrong)), hint: noHistory(wrong) };
  return { named: found.filter(isRollable), revision: isNumber ? Number(last) : revisionOf(words) };
}

function runRollback({ named, revision }: RollbackArgs, cluster: Cluster): Result<Done> {
  const workloads = workloadsOf(named);
  const names = workloads.map(typeSlashName).join(' ');
  const to = revision === 0 ? '' : ` --to-revision=${revision}`;
  const outcomes = named.map((one) => (isRejected(one) ? { rejection: one } : undo(cluster, one, revision)));
  return collect(unprefixed(outcomes), {
    understood: `rollback ${workloads.map(({ metadata }) => metadata.name).join(' ')}${revision === 0 ? '' : ` --to ${revision}`}`,
    kubectl: { line: `rollout undo ${names}${to}` },
  });
}

/** Of several complaints none begins with `error: `. */
function unprefixed(outcomes: readonly Outcome[]): readonly Outcome[] {
  const refused = asComplaints(outcomes.flatMap((one) => ('rejection' in one ? [one.rejection] : [])));
  const done = outcomes.filter((one) => 'object' in one);
  return [...done, ...refused.map((rejection) => ({ rejection }))];
}

function undo(cluster: Cluster, workload: Rollable, revision: number): Outcome {
  const plan = fixedTemplate(cluster, workload) ?? rolledBack(cluster, workload, revision);
  if (isRejected(plan)) return { rejection: plan };
  if (plan.next === workload) {
    const same = `skipped rollback (current template already matches revision ${revision})`;
    return { object: workload, line: resultLine(workload, same) };
  }
  const detail = { what: 'template', revision: plan.to.number };
  const stored = actAsYou(cluster, { verb: 'changed', object: refOf(workload), detail }, (target) =>
    updateObject(target, plan.next),
  );
  return isRejected(stored) ? { rejection: stored } : { object: stored, line: resultLine(stored, 'rolled back') };
}
