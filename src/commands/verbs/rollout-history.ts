/**
 * `rollout history`: the revisions of a workload. Follows kubectl/pkg/polymorphichelpers/history.go.
 */
import { type KubeObject, type PodTemplate, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { own } from '../../api/own';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { printTemplate } from '../../printers/describe/template';
import { qualifiedName } from '../../printers/result';
import { alignTabs, LIST } from '../../printers/tabwriter';
import { asComplaints, together } from '../changes/outcomes';
import { numberOf, type Words } from '../grammar/words';
import { PRINT_FLAGS, type Printed, printEach, readPrinted } from '../printed-objects';
import {
  ROLLABLE_FLAGS,
  readRollables,
  type Rollables,
  understood,
  workloadsOf,
  withoutHistory,
} from '../naming/rollable';
import { typeSlashName } from '../naming/type-name';
import { CHANGE_CAUSE, changeCause, historyOf, type Revision, type Rollable } from '../rollouts/history';
import type { Done, Verb } from '../verb';

interface HistoryArgs {
  readonly named: Rollables;
  /** 0: all of them. */
  readonly revision: number;
  /** Where whole revisions are to be printed, and not a table of them. */
  readonly printed?: Printed;
  /** The command as it was understood. */
  readonly line: string;
}

export const rolloutHistory: Verb<HistoryArgs> = {
  name: 'rollout history',
  usage: 'rollout history KIND/NAME [--revision=N]',
  summary: 'lists the revisions that you can roll back to',
  examples: ['rollout history deployment/web'],
  effect: 'look',
  origin: 'kubectl',
  flags: [{ name: 'revision', takes: 'number' }, ...ROLLABLE_FLAGS, ...PRINT_FLAGS],
  parse: readHistory,
  run: runHistory,
};

const noViewer = (object: KubeObject): string => withoutHistory(object, 'history', 'history viewer');

function readHistory(words: Words, cluster: Cluster): Result<HistoryArgs> {
  const revision = numberOf(words, 'revision') ?? 0;
  if (revision < 0) return clientError(`revision must be a positive integer: ${revision}`);
  const output = readPrinted(words);
  if (isRejected(output)) return output;
  const named = readRollables('rollout history', words, cluster, noViewer);
  return isRejected(named) ? named : { named, revision, ...output, line: understood('rollout history', words, named) };
}

function runHistory({ named, revision, printed, line }: HistoryArgs, cluster: Cluster): Result<Done> {
  const pages = named.map((one) => (isRejected(one) ? one : pageOf(cluster, one, revision, printed)));
  const refused = asComplaints(pages.filter(isRejected));
  if (refused.length > 0 && refused.length === pages.length) return together(refused);
  const workloads = workloadsOf(named);
  return {
    understood: line,
    kubectl: { line },
    stdout: pages.filter((page) => typeof page === 'string').join(''),
    ...(refused.length === 0 ? {} : { stderr: refused.map(({ message }) => `${message}\n`).join(''), code: 1 }),
    focus: workloads.map(refOf),
    isTable: true,
  };
}

function pageOf(cluster: Cluster, workload: Rollable, revision: number, printed?: Printed): Result<string> {
  if (printed !== undefined) return shownRevisions(cluster, workload, revision, printed);
  return revision === 0 ? table(cluster, workload) : one(cluster, workload, revision);
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

function one(cluster: Cluster, workload: Rollable, number: number): Result<string> {
  const revision = historyOf(cluster, workload).find((candidate) => candidate.number === number);
  if (revision === undefined) return noSuchRevision(cluster, workload);
  return `${qualifiedName(workload)} with revision #${number}\n${printTemplate(withCause(workload, revision))}\n`;
}

/** Whole revisions: the ReplicaSets of a Deployment, any other workload as it was. */
function shownRevisions(cluster: Cluster, workload: Rollable, wanted: number, printed: Printed): Result<string> {
  const found = historyOf(cluster, workload).filter(({ number }) => wanted === 0 || number === wanted);
  if (found.length === 0 && wanted !== 0) return noSuchRevision(cluster, workload);
  return printEach(
    found.map((revision) => revision.shown),
    printed,
  );
}

function noSuchRevision(cluster: Cluster, workload: Rollable): Rejection {
  const numbers = historyOf(cluster, workload).map((known) => known.number);
  const known = `revision${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
  return {
    ...clientError('unable to find the specified revision'),
    hint: `${workload.metadata.name} has ${known}.`,
    fixes: [`rollout history ${typeSlashName(workload)}`],
  };
}

/** Of a Deployment, kubectl shows why a revision was made among the annotations of its template. */
function withCause({ kind }: Rollable, { template, annotations }: Revision): PodTemplate {
  const cause = own(annotations, CHANGE_CAUSE) ?? '';
  if (kind !== 'Deployment' || cause === '') return template;
  const { metadata } = template;
  return { ...template, metadata: { ...metadata, annotations: { ...metadata.annotations, [CHANGE_CAUSE]: cause } } };
}
