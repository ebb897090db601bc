/**
 * A store that tells of each new version of a channel's cluster, for those who look at it.
 */
import type { ChannelId, ChannelRecord, SaveResult } from '../app/ports';
import { DynamoClusterStore } from '../store/dynamo-cluster-store';

export type OnSaved = (id: ChannelId, record: ChannelRecord) => void;

export class HeardClusterStore extends DynamoClusterStore {
  constructor(
    private readonly onSaved: OnSaved,
    ...store: ConstructorParameters<typeof DynamoClusterStore>
  ) {
    super(...store);
  }

  override async save(
    id: ChannelId,
    next: ChannelRecord,
    before: ChannelRecord | undefined,
    keptFor?: number,
  ): Promise<SaveResult> {
    const result = await super.save(id, next, before, keptFor);
    if (result === 'saved') this.onSaved(id, next);
    return result;
  }
}
