/**
 * Follows the rollouts of several workloads, one after the other, as `rollout status` does.
 * Follows kubectl/pkg/cmd/rollout/rollout_status.go.
 */
import { refOf } from '../../api/objects';
import { isRejected, type Rejection } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { revisionOf } from '../../controllers/deployment/annotations';
import type { Rollables } from '../naming/rollable';
import type { Rollable } from './history';
import { type RolloutStatus, rolloutStatus } from './rollout-status';

export interface WatchOptions {
  /** False: one look at each. */
  readonly waits: boolean;
  /** Virtual milliseconds for each. */
  readonly longest: number;
  /** The revision that must run; 0 for any. */
  readonly revision: number;
}

export class StatusWatch {
  /** What went wrong so far, in order. */
  readonly errors: Rejection[] = [];
  private at = 0;
  private since: number;
  private last = '';
  private output = '';

  constructor(
    private readonly cluster: Cluster,
    private readonly named: Rollables,
    private readonly options: WatchOptions,
  ) {
    this.since = cluster.now;
  }

  /** Prints what is new. Answers whether there is nothing left to wait for. */
  look(): boolean {
    for (; this.at < this.named.length; this.at++) {
      const state = this.stateOf(this.named[this.at]!);
      if (isRejected(state)) this.errors.push(state);
      else this.print(state);
      if (isRejected(state) || state.isDone || !this.options.waits) this.since = this.cluster.now;
      else if (this.cluster.now - this.since < this.options.longest) return false;
      else this.giveUp();
    }
    return true;
  }

  /** The time of the one at hand is over, and so is the time of all others where nothing moves any more. */
  giveUp(): void {
    this.errors.push(clientError('timed out waiting for the condition'));
    this.since = this.cluster.now;
  }

  /** Ends where no more time passes: what is not done by now will not be. */
  end(): void {
    while (!this.look()) {
      this.giveUp();
      this.at++;
    }
  }

  /** What was printed since it was taken last. */
  takeOutput(): string {
    const { output } = this;
    this.output = '';
    return output;
  }

  private stateOf(workload: Rollables[number]): RolloutStatus | Rejection {
    if (isRejected(workload)) return workload;
    const live = this.cluster.resolve(refOf(workload));
    if (live?.metadata.uid !== workload.metadata.uid) return clientError('object has been deleted');
    return wrongRevision(live as Rollable, this.options.revision) ?? stateOf(live as Rollable);
  }

  /** A line is not repeated. */
  private print({ line }: RolloutStatus): void {
    if (line !== this.last) this.output += `${line}\n`;
    this.last = line;
  }
}

function stateOf(workload: Rollable): RolloutStatus | Rejection {
  const status = rolloutStatus(workload);
  return status.isError === true ? { rejected: true, code: 'Client', message: status.line } : status;
}

function wrongRevision(workload: Rollable, wanted: number): Rejection | undefined {
  if (wanted === 0 || workload.kind !== 'Deployment' || revisionOf(workload) === wanted) return undefined;
  return clientError(`desired revision (${wanted}) is different from the running revision (${revisionOf(workload)})`);
}
