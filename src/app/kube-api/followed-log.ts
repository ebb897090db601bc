/**
 * A log that somebody follows: what is there, then what each new version of the cluster adds, until the container ends.
 */
import { Cluster } from '../../cluster/cluster';
import { logText, moreOf, type PodLog } from '../../kube-api/pod-log';
import type { ChannelId } from '../ports';
import type { Served, ServedVersions } from './served-versions';

export class FollowedLog {
  /** The version that is told, and the cluster's own time up to which. */
  private told: Served;
  private left: number;
  private readonly leave: () => void;

  /**
   * @param from the version that the log was read from
   * @param reader is told what is printed, and when nothing more will come
   */
  constructor(
    private readonly log: PodLog,
    versions: ServedVersions,
    id: ChannelId,
    from: Served,
    private readonly reader: { write(text: string): void; end(): void },
  ) {
    this.told = from;
    this.left = log.options.limit;
    this.leave = versions.listen(id, (served) => this.tell(served));
    this.print(logText(log.options, log.lines, from.shift));
  }

  close(): void {
    this.leave();
  }

  private tell(served: Served): void {
    const { told, log } = this;
    if (served.record.version <= told.record.version) return;
    this.told = served;
    const { lines, runs } = moreOf(log, new Cluster(served.record.cluster), told.record.cluster.clock);
    this.print(logText(log.options, lines, served.shift));
    if (!runs || this.left <= 0) this.reader.end();
  }

  private print(text: string): void {
    const part = text.slice(0, this.left);
    this.left -= part.length;
    if (part !== '') this.reader.write(part);
  }
}
