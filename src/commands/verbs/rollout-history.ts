/**
 * `rollout history`: the revisions of a workload. Follows kubectl/pkg/polymorphichelpers/history.go.
 */
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { printTemplate } from '../../printers/describe/template';
import { qualifiedName } from '../../printers/result';
import { alignTabs, LIST } from '../../printers/tabwriter';
import { numberOf, type Words } from '../grammar/words';
import { readRollables } from '../naming/rollable';
import { typeSlashName } from '../naming/type-name';
import { changeCause, historyOf, type Rollable } from '../rollouts/history';
import type { Done, Verb } from '../verb';

interface HistoryArgs {
  readonly workloads: readonly Rollable[];
  /** 0: all of them. */
  readonly revision: number;
}

export const rolloutHistory: Verb<HistoryArgs> = {
  name: 'rollout history',
  usage: 'rollout history KIND/NAME [--revision=N]',
  summary: 'lists the revisions that you can roll back to',
  examples: ['rollout history deployment/web'],
  effect: 'look',
  origin: 'kubectl',
  flags: [{ name: 'revision', takes: 'number' }],
  parse: readHistory,
  run: runHistory,
};

const noViewer = (object: KubeObject): string => `no history viewer has been implemented for "${object.kind}"`;

function readHistory(words: Words, cluster: Cluster): Result<HistoryArgs> {
  const workloads = readRollables('rollout history', words, cluster, noViewer);
  if (isRejected(workloads)) return workloads;
  const revision = numberOf(words, 'revision') ?? 0;
  const isThere = (workload: Rollable) => historyOf(cluster, workload).some(({ number }) => number === revision);
  if (revision !== 0 && !workloads.every(isThere)) return clientError('unable to find the specified revision');
  return { workloads, revision };
}

function runHistory({ workloads, revision }: HistoryArgs, cluster: Cluster): Result<Done> {
  const names = workloads.map(typeSlashName);
  const line = `rollout history ${names.join(' ')}${revision === 0 ? '' : ` --revision=${revision}`}`;
  return {
    understood: line,
    kubectl: { line },
    stdout: workloads
      .map((workload) => (revision === 0 ? table(cluster, workload) : one(cluster, workload, revision)))
      .join(''),
    focus: workloads.map(refOf),
    isTable: true,
  };
}

function table(cluster: Cluster, workload: Rollable): string {
  const history = historyOf(cluster, workload);
  const name = qualifiedName(workload);
  if (history.length === 0) return `${name} \nNo rollout history found.\n`;
  const rows = [
    'REVISION\tCHANGE-CAUSE\n',
    ...history.map((revision) => `${revision.number}\t${changeCause(revision)}\n`),
  ];
  return `${name} \n${alignTabs(rows.join(''), LIST)}\n`;
}

function one(cluster: Cluster, workload: Rollable, number: number): string {
  const revision = historyOf(cluster, workload).find((candidate) => candidate.number === number);
  if (revision === undefined) return '';
  return `${qualifiedName(workload)} with revision #${number}\n${printTemplate(revision.template)}\n`;
}
