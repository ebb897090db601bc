/**
 * `rollout status`: how far a rollout is; waits until it is done. Follows kubectl/pkg/cmd/rollout/rollout_status.go.
 */
import { KINDS } from '../../api/kinds';
import { type KubeObject, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { MINUTE } from '../../cluster/time';
import { revisionOf } from '../../controllers/deployment/annotations';
import { parseDuration } from '../grammar/duration';
import { isOn, numberOf, textOf, type Words } from '../grammar/words';
import { readRollables } from '../naming/rollable';
import { typeSlashName } from '../naming/type-name';
import type { Rollable } from '../rollouts/history';
import { rolloutStatus as statusOf } from '../rollouts/rollout-status';
import type { Done, Until, Verb } from '../verb';

interface StatusArgs {
  readonly workload: Rollable;
  readonly watches: boolean;
  /** Virtual milliseconds. */
  readonly longest: number;
}

const LONGEST_WAIT = 10 * MINUTE;

export const rolloutStatus: Verb<StatusArgs> = {
  name: 'rollout status',
  usage: 'rollout status KIND/NAME',
  summary: 'says how far a rollout is',
  examples: ['rollout status deployment/web'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'watch', short: 'w', takes: 'switch' },
    { name: 'timeout', takes: 'duration' },
    { name: 'revision', takes: 'number' },
  ],
  parse: readStatus,
  run: runStatus,
};

const noViewer = (object: KubeObject): string =>
  `no status viewer has been implemented for ${object.kind}${KINDS[object.kind].group === '' ? '' : `.${KINDS[object.kind].group}`}`;

function readStatus(words: Words, cluster: Cluster): Result<StatusArgs> {
  const found = readRollables('rollout status', words, cluster, noViewer);
  if (isRejected(found)) return found;
  const [workload] = found;
  if (workload === undefined) return clientError('no resources found');
  const wrong = wrongRevision(workload, numberOf(words, 'revision') ?? 0);
  if (wrong !== undefined) return wrong;
  const now = statusOf(workload);
  if (now.isError === true) return { rejected: true, code: 'Client', message: now.line };
  const longest = parseDuration(textOf(words, 'timeout') ?? '0') ?? 0;
  return { workload, watches: isOn(words, 'watch', true), longest: longest > 0 ? longest : LONGEST_WAIT };
}

function wrongRevision(workload: Rollable, wanted: number): Rejection | undefined {
  if (wanted === 0 || workload.kind !== 'Deployment' || revisionOf(workload) === wanted) return undefined;
  return clientError(`desired revision (${wanted}) is different from the running revision (${revisionOf(workload)})`);
}

function runStatus({ workload, watches, longest }: StatusArgs, cluster: Cluster): Result<Done> {
  const line = `rollout status ${typeSlashName(workload)}`;
  const now = statusOf(workload);
  return {
    understood: line,
    kubectl: { line },
    stdout: `${now.line}\n`,
    focus: [refOf(workload)],
    isTable: true,
    ...(watches && !now.isDone ? { until: untilDone(cluster, workload, longest) } : {}),
  };
}

/** Prints every line that is different from the one before. */
function untilDone(cluster: Cluster, workload: Rollable, longest: number): Until {
  const lines: string[] = [`${statusOf(workload).line}\n`];
  let error = '';
  const look = (): boolean => {
    const live = cluster.resolve(refOf(workload));
    if (live?.metadata.uid !== workload.metadata.uid) {
      error = 'error: object has been deleted\n';
      return true;
    }
    const status = statusOf(live as Rollable);
    if (status.isError === true) error = `${status.line}\n`;
    else if (lines.at(-1) !== `${status.line}\n`) lines.push(`${status.line}\n`);
    return status.isDone;
  };
  return {
    holds: look,
    longest,
    finish: (reached) => {
      const stderr = reached ? error : 'error: timed out waiting for the condition\n';
      return { stdout: lines.slice(1).join(''), ...(stderr === '' ? {} : { stderr }), code: stderr === '' ? 0 : 1 };
    },
  };
}
