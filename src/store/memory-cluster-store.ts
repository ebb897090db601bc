/**
 * Clusters of channels in memory, with the behaviour of the DynamoDB store: for tests, and for tools that keep nothing.
 */
import { type CourseLog, NO_COURSE } from '../app/course-log';
import type { ChannelId, ChannelRecord, ClusterStore, SaveResult } from '../app/ports';
import type { ClusterState } from '../cluster/state';
import { savedBetween } from './kept-versions';
import { FORM, packRecord, unpackRecord } from './record-form';
import { lookKey, partitionOf } from './table';

export class MemoryClusterStore implements ClusterStore {
  /** By channel: the packed versions that are kept. */
  private readonly channels = new Map<string, ReadonlyMap<number, Uint8Array>>();
  /** By channel: versions that have a name. */
  private readonly saved = new Map<string, ReadonlyMap<number, Uint8Array>>();
  /** By channel and person. */
  private readonly looks = new Map<string, number>();
  private readonly courses = new Map<string, CourseLog>();

  async load(id: ChannelId): Promise<ChannelRecord | undefined> {
    return this.loadVersion(id, this.newest(id));
  }

  async loadVersion(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    const bytes = this.versions(id).get(version);
    return Promise.resolve(bytes === undefined ? undefined : unpackRecord(FORM, version, bytes));
  }

  async save(id: ChannelId, next: ChannelRecord, before: ChannelRecord | undefined): Promise<SaveResult> {
    if (this.newest(id) !== next.version - 1) return Promise.resolve('conflict');
    const versions = new Map(this.versions(id)).set(next.version, packRecord(next));
    this.channels.set(partitionOf(id), versions);
    this.keepSaved(id, next, before);
    return Promise.resolve('saved');
  }

  loadSaved(id: ChannelId, version: number): Promise<ClusterState | undefined> {
    const bytes = this.saved.get(partitionOf(id))?.get(version);
    return Promise.resolve(bytes === undefined ? undefined : unpackRecord(FORM, version, bytes).cluster);
  }

  async loadLook(id: ChannelId, person: string): Promise<number | undefined> {
    return Promise.resolve(this.looks.get(`${partitionOf(id)} ${lookKey(person)}`));
  }

  saveLook(id: ChannelId, person: string, version: number): Promise<void> {
    this.looks.set(`${partitionOf(id)} ${lookKey(person)}`, version);
    return Promise.resolve();
  }

  loadCourse(id: ChannelId): Promise<CourseLog> {
    return Promise.resolve(this.courses.get(partitionOf(id)) ?? NO_COURSE);
  }

  saveCourse(id: ChannelId, log: CourseLog): Promise<SaveResult> {
    const before = this.courses.get(partitionOf(id)) ?? NO_COURSE;
    if (before.version !== log.version - 1) return Promise.resolve('conflict');
    this.courses.set(partitionOf(id), log);
    return Promise.resolve('saved');
  }

  private keepSaved(id: ChannelId, next: ChannelRecord, before: ChannelRecord | undefined): void {
    const { added, dropped } = savedBetween(before?.saves ?? [], next.saves);
    const saved = new Map(this.saved.get(partitionOf(id)));
    for (const version of added) if (version === before?.version) saved.set(version, packRecord(before));
    for (const version of dropped) saved.delete(version);
    this.saved.set(partitionOf(id), saved);
  }

  /** The newest version's number; 0 when there is none. */
  private newest(id: ChannelId): number {
    return Math.max(0, ...this.versions(id).keys());
  }

  private versions(id: ChannelId): ReadonlyMap<number, Uint8Array> {
    return this.channels.get(partitionOf(id)) ?? new Map<number, Uint8Array>();
  }
}
