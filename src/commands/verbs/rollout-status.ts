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
import { rolloutStatus as statusOf, type RolloutStatus } from '../rollouts/rollout-status';
import type { Done, Until, Verb } from '../verb';

interface StatusArgs {
  /** One after the other. */
  readonly workloads: readonly Rollable[];
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
  if (found.length === 0) return clientError('no resources found');
  for (const workload of found) {
    const wrong = wrongRevision(workload, numberOf(words, 'revision') ?? 0);
    if (wrong !== undefined) return wrong;
  }
  const failed = found.map(statusOf).find(({ isError }) => isError === true);
  if (failed !== undefined) return { rejected: true, code: 'Client', message: failed.line };
  const longest = parseDuration(textOf(words, 'timeout') ?? '0') ?? 0;
  return { workloads: found, watches: isOn(words, 'watch', true), longest: longest > 0 ? longest : LONGEST_WAIT };
}

function wrongRevision(workload: Rollable, wanted: number): Rejection | undefined {
  if (wanted === 0 || workload.kind !== 'Deployment' || revisionOf(workload) === wanted) return undefined;
  return clientError(`desired revision (${wanted}) is different from the running revision (${revisionOf(workload)})`);
}

function runStatus({ workloads, watches, longest }: StatusArgs, cluster: Cluster): Result<Done> {
  const line = `rollout status ${workloads.map(typeSlashName).join(' ')}`;
  const watch = new Watch(cluster, workloads);
  const isDone = watches && watch.look();
  if (!watches) for (const workload of workloads) watch.print(statusOf(workload));
  return {
    understood: line,
    kubectl: { line },
    stdout: watch.takeOutput(),
    focus: workloads.map(refOf),
    isTable: true,
    ...(watches && !isDone ? { until: untilDone(watch, longest) } : {}),
  };
}

/** Follows one workload after the other until each is rolled out. */
class Watch {
  private at = 0;
  private last = '';
  private output = '';
  errors = '';

  constructor(
    private readonly cluster: Cluster,
    private readonly workloads: readonly Rollable[],
  ) {}

  /** Prints what is new. Answers whether there is nothing left to wait for. */
  look(): boolean {
    for (; this.at < this.workloads.length; this.at++) {
      const workload = this.workloads[this.at]!;
      const live = this.cluster.resolve(refOf(workload));
      if (live?.metadata.uid !== workload.metadata.uid) {
        this.errors += 'error: object has been deleted\n';
        continue;
      }
      const status = statusOf(live as Rollable);
      this.print(status);
      if (!status.isDone) return false;
    }
    return true;
  }

  /** Prints a line unless it is the same as the one before. */
  print({ line, isError }: RolloutStatus): void {
    if (isError === true) this.errors += `${line}\n`;
    else if (line !== this.last) this.output += `${line}\n`;
    this.last = line;
  }

  /** What was printed since it was taken last. */
  takeOutput(): string {
    const { output } = this;
    this.output = '';
    return output;
  }
}

function untilDone(watch: Watch, longest: number): Until {
  return {
    holds: () => watch.look(),
    longest,
    finish: (reached) => {
      const stderr = reached ? watch.errors : `${watch.errors}error: timed out waiting for the condition\n`;
      return { stdout: watch.takeOutput(), ...(stderr === '' ? {} : { stderr }), code: stderr === '' ? 0 : 1 };
    },
  };
}
