/**
 * Clusters of channels in memory, with the behaviour of the DynamoDB store: for tests, and for tools that keep nothing.
 */
import type { ChannelId, ChannelRecord, ClusterStore, SaveResult } from '../app/ports';
import { FORM, packRecord, unpackRecord } from './record-form';
import { partitionOf } from './table';

export class MemoryClusterStore implements ClusterStore {
  /** By channel: the packed versions, the first one at place 0. */
  private readonly channels = new Map<string, readonly Uint8Array[]>();

  async load(id: ChannelId): Promise<ChannelRecord | undefined> {
    return this.loadVersion(id, this.versions(id).length);
  }

  async loadVersion(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    const bytes = this.versions(id)[version - 1];
    return Promise.resolve(bytes === undefined ? undefined : unpackRecord(FORM, version, bytes));
  }

  async save(id: ChannelId, next: ChannelRecord): Promise<SaveResult> {
    const versions = this.versions(id);
    if (versions.length !== next.version - 1) return Promise.resolve('conflict');
    this.channels.set(partitionOf(id), [...versions, packRecord(next)]);
    return Promise.resolve('saved');
  }

  private versions(id: ChannelId): readonly Uint8Array[] {
    return this.channels.get(partitionOf(id)) ?? [];
  }
}
