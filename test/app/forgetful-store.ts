/** A store in memory that can lose its oldest versions, as they are lost after 90 days. */
import type { ChannelId, ChannelRecord } from '../../src/app/ports';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';

export class ForgetfulStore extends MemoryClusterStore {
  /** The oldest version that is kept. */
  oldest = 0;

  override async loadVersion(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    return version < this.oldest ? undefined : super.loadVersion(id, version);
  }
}
