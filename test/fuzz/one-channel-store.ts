/** A store whose every channel begins with the same record, and that forgets what was saved when the next input comes. */
import { type CourseLog, NO_COURSE } from '../../src/app/course-log';
import type { ChannelId, ChannelRecord, ClusterStore, SaveResult } from '../../src/app/ports';
import type { ClusterState } from '../../src/cluster/state';

export class OneChannelStore implements ClusterStore {
  /** What was saved for this input, in its order. */
  readonly saved: ChannelRecord[] = [];
  private given: ChannelRecord | undefined;

  /** What every channel holds from now on. */
  begin(given: ChannelRecord | undefined): void {
    this.given = given;
    this.saved.length = 0;
  }

  load(_id: ChannelId): Promise<ChannelRecord | undefined> {
    return Promise.resolve(this.saved.at(-1) ?? this.given);
  }

  loadVersion(_id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    return Promise.resolve([this.given, ...this.saved].find((record) => record?.version === version));
  }

  async save(id: ChannelId, next: ChannelRecord): Promise<SaveResult> {
    if (next.version !== ((await this.load(id))?.version ?? 0) + 1) return 'conflict';
    this.saved.push(next);
    return 'saved';
  }

  loadSaved(): Promise<ClusterState | undefined> {
    return Promise.resolve(this.given?.cluster);
  }

  loadLook(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }

  saveLook(): Promise<void> {
    return Promise.resolve();
  }

  loadCourse(): Promise<CourseLog> {
    return Promise.resolve(NO_COURSE);
  }

  saveCourse(): Promise<SaveResult> {
    return Promise.resolve('saved');
  }
}
