/**
 * One watch of a channel's cluster: what is there, then what each new version changed, whoever made it.
 */
import {
  bookmark,
  encodeWatchEvents,
  initialEvents,
  tooOld,
  type Watch,
  type WatchEvent,
  watchEvents,
} from '../../kube-api/watch';
import type { ApiResponse } from '../../kube-api/request';
import type { ChannelId } from '../ports';
import type { Served, ServedVersions } from './served-versions';

export class ChannelWatch {
  private last: Served | undefined;
  /** Versions that came while it began. */
  private readonly early: Served[] = [];
  private isFirst = true;
  private readonly leave: () => void;

  /** @param send takes whole lines */
  constructor(
    private readonly watch: Watch,
    private readonly versions: ServedVersions,
    private readonly id: ChannelId,
    private readonly send: (lines: string) => void,
  ) {
    // Before anything is read: what is saved meanwhile must not be lost.
    this.leave = versions.listen(id, (served) =>
      this.last === undefined ? this.early.push(served) : this.tell(served),
    );
  }

  /**
   * Says what the watcher does not know yet. Answers why it cannot, where the version that it knows is no longer kept.
   * @param newest the channel as it is now
   */
  async begin(newest: Served): Promise<ApiResponse | undefined> {
    const { since } = this.watch;
    const known =
      since === undefined ? newest : await this.versions.withResourceVersion(this.id, String(since), newest);
    if (known === undefined) return tooOld(this.watch, newest.record.cluster.resourceVersion);
    this.write(since === undefined ? initialEvents(this.watch, newest.cluster) : []);
    this.last = known;
    this.tell(newest);
    for (const served of this.early.splice(0)) this.tell(served);
    return undefined;
  }

  /** How far it has come, for who asked to be told. */
  mark(): void {
    if (this.watch.withBookmarks && this.last !== undefined) this.write([bookmark(this.watch, this.last.cluster)]);
  }

  end(): void {
    this.leave();
  }

  private tell(served: Served): void {
    const { last } = this;
    if (last === undefined || served.record.version <= last.record.version) return;
    this.last = served;
    this.write(watchEvents(this.watch, last.cluster, served.cluster));
  }

  private write(events: readonly WatchEvent[]): void {
    if (events.length === 0) return;
    this.send(encodeWatchEvents(this.watch, events, this.isFirst));
    this.isFirst = false;
  }
}
